import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { articleFields, issueFields } from "../../../src/read/issue-schema.ts";
import { jsonSchema } from "../../../src/read/json-schema.ts";
import { readFields, type Fields } from "../../../src/read/schema.ts";
import { seriesFields } from "../../../src/read/series-schema.ts";
import { siteFields } from "../../../src/read/site-schema.ts";
import { parseYamlMap } from "../../../src/read/yaml.ts";
import { fits } from "../../helpers/json-schema.ts";

/** What our reader and the schema say of the same text; an editor sees YAML 1.2 with its core types. */
function verdicts(text: string, fields: Fields): { readonly reader: boolean; readonly schema: boolean } {
  const diagnostics: Diagnostic[] = [];
  const { map, diagnostics: found } = parseYamlMap(text, "/a.yaml", "config", "a: b");
  if (map !== undefined) readFields(map, fields, { group: "config", diagnostics });
  return {
    reader: [...found, ...diagnostics].length === 0,
    schema: fits(parse(text), jsonSchema("t", fields)),
  };
}

const goodIssues = [
  "期号: 2\n日期: 2019-12-06\n标题: 甲",
  "issue: 2\ndate: 2019年12月6日\ntitle: 甲",
  'issue: "12"\n日期: 2019-12-06\n标题: 2024',
  "期号: 1\n日期: 2019-12-06\n署名: [甲, 乙]\n供稿: {供稿: 甲, 核稿: [乙, 丙]}\n增刊: 是",
  "期号: 1\n日期: 2019-12-06\n增刊: true\n编者按: 按语",
  "期号: 1\n日期: 2019-12-06\n编者按: {内容: 按语, form: 无括号, 位置: 文后, sign: 编者}",
  "期号: 1\n日期: 2019-12-06\n分送: {报: 甲, 发: [乙, 丙], 送: [[丁], [戊, 己]]}",
  "期号: 1\n日期: 2019-12-06\n印发: {印发机关: 甲, date: 2019-12-07, 印数: 60, 人员: {校对: 乙}}",
  "期号: 1\n日期: 2019-12-06\n密级: 内部",
  "期号: 1\n日期: 2019-12-06\nclassification: {级别: 秘密, period: 2年}",
  "期号: 1\n日期: 2019-12-06\n份号: auto",
  "期号: 1\n日期: 2019-12-06\n份号: {from: 1, 份数: 60}",
  "期号: 1\n日期: 2019-12-06\n目录: none",
  "期号: 1\n日期: 2019-12-06\n目录: {heading: 本期要目, pages: false, group: column}",
  "期号: 1\n日期: 2019-12-06\n附件: [{标题: 清单, 文件: a.csv, landscape: true}]",
  "期号: 1\n日期: 2019-12-06\n状态: 草稿\n发布时间: 2024-08-05T09:00:00+08:00",
  "期号: 1\n日期: 2019-12-06\n更正: [{日期: 2020-01-01, 内容: 甲}]\n取代: a-2019-01",
  "期号: 1\n日期: 2019-12-06\n落款: true",
  "期号: 1\n日期: 2019-12-06\n落款: {单位: [甲, 乙]}",
  '期号: 1\n日期: 2019-12-06\n版式: {masthead: {top: compact}, red: "#E60012"}',
];
const badIssues = [
  "期号: 2\n标题: 甲",
  "日期: 2019-12-06",
  "期号: 2\nissue: 2\n日期: 2019-12-06",
  "期号: 2\n日期: 2019-12-06\ndate: 2019-12-06",
  "期号: 0\n日期: 2019-12-06",
  "期号: 二\n日期: 2019-12-06",
  "期号: 100000\n日期: 2019-12-06",
  "期号: 2.5\n日期: 2019-12-06",
  "期号: 2\n日期: 2019-13-06",
  "期号: 2\n日期: 2019/12/06",
  "期号: 2\n日期: 20191206",
  "期号: 2\n日期: 2019-12-06\n标題: 甲",
  "期号: 2\n日期: 2019-12-06\n标题:",
  '期号: 2\n日期: 2019-12-06\n标题: "  "',
  "期号: 2\n日期: 2019-12-06\n标题: [甲]",
  "期号: 2\n日期: 2019-12-06\n增刊: 对",
  "期号: 2\n日期: 2019-12-06\n密级: 保密",
  "期号: 2\n日期: 2019-12-06\n密级: {period: 2年}",
  "期号: 2\n日期: 2019-12-06\n状态: 定稿",
  "期号: 2\n日期: 2019-12-06\n分送: [甲]",
  "期号: 2\n日期: 2019-12-06\n分送: {报: []}",
  "期号: 2\n日期: 2019-12-06\n分送: {报: {甲: 乙}}",
  "期号: 2\n日期: 2019-12-06\n印发: {印数: 一百}",
  "期号: 2\n日期: 2019-12-06\n份号: {from: 1}",
  "期号: 2\n日期: 2019-12-06\n份号: 自动编",
  "期号: 2\n日期: 2019-12-06\n附件: [{标题: 清单}]",
  "期号: 2\n日期: 2019-12-06\n发布时间: 2024-08-05",
  "期号: 2\n日期: 2019-12-06\n编者按: {form: 括号}",
  "期号: 2\n日期: 2019-12-06\n版式: {red: 红}",
  "期号: 2\n日期: 2019-12-06\n版式: {masthead: {top: 40mm}}",
  "期号: 2\n日期: 2019-12-06\n更正: {日期: 2020-01-01, 内容: 甲}",
];
const goodSeries = [
  "name: 简报\nissuer: 办公室",
  "刊名: [某市图书馆, 简报]\n编发单位: 办公室\n期号行: 第{issue}期（总第{total}期）",
  "刊名: 简报\n编发单位: 办公室\nvoid: {2021: [12]}\nrules: {markdown/heading-number: off, series/gap: error}",
  "刊名: 简报\n编发单位: 办公室\n字体: {fangsong: fonts/f.ttf}\nnumerals: chinese\nfirstTotal: 17",
];
const badSeries = [
  "name: 简报",
  "name: []\nissuer: 办公室",
  "name: [甲, 乙, 丙]\nissuer: 办公室",
  "name: 简报\n刊名: 简报\nissuer: 办公室",
  'name: 简报\nissuer: 办公室\nissueLine: "第{number}期"',
  "name: 简报\nissuer: 办公室\nrules: {markdown/html-text: off}",
  "name: 简报\nissuer: 办公室\nrules: {markdown/no-such: off}",
  "name: 简报\nissuer: 办公室\nrules: {series/gap: no}",
  "name: 简报\nissuer: 办公室\nvoid: {去年: [1]}",
  "name: 简报\nissuer: 办公室\nvoid: {2021: 12}",
  "name: 简报\nissuer: 办公室\nimprint: {date: 2019-12-06}",
  "name: 简报\nissuer: 办公室\nfonts: {song: a.ttf}",
];
const goodSites = [
  "title: 档案",
  "标题: 档案\n网址: https://bulletin.example/a/\nbase: /a/\n分组: {各县: [甲, {名称: 乙, copies: 2}]}\n搜索: 否",
  "标题: 档案\n公开范围: 内部\n合订本: false\n网站标识码: 3207000001",
];
const badSites = [
  "organisation: 某单位",
  "title: 档案\n网址: bulletin.example",
  "title: 档案\nurl: https://bulletin.example/?a=b",
  "title: 档案\nbase: archive",
  "title: 档案\ngroups: {各县: 甲}",
  "title: 档案\ngroups: {各县: [{copies: 2}]}",
  "title: 档案\npublic: 秘密",
  "title: 档案\nsearch: on",
];

