import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitiseSvg } from "../../../src/read/svg.ts";

const wrap = (inner: string, attributes = 'viewBox="0 0 40 30"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

describe("a drawing's size", () => {
  it.each([
    ['width="40" height="30"', 40, 30],
    ['width="40px" height="30px" viewBox="0 0 1 1"', 40, 30],
    ['width="1in" height="25.4mm"', 96, 96],
    ['width="72pt" height="2.54cm"', 96, 96],
    ['width="100%" height="100%" viewBox="0 0 40 30"', 40, 30],
    ['viewBox="0,0,40,30"', 40, 30],
  ])("%s", (attributes, width, height) => {
    const safe = sanitiseSvg(wrap("", attributes));
    expect("svg" in safe && [Math.round(safe.width), Math.round(safe.height)]).toEqual([width, height]);
  });

  it.each(["", 'width="0" height="10"', 'width="a" height="b"', 'viewBox="0 0 -4 3"'])(
    "is missing in %j",
    (attributes) => {
      expect(sanitiseSvg(wrap("", attributes))).toEqual({ kind: "size" });
    },
  );
});

describe("a drawing", () => {
  it("keeps shapes, texts, gradients and references to itself", () => {
    const inner =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect fill="url(#a)" width="4" height="3"/><use href="#a"/><text x="1">A &lt; 乙</text>';
    const safe = sanitiseSvg(
      `<?xml version="1.0"?>\n<!-- 注 -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n${wrap(inner)}`,
    );
    expect(safe).toMatchObject({ width: 40, height: 30 });
    expect("svg" in safe && safe.svg.endsWith(`>${inner}</svg>`)).toBe(true);
    expect("svg" in safe && safe.svg).not.toMatch(/DOCTYPE|<!--|<\?/);
  });

  it("loses what drawing programs say of themselves", () => {
    const safe = sanitiseSvg(
      wrap(
        '<metadata><rdf:RDF><a/></rdf:RDF></metadata><sodipodi:namedview id="x"/><g inkscape:label="层" id="g"/>',
        'viewBox="0 0 4 3" xmlns:inkscape="urn:i"',
      ),
    );
    expect("svg" in safe && safe.svg).toMatch(/><g id="g"\/><\/svg>$/);
    expect("svg" in safe && safe.svg).not.toContain("inkscape");
  });

  it.each([
    ["a script", "<script>alert(1)</script>", "<script>"],
    ["a script of another prefix", "<svg:script>alert(1)</svg:script>", "<svg:script>"],
    ["an event handler", '<rect onload="alert(1)"/>', "onload"],
    ["a handler in capitals", '<rect ONCLICK="alert(1)"/>', "ONCLICK"],
    ["foreign content", "<foreignObject><p>文</p></foreignObject>", "<foreignObject>"],
    ["an image", '<image href="https://a.example/x.png"/>', "<image>"],
    ["a link", '<a href="javascript:alert(1)"/>', "<a>"],
    ["animation", '<animate attributeName="href" to="javascript:alert(1)"/>', "<animate>"],
    ["an outside reference", '<use href="https://a.example/x.svg#a"/>', 'href="https://a.example/x.svg#a"'],
    ["an outside reference by xlink", '<use xlink:href="x.svg#a"/>', 'xlink:href="x.svg#a"'],
    ["an outside fill", '<rect fill="url(https://a.example/#a)"/>', "url(https://a.example/#a"],
    ["an outside fill hidden by entities", '<rect fill="u&#114;l(https://a.example/)"/>', "url(https://a.example/"],
    ["an import", "<style>@import 'x.css';</style>", "@import"],
    ["an address in a style", "<style>rect { fill: url(//a.example) }</style>", "url(//a.example"],
    ["an escape in a style", '<rect style="fill: \\75rl(//a.example)"/>', "\\"],
    ["entities", '</svg><!DOCTYPE svg [<!ENTITY a "b">]>', "<!DOCTYPE […]>"],
    ["an unknown entity", "<text>&a;</text>", "&a;"],
  ])("is refused for %s", (_name, inner, what) => {
    expect(sanitiseSvg(wrap(inner))).toEqual({ kind: "active", what });
  });

  it.each([
    "<svg",
    "<svg><g></svg>",
    "<svg></g></svg>",
    '<svg a="1" a="2"></svg>',
    "<svg a=1></svg>",
    "文<svg></svg>",
    "<svg></svg><svg></svg>",
    "",
    "<g></g>",
    `<svg>${"<g>".repeat(200)}`,
  ])("is refused when it is not well formed: %j", (text) => {
    expect(sanitiseSvg(text)).toMatchObject({ kind: "broken" });
  });

  it("never lets anything active through", () => {
    const piece = fc.constantFrom(
      "<svg viewBox='0 0 1 1'>",
      "</svg>",
      "<g>",
      "</g>",
      "<script>",
      "</script>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "&lt;",
      "script",
      "<rect ",
      "onload='x'",
      "href='http://a.example'",
      "/>",
      ">",
      "<style>",
      "</style>",
      "url(http://a.example)",
      "'",
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const safe = sanitiseSvg(`<svg viewBox='0 0 1 1'>${pieces.join("")}</svg>`);
        expect("svg" in safe ? safe.svg : "").not.toMatch(/<script|<[^>]*\son\w+\s*=|<[^>]*href="h/i);
      }),
      { numRuns: 300 },
    );
  });
});
