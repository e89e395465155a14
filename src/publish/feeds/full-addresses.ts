/** A start tag as our own markup has it: every attribute quoted. Text can't look like one, its `<` is escaped. */
const startTag = /<[a-z][a-z0-9]*(?:\s+[\w-]+(?:="[^"]*")?)+\s*>/g;

/** An address in it that is relative to the page: no scheme in front. */
const relative = /(\s(?:href|src)=")(?![a-z][a-z0-9+.-]*:)([^"]*)"/g;

/** Markup of a page with its relative addresses and fragments made full, for readers that show it elsewhere. */
export function withFullAddresses(html: string, page: string): string {
  return html.replaceAll(startTag, (tag) =>
    tag.replaceAll(relative, (_, before: string, address: string) => `${before}${joined(address, page)}"`),
  );
}

/** Joined as text: what is escaped in markup stays escaped. Our markup names files beside the page and places on it. */
function joined(address: string, page: string): string {
  return address.startsWith("#") ? page + address : page.slice(0, page.lastIndexOf("/") + 1) + address;
}