describe("the JSON Schemas", () => {
  it.each([
    ...goodIssues.map((text) => [text, issueFields] as const),
    ...goodSeries.map((text) => [text, seriesFields] as const),
    ...goodSites.map((text) => [text, siteFields] as const),
    ["标题: 甲\n栏目: 乙\n署名: 丙", articleFields] as const,
  ])("and the reader both take %j", (text, fields) => {
    expect(verdicts(text, fields)).toEqual({ reader: true, schema: true });
  });

  it.each([
    ...badIssues.map((text) => [text, issueFields] as const),
    ...badSeries.map((text) => [text, seriesFields] as const),
    ...badSites.map((text) => [text, siteFields] as const),
    ["标题: 甲\n期号: 2", articleFields] as const,
  ])("and the reader both refuse %j", (text, fields) => {
    expect(verdicts(text, fields)).toEqual({ reader: false, schema: false });
  });

  it("have both names of every key, each with a Chinese description that names the other", () => {
    const schema = jsonSchema("t", issueFields);
    const properties = schema["properties"] as Readonly<Record<string, { readonly description: string }>>;
    for (const [name, { alias, description }] of Object.entries(issueFields)) {
      expect(properties[name]?.description).toContain(description.zh);
      expect(properties[alias ?? ""]?.description).toContain(name);
    }
  });

  it("take the example of every key", () => {
    const wrong = [issueFields, seriesFields, siteFields].flatMap((fields: Fields) => {
      const needed =
        fields === issueFields
          ? "期号: 1\n日期: 2019-12-06"
          : fields === siteFields
            ? "标题: 甲"
            : "刊名: 甲\n编发单位: 乙";
      return Object.entries(fields).flatMap(([name, { alias, type }]) => {
        const isThere = alias !== undefined && needed.includes(`${alias}:`);
        const { reader, schema } = verdicts(`${needed}${isThere ? "" : `\n${name}: ${type.example}`}`, fields);
        return reader && schema ? [] : [`${name}: ${type.example}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
