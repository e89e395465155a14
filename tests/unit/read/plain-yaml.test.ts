import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlainMap } from "../../../src/read/plain-yaml.ts";
import { parseWholeYaml } from "../../../src/read/yaml.ts";

const common = fc.constantFrom(
  ...[
    "2",
    "2019-12-06",
    "第一水厂",
    "甲 乙",
    "“甲”：乙",
    "《办法》（试行）——通报",
    "https://example.org/a",
    "null",
    "+3",
  ],
  ...["甲\u3000", "a:b", "a#b", "[甲, 乙]", "[甲,乙 ,  丙 丁]", '["@各单位", 乙]', '[ "甲" ,乙 ]', '"甲 乙"'],
);
const odd = fc.constantFrom(
  ...["a: b", "a #b", "甲:", "甲 ", "甲\t乙", "\u3000甲", "\u00a0甲", "# 甲", "", "-1", "- 2", "?", "~"],
  ...["[]", "[甲,]", "[甲, [乙]]", "[甲:乙]", "[甲#]", "[\u00a0甲]", "[甲] 乙"],
  ...['"甲\\t乙"', '"甲" ', "'甲'", "|", ">", "*甲", "&甲 乙", "!甲", "@甲", "%甲", "{甲: 乙}", "...", "---"],
);
const value = fc.oneof({ weight: 9, arbitrary: common }, { weight: 1, arbitrary: odd });
const item = fc.tuple(fc.constantFrom("- ", "- ", "-  "), value).map((parts) => parts.join(""));
const pair = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(": ", ": ", ": ", ":  ", ":", " : ", "："), value)
    .map(([colon, text]) => name + colon + text);
const inner = fc.oneof(
  fc.array(item, { minLength: 1, maxLength: 3 }),
  fc.tuple(pair("甲"), pair("乙")),
  fc.tuple(
    fc.constantFrom("甲:", "甲: 丙"),
    item.map((text) => `  ${text}`),
    pair("乙"),
  ),
);
const block = (name: string): fc.Arbitrary<string[]> =>
  fc.oneof(
    pair(name).map((line) => [line]),
    fc
      .tuple(fc.constantFrom("", "  ", "  ", "    "), inner)
      .map(([indent, lines]) => [`${name}:`, ...lines.map((line) => indent + line)]),
    fc.constantFrom(`${name}:`, "# 说明", "甲", "  甲").map((line) => [line]),
  );
const text = fc
  .uniqueArray(fc.constantFrom("issue", "期号", "tags", "抄送", "a_b", "a-b", "第2项"), { minLength: 1, maxLength: 4 })
  .chain((names) => fc.tuple(...names.map(block)))
  .chain((blocks) =>
    fc
      .tuple(fc.constantFrom("\n", "\n", "\n", "\n\n", "\n \n"), fc.constantFrom("", "\n", "\n\n", "\n  "))
      .map(([between, end]) => `\n${blocks.flat().join(between)}${end}`),
  );

describe("plain YAML", () => {
  it("is read as the whole parser reads it, places included", () => {
    let plain = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const map = parsePlainMap(yaml, "01.md");
        if (map === undefined) return;
        plain += 1;
        expect({ map, diagnostics: [] }, yaml).toEqual(parseWholeYaml(yaml, "01.md", "front-matter", "期号: 2"));
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it("is what front matter mostly is", () => {
    const yaml = `
issue: 12
date: 2024-03-08
title: 关于防汛工作的通报——“早准备”|“早落实”
byline: [防汛办公室, 工程部]
distribution:
  主送: ["@各水厂"]
  抄送:
    - [市水务局, 市应急管理局]
    - 集团各部门

imprint:
  staff:
    责任编辑: 陶云帆
tags:
- 防汛
- 值班
`;
    expect(parsePlainMap(yaml, "12.md")).toEqual(parseWholeYaml(yaml, "12.md", "front-matter", "期号: 2").map);
  });

  it.each([
    "期号: 1\n期号: 2",
    "期号:",
    "- 甲",
    "甲",
    "",
    "期号: 1\n  甲",
    "甲: |\n  乙",
    "甲:\n  - 乙: 丙",
    "甲: &a 乙",
  ])("leaves %j to the whole parser", (yaml) => {
    expect(parsePlainMap(yaml, "01.md")).toBeUndefined();
  });
});
