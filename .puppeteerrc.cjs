// The browser comes with @sparticuz/chromium (see docs/decisions/0001-browser.md): puppeteer must never download one.
module.exports = { skipDownload: true };
