import {
  attachments,
  classification,
  contents,
  copyNumbers,
  corrections,
  distribution,
  editorsNote,
  imprint,
  signature,
} from "./composite-values.ts";
import { layout } from "./layout-values.ts";
import { optional, required } from "./schema.ts";
import { boolean, choice, date, instant, integer, labelledNames, text, texts } from "./values.ts";

/** The keys that go with one article: those of an article file, and of an issue for the text its title heads (contract §2). */
export const articleFields = {
  title: optional(
    "标题",
    text("关于做好汛期安全工作的通报"),
    "标题；| 表示希望在此回行",
    "headline; | marks a wanted line break",
  ),
  kicker: optional("肩题", text("一线传真"), "标题上方的肩题", "line above the headline"),
  subtitle: optional("副题", text("自2025年8月1日起施行"), "标题下方的副题", "line below the headline"),
  column: optional("栏目", text("经验交流"), "栏目", "column"),
  byline: optional("署名", texts("某某办公室"), "署名，一个或几个", "byline, one or several"),
  credits: optional("供稿", labelledNames, "文末的供稿、核稿等", "credits at the article's end"),
  editorsNote: optional("编者按", editorsNote, "编者按", "editor's note"),
};

/** Every key of an issue's front matter (contract §2.1). */
export const issueFields = {
  issue: required("期号", integer("2"), "期号，每年从 1 起", "issue number, from 1 each year"),
  date: required("日期", date, "签发日期", "date of signature"),
  ...articleFields,
  total: optional("总期号", integer("21"), "总期号，贯穿全刊", "total, through the whole series"),
  supplement: optional("增刊", boolean, "是否增刊", "whether it is a supplement"),
  edition: optional("版次", text("早报"), "版次", "edition"),
  distribution: optional("分送", distribution, "分送单位，按行", "distribution list by rows"),
  imprint: optional("印发", imprint, "印发机关、日期、印数、人员", "who printed it, when, how many, and the staff"),
  classification: optional("密级", classification, "密级", "classification"),
  urgency: optional("紧急程度", text("加急"), "紧急程度", "urgency"),
  notice: optional("提示", text("内部资料 注意保存"), "报头上的提示", "notice in the masthead"),
  signer: optional("签发人", texts("张三"), "签发人，一个或几个", "signer, one or several"),
  copyNumbers: optional("份号", copyNumbers, "份号", "copy numbers"),
  contents: optional("目录", contents, "目录；默认三篇起有", "contents list; from three articles on by default"),
  attachments: optional("附件", attachments, "附件", "attachments"),
  signature: optional(
    "落款",
    signature,
    "文末的落款：true 用编发单位和本期日期",
    "signature below the text; true: the issuer and the issue's date",
  ),
  status: optional(
    "状态",
    choice({ draft: "draft", 草稿: "draft", published: "published", 发布: "published" } as const),
    "草稿或发布",
    "draft or published",
  ),
  publishAt: optional("发布时间", instant, "在此之前按草稿处理", "before it the issue is a draft"),
  tags: optional("主题词", texts("安全生产"), "主题词", "tags"),
  summary: optional("摘要", text("一两句话的摘要"), "摘要", "summary"),
  corrections: optional("更正", corrections, "更正", "corrections"),
  supersedes: optional(
    "取代",
    text("gangkou-2024-03"),
    "被本期取代的那一期的编号",
    "id of the issue that this one supersedes",
  ),
  layout: optional("版式", layout, "与 series.yaml 不同的版式", "layout where it differs from the series'"),
};
