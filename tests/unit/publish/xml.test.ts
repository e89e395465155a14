import { describe, expect, it } from "vitest";
import { xmlElement, xmlText } from "../../../src/publish/feeds/xml.ts";

describe("XML", () => {
  it("escapes markup, and no section can end in text", () => {
    expect(xmlText(`<b>甲 & "乙" ]]> 丙</b>`)).toBe(`&lt;b&gt;甲 &amp; "乙" ]]&gt; 丙&lt;/b&gt;`);
  });

  it("leaves out what XML has no form for, and nothing else", () => {
    expect(xmlText("甲\u0000\u0008\u000B\u001B乙\uFFFE\uFFFF\uD800丙\u0085\t\n😀𠮷")).toBe("甲乙丙\u0085\t\n😀𠮷");
  });

  it("keeps line ends and quotes of attributes", () => {
    expect(xmlElement("link", { title: `“甲” "乙"\n<丙>\t`, href: undefined })).toBe(
      `<link title="“甲” &quot;乙&quot;&#10;&lt;丙&gt;&#9;"/>`,
    );
  });

  it("keeps a carriage return, which a reader would take for a line end", () => {
    expect(xmlElement("name", {}, "甲\r乙")).toBe("<name>甲&#13;乙</name>");
  });

  it("writes an element without text as one with an end tag", () => {
    expect(xmlElement("name", {}, "")).toBe("<name></name>");
  });
});
