import { finding } from "../model/report.ts";
import { optional, required, type ValueType } from "./schema.ts";
import { boolean, choice, eitherText, integer, labels, list, mapping, text } from "./values.ts";

interface GroupMember {
  readonly name: string;
  readonly copies?: number;
}

const member: ValueType<GroupMember> = eitherText<GroupMember>(
  {
    ...text("甲单位"),
    read(node, context) {
      const name = text("甲单位").read(node, context);
      return name === undefined ? undefined : { name: name.text };
    },
  },
  mapping(
    {
      name: required("名称", text("甲单位"), "单位名称", "its name"),
      copies: optional("份数", integer("2"), "份数", "how many copies it gets"),
    },
    "{name: 甲单位, copies: 2}",
    ({ name, copies }) =>
      name === undefined
        ? undefined
        : { name: name.value.text, ...(copies === undefined ? {} : { copies: copies.value }) },
  ),
);

const url: ValueType<string> = {
  ...text("https://bulletin.example/"),
  form: { kind: "text", pattern: String.raw`^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@]+(?:/[^\s?#]*)?$` },
  read(node, context) {
    const typed = text("https://bulletin.example/").read(node, context);
    if (typed === undefined) return undefined;
    if (isFolderAddress(typed.text)) return typed.text;
    context.diagnostics.push(finding("config/not-url", node.place, { key: context.key, found: typed.text }));
    return undefined;
  },
};

/** Whether pages can have addresses below one: a query, a fragment or a password would stand in the middle of theirs. */
function isFolderAddress(typed: string): boolean {
  if (!/^https?:\/\/[^\s/?#]/i.test(typed) || !URL.canParse(typed)) return false;
  const { username, password } = new URL(typed);
  return username === "" && password === "" && !/[?#]/.test(typed);
}

const base: ValueType<string> = {
  ...text("/archive/"),
  form: { kind: "text", pattern: String.raw`^/(?:[\w.~-]+/)*$` },
  read(node, context) {
    const typed = text("/archive/").read(node, context);
    if (typed === undefined) return undefined;
    if (/^\/(?:[\w.~-]+\/)*$/.test(typed.text)) return typed.text;
    context.diagnostics.push(finding("config/not-base", node.place, { key: context.key, found: typed.text }));
    return undefined;
  },
};

const timeZone: ValueType<string> = {
  ...text("Asia/Shanghai"),
  read(node, context) {
    const typed = text("Asia/Shanghai").read(node, context);
    if (typed === undefined) return undefined;
    try {
      return new Intl.DateTimeFormat("en", { timeZone: typed.text }).resolvedOptions().timeZone === ""
        ? undefined
        : typed.text;
    } catch {
      context.diagnostics.push(finding("config/not-time-zone", node.place, { found: typed.text }));
      return undefined;
    }
  },
};

/** Every key of site.yaml (contract §2.3). */
export const siteFields = {
  title: required("标题", text("本单位简报档案"), "网站的名称", "name of the site"),
  organisation: optional("单位", text("某某单位"), "主办单位", "the organisation"),
  url: optional("网址", url, "网站的地址；订阅和站点地图要用", "address of the site; feeds and sitemap need it"),
  base: optional(undefined, base, "网站所在的路径", "path that the site is served under"),
  timeZone: optional("时区", timeZone, "时区", "time zone"),
  groups: optional(
    "分组",
    labels(list(member, "[甲单位, 乙单位]"), "{成员单位: [甲单位, 乙单位]}"),
    "分送单位的组，用 @组名 引用",
    "distribution groups, named by @name",
  ),
  public: optional(
    "公开范围",
    choice({ 公开: "公开", 内部: "内部" } as const),
    "网站上可以出现的最高密级",
    "highest classification on the site",
  ),
  footer: optional("页脚", text("某某单位主办"), "页脚文字", "text at the foot of every page"),
  search: optional("搜索", boolean, "是否提供搜索", "whether the site has a search"),
  volumes: optional(
    "合订本",
    boolean,
    "网站上是否有往年的合订本",
    "whether the site offers each year that is over as one PDF",
  ),
  listed: optional(
    "收录",
    boolean,
    "是否让搜索引擎收录；内网写 否",
    "whether search engines may list the site; false on an intranet",
  ),
  siteCode: optional(
    "网站标识码",
    text("3207000001"),
    "政府网站标识码，写进每一页的标签",
    "identification code of a government site, for the tags of every page",
  ),
};
