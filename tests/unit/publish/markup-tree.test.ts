import { expect, it } from "vitest";
import { attributeOf, hasClass, markupTree, textOfMarkup } from "../../../src/publish/downloads/markup-tree.ts";

it("reads an article's markup as a tree", () => {
  expect(markupTree('<p class="a b">一<strong>二</strong><br>三</p><img alt="图"><hr>')).toEqual([
    {
      name: "p",
      attributes: ' class="a b"',
      children: [
        "一",
        { name: "strong", attributes: "", children: ["二"] },
        { name: "br", attributes: "", children: [] },
        "三",
      ],
    },
    { name: "img", attributes: ' alt="图"', children: [] },
    { name: "hr", attributes: "", children: [] },
  ]);
});

it("resolves character references once, in text and in attributes", () => {
  const [link] = markupTree('<a href="?a=1&#x26;b=&quot;&gt;">&#x3C;b> &#38;lt; &amp;amp; &nbsp; 😀</a>');
  if (typeof link !== "object") throw new Error("no element");
  expect(attributeOf(link, "href")).toBe('?a=1&b=">');
  expect(textOfMarkup([link])).toBe("<b> &lt; &amp; &nbsp; 😀");
});

it("tells attributes and classes of an element by their whole names", () => {
  const [cell] = markupTree('<td data-class="x" class="align-right short" colspan="3">甲</td>');
  if (typeof cell !== "object") throw new Error("no element");
  expect(attributeOf(cell, "colspan")).toBe("3");
  expect(attributeOf(cell, "col")).toBe("");
  expect([hasClass(cell, "short"), hasClass(cell, "x"), hasClass(cell, "align")]).toEqual([true, false, false]);
});
