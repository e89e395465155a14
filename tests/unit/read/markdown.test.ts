import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { parseMarkdown } from "../../../src/read/markdown.ts";
import { leafText } from "../../../src/read/node-places.ts";

const path = "/content/a.md";
const parse = (text: string): Root => parseMarkdown(text, path).value ?? { type: "root", children: [] };
const at = ({ rule, place }: Diagnostic): string =>
  `${rule} ${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
const reported = (text: string): string[] => parseMarkdown(text, path).diagnostics.map(at);
const words = (text: string): string => parse(text).children.map(leafText).join("¶");

function all(tree: Nodes): Nodes[] {
  return [tree, ...("children" in tree ? tree.children.flatMap((child) => all(child)) : [])];
}

function found(text: string, type: string): string[] {
  return all(parse(text)).flatMap((node) =>
    node.type === type
      ? [
          `${node.position?.start.line}:${node.position?.start.column}-${node.position?.end.line}:${node.position?.end.column} ${leafText(node)}`,
        ]
      : [],
  );
}

describe("lines joined in the source", () => {
  it.each([
    ["坚持早谋划、\n早部署", "坚持早谋划、早部署"],
    ["投入使用\nAI系统", "投入使用AI系统"],
    ["共有100\n家企业", "共有100家企业"],
    ["plain Latin\nwords", "plain Latin words"],
    ["他说“好”\n“是的”", "他说“好”“是的”"],
    ["“Foo”\n“Bar”", "“Foo” “Bar”"],
    ["坚持\n**早谋划**\n早部署", "坚持早谋划早部署"],
    ["use **bold**\nwords", "use bold words"],
    ["> 引用第一行\n> 第二行", "引用第一行第二行"],
    ["- 列表项\n  第二行", "列表项第二行"],
    ["见注[^1]\n后文\n\n[^1]: 注", "见注后文¶注"],
  ])("%j reads %j", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("keeps hard breaks", () => {
    expect(words("第一行  \n第二行\\\n第三行")).toBe("第一行\n第二行\n第三行");
  });

  it("loses no character of plain Chinese paragraphs, however they are wrapped", () => {
    const character = fc.constantFrom("港", "口", "，", "。", "“", "”", "A", "9");
    fc.assert(
      fc.property(
        fc.array(
          fc.array(character, { minLength: 1, maxLength: 9 }).map((line) => `汉${line.join("")}字`),
          { minLength: 1, maxLength: 5 },
        ),
        (lines) => {
          expect(words(lines.join("\n"))).toBe(lines.join(""));
        },
      ),
    );
  });
});

describe("emphasis and deletion beside Chinese", () => {
  it.each([
    ["坚持**“双维护”**原则", "strong", "1:3-1:12 “双维护”"],
    ["推进**《共保合同》**的签订", "strong", "1:3-1:13 《共保合同》"],
    ["**真，**她", "strong", "1:1-1:7 真，"],
    ["改为~~三十~~十五", "delete", "1:3-1:9 三十"],
  ])("finds it in %s", (text, type, expected) => {
    expect(found(text, type)).toEqual([expected]);
  });

  it("takes one tilde for a range", () => {
    expect(found("达100%~200%之间约10~20人", "delete")).toEqual([]);
  });
});

describe("addresses", () => {
  it.each([
    ["见https://a.example/b，下文", "1:2-1:21 https://a.example/b"],
    ["见 https://a.example/b下文", "1:3-1:22 https://a.example/b"],
    ["（https://a.example/b）", "1:2-1:21 https://a.example/b"],
    ["网址：www.a.example，下文", "1:4-1:17 www.a.example"],
    ["**见 https://a.example，下文**", "1:5-1:22 https://a.example"],
  ])("end where Chinese begins: %s", (text, expected) => {
    expect(found(text, "link")).toEqual([expected]);
    expect(words(text)).toBe(text.replaceAll("**", ""));
  });

  it("leave emphasis behind them alone", () => {
    expect(found("见https://a.example，**重要**事项", "strong")).toEqual(["1:20-1:26 重要"]);
  });

  it("may hold Chinese in a link that says so", () => {
    const link = all(parse("[表格](https://a.example/表格)")).find((node) => node.type === "link");
    expect(link).toMatchObject({ url: "https://a.example/表格" });
  });

  it("keep the text of code and alternatives as typed", () => {
    expect(words("`https://a.example，好`")).toBe("https://a.example，好");
    expect(all(parse("![见 https://a.example，图](a.png)")).find((node) => node.type === "image")).toMatchObject({
      alt: "见 https://a.example，图",
    });
  });
});

