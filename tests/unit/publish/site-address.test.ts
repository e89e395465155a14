import { describe, expect, it } from "vitest";
import { withFullAddresses } from "../../../src/publish/feeds/full-addresses.ts";
import { fullAddress, siteAddress, tagUri } from "../../../src/publish/site-address.ts";

describe("the address of a site", () => {
  it.each([
    [{}, undefined],
    [{ base: "/jianbao/" }, undefined],
    [{ url: "https://gangwu.example" }, "https://gangwu.example/"],
    [{ url: "HTTPS://GANGWU.example:443/a" }, "https://gangwu.example/a/"],
    [{ url: "http://10.1.2.3:8080/a/b/" }, "http://10.1.2.3:8080/a/b/"],
    [{ url: "https://gangwu.example", base: "/jianbao/" }, "https://gangwu.example/jianbao/"],
    [{ url: "https://港务.example/简报/" }, "https://xn--zfr145d.example/%E7%AE%80%E6%8A%A5/"],
  ])("of %j is %s", (site, address) => {
    expect(siteAddress(site)).toBe(address);
  });

  it("has every file below it, and the home page as its folder", () => {
    const site = { url: "https://gangwu.example/a" };
    expect(fullAddress(site, "index.html")).toBe("https://gangwu.example/a/");
    expect(fullAddress(site, "anquan/2024/01/index.html")).toBe("https://gangwu.example/a/anquan/2024/01/index.html");
    expect(fullAddress(site, "topics/安 全?.html")).toBe(
      "https://gangwu.example/a/topics/%E5%AE%89%20%E5%85%A8%3F.html",
    );
    expect(fullAddress({}, "index.html")).toBeUndefined();
  });
});

describe("an id of a feed", () => {
  it.each([
    ["https://gangwu.example/a/", "tag:gangwu.example,2024:/a/anquan-2024-01"],
    ["http://gangwu.example:8080/a", "tag:gangwu.example,2024:/a/anquan-2024-01"],
    ["http://[fe80::1]/", "tag:fe80-1,2024:/anquan-2024-01"],
  ])("at %s is %s, whatever the scheme and the port", (url, id) => {
    expect(tagUri({ url }, 2024, "anquan-2024-01")).toBe(id);
  });

  it("needs an address of the site", () => {
    expect(tagUri({}, 2024, "anquan-2024-01")).toBeUndefined();
  });
});

describe("markup for readers elsewhere", () => {
  const page = "https://gangwu.example/a/anquan/2024/01/index.html";

  it("has full addresses of images, files and places on the page", () => {
    expect(withFullAddresses('<p><img src="0a.png" alt="甲"><a id="x" href="#a1-fn-1">[1]</a></p>', page)).toBe(
      `<p><img src="https://gangwu.example/a/anquan/2024/01/0a.png" alt="甲"><a id="x" href="${page}#a1-fn-1">[1]</a></p>`,
    );
  });

  it.each([
    '<a href="https://example.org/?a=1&#x26;b=2" rel="noopener">甲</a>',
    '<a href="mailto:a@example.org">甲</a>',
    '<p class="x">键入 src="a.png" 或 href="#b"</p>',
  ])("keeps %s as it is", (html) => {
    expect(withFullAddresses(html, page)).toBe(html);
  });
});