describe("raw HTML", () => {
  it.each([
    ["正文。\n\n<div>不应丢失</div>", "markdown/html-text 3:1-3:16"],
    ["<table><tr><td>单位</td></tr></table>", "markdown/html-text 1:1-1:36"],
    ["<script>\nalert(1)\n</script>", "markdown/html-text 1:1-3:10"],
    ["甲<![CDATA[文]]>乙", "markdown/html-text 1:2-1:15"],
    ["<!-- 注 --> 文字", "markdown/html-text 1:1-1:14"],
  ])("that holds text is an error: %j", (text, expected) => {
    expect(reported(text)).toEqual([expected]);
    expect(parseMarkdown(text, path).diagnostics[0]?.severity).toBe("error");
  });

  it("loses its bare tags with a warning each, never the text between", () => {
    expect(reported("甲<b>字</b>乙")).toEqual(["markdown/html-tag 1:2-1:5", "markdown/html-tag 1:6-1:10"]);
    expect(words("甲<b>字</b>乙")).toBe("甲字乙");
    expect(reported("<div align=center>\n\n文字\n\n</div>")).toEqual([
      "markdown/html-tag 1:1-1:19",
      "markdown/html-tag 5:1-5:7",
    ]);
    expect(parseMarkdown("甲<b>字</b>", path).diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("drops comments with a warning, but keeps those that switch a rule off", () => {
    expect(reported("<!-- 待补 -->\n\n正文。")).toEqual(["markdown/html-comment 1:1-1:12"]);
    const kept = "<!-- jianbao-disable-next markdown/heading-number -->";
    expect(reported(`${kept}\n\n## 二、标题`)).toEqual([]);
    expect(all(parse(`${kept}\n\n## 二、标题`)).filter((node) => node.type === "html")).toHaveLength(1);
  });

  it("says when a comment names no rule, or one that can't be switched off", () => {
    expect(reported("<!-- jianbao-disable-next markdown/heading-nummer -->\n\n正文。")).toEqual([
      "markdown/unknown-rule 1:1-1:54",
    ]);
    expect(reported("<!-- jianbao-disable-next markdown/html-text -->\n\n正文。")).toEqual([
      "markdown/rule-fixed 1:1-1:49",
    ]);
  });
});

describe("notes and references", () => {
  it("reports what would not be set", () => {
    expect(reported("正文。\n\n[^1]: 无人引用")).toEqual(["markdown/footnote-unused 3:1-3:11"]);
    expect(reported("正文[^1]。\n\n[^1]: 甲\n\n[^1]: 乙")).toEqual(["markdown/footnote-twice 5:1-5:8"]);
    expect(reported("[备注]: 见附表\n\n正文。")).toEqual(["markdown/definition-unused 1:1-1:10"]);
    expect(reported("正文[^2]。")).toEqual(["markdown/footnote-missing 1:3-1:7"]);
    expect(reported("正文\\[^2]。")).toEqual([]);
  });

  it("resolves references, so that an article can be cut out", () => {
    const nodes = all(parse("见[网站][w]和![图][t]。\n\n[w]: https://a.example\n[t]: a.png"));
    expect(
      nodes.filter(
        (node) => node.type === "definition" || node.type === "linkReference" || node.type === "imageReference",
      ),
    ).toEqual([]);
    expect(nodes.find((node) => node.type === "link")).toMatchObject({
      url: "https://a.example",
      position: { start: { line: 1, column: 2 } },
    });
    expect(nodes.find((node) => node.type === "image")).toMatchObject({ url: "a.png", alt: "图" });
  });
});

describe("headings", () => {
  it.each([
    ["###### 第六级", "markdown/heading-too-deep 1:1-1:11"],
    ["正文。\n\n####### 第七级", "markdown/heading-too-deep 3:1-3:8"],
    ["##一、标题", "markdown/heading-space 1:1-1:3"],
    ["##", "markdown/heading-empty 1:1-1:3"],
  ])("reports %j", (text, expected) => {
    expect(reported(text)).toEqual([expected]);
  });

  it("leaves #3机组 alone", () => {
    expect(reported("#3机组检修完成。")).toEqual([]);
  });
});

describe("shapes that would take too long are refused before parsing", () => {
  it.each([
    ["nested quotes", "> ".repeat(40), "markdown/too-nested 1:1-1:81"],
    ["nested quotes and lists", "> - ".repeat(500), "markdown/too-nested 1:1-1:2001"],
    ["deep indentation", `${" ".repeat(400)}- 甲`, "markdown/too-nested 1:1-1:404"],
    ["brackets", `甲${"[".repeat(5000)}`, "markdown/too-many-marks 1:1-1:5002"],
    ["emphasis", "*a _b ".repeat(1000), "markdown/too-many-marks 1:1-1:6001"],
    ["columns", `|${"甲|".repeat(61)}\n|${"-|".repeat(61)}\n`, "markdown/too-many-columns 2:1-2:124"],
  ])("%s", (_name, text, expected) => {
    expect(reported(text)).toEqual([expected]);
    expect(parseMarkdown(text, path).value).toBeUndefined();
  });

  it("lets ordinary lists, tables of 48 columns and long paragraphs through", () => {
    expect(reported(`> 1. - 甲\n\n|${"甲|".repeat(48)}\n|${"-|".repeat(48)}\n\n${"长段落，".repeat(2000)}`)).toEqual(
      [],
    );
  });
});

describe("positions", () => {
  it("stand at the characters of the file for every text of one line", () => {
    const lines = [
      "",
      "",
      "## 一、压实**责任**",
      "",
      "见https://a.example，由**“值班员”**负责",
      "第二行 www.b.example。",
      "",
      "- 列表`code`项",
      "",
      "| 单位 | 数量 |",
      "| --- | --- |",
      "| 甲 | 2 |",
    ];
    for (const node of all(parse(lines.join("\n")))) {
      expect(node.position).toBeDefined();
      if (node.type !== "text" || node.position === undefined || node.position.start.line !== node.position.end.line)
        continue;
      const line = lines[node.position.start.line - 1] ?? "";
      expect(line.slice(node.position.start.column - 1, node.position.end.column - 1)).toBe(node.value);
    }
  });

  it("put the characters behind addresses back where they were typed", () => {
    const tree = parseMarkdown(
      '~~~www.a.example甲\nwww.b.example乙\n~~~\n\n![www.c.example丙](d.png "www.e.example丁")',
      path,
    );
    const nodes = all(tree.value ?? { type: "root", children: [] });
    expect(nodes.find(({ type }) => type === "code")).toMatchObject({
      lang: "www.a.example甲",
      value: "www.b.example乙",
    });
    expect(nodes.find(({ type }) => type === "image")).toMatchObject({
      alt: "www.c.example丙",
      title: "www.e.example丁",
    });
  });

  it("are there for every node, whatever is typed", () => {
    const piece = fc.constantFrom(
      "甲",
      "，",
      "https://a.example",
      "www.b.example",
      "a@b.example",
      "**",
      "~~",
      "[",
      "](c.png)",
      "!",
      "<b>",
      "<!-- x -->",
      "\n",
      "\n\n",
      "# ",
      "- ",
      "> ",
      "`",
      "|",
      "[^1]",
      "\\",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        const tree = parseMarkdown(text, path).value;
        for (const node of tree === undefined ? [] : all(tree))
          expect(node.position?.start.line).toBeGreaterThanOrEqual(1);
        expect(JSON.stringify(tree ?? "")).not.toContain("\u2028");
      }),
      { examples: [[["~~", "~~", "www.b.example", "甲"]]] },
    );
  });
});
