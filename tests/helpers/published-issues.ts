import type { ArticleMarkup, IssueSummary, WebIssue } from "../../src/model/composed.ts";
import type { Site } from "../../src/model/issue.ts";
import type { WholeIssue, PublishedSeries } from "../../src/publish/published-issue.ts";

/** A site of an invented harbour office. */
export const harbourSite: Site = {
  path: "/bulletin/content/site.yaml",
  title: "临海港务简报",
  organisation: "临海市港务管理局",
  timeZone: "Asia/Shanghai",
  groups: {},
  public: "公开",
  footer: "地址：临海市望潮路8号　电话：0000-1234567",
  search: false,
};

/** Its bulletins: one with a nameplate in one line, one in two. */
export const harbourSeries: readonly PublishedSeries[] = [
  { id: "anquan", name: ["港口安全工作简报"], issuer: "临海市港务管理局办公室" },
  { id: "dangjian", name: ["机关党建", "工作动态"], issuer: "临海市港务管理局机关党委" },
];

const body = `<h3 class="level-1" id="a1-n1">一、汛期准备工作总体平稳</h3>
<p id="a1-p2">今年入汛以来，全局上下按照“早部署、早检查、早落实”的要求，组织各作业区开展防汛防台专项检查<sup><a href="#a1-fn-1" id="a1-fnref-1">[1]</a></sup>，共排查码头、堆场、仓库等重点部位126处，整改问题38项，整改率达到100%，为安全度汛打下了坚实基础。</p>
<h4 class="level-2" id="a1-n2">（一）压实岗位责任</h4>
<p id="a1-p4">各作业区逐级签订责任书，<strong>明确带班领导和值班人员</strong>，做到岗位有人、责任有主。</p>
<p class="run-in-block"><span class="run-in level-2">（二）完善应急预案。</span>对12个预案逐一推演，补充物资调拨和人员转移两章，并组织夜间拉练两次。</p>
<h5 class="level-3" id="a1-n3">1. 物资储备</h5>
<p>储备沙袋4000只、水泵26台，见<a href="https://example.org/stock" rel="noopener noreferrer">物资台账</a>。</p>
<p class="caption">表1　各作业区检查情况</p>
<div class="table-box" tabindex="0" role="region" aria-label="表格"><table><thead><tr><th scope="col">作业区</th><th scope="col">检查部位</th><th scope="col" class="align-right">问题数</th><th scope="col" class="align-right">整改数</th><th scope="col">整改时限</th></tr></thead><tbody><tr><td>东港作业区</td><td>码头、堆场</td><td class="align-right">16</td><td class="align-right">16</td><td>6月10日</td></tr><tr><td>西港作业区</td><td>仓库、岸电</td><td class="align-right">22</td><td class="align-right">22</td><td>6月12日</td></tr></tbody></table></div>
<figure><img src="0123456789abcdef.svg" alt="问题分布" width="400" height="160" loading="lazy"><figcaption>问题分布</figcaption></figure>
<ul><li>东港作业区完成护舷更换；</li><li>西港作业区完成排水沟清淤。</li></ul>
<blockquote><p>“宁可十防九空，不可失防万一。”</p></blockquote>
<section class="notes"><p class="notes-label">注</p><ol><li id="a1-fn-1">检查范围不含在建工程。 <a href="#a1-fnref-1">↑</a></li></ol></section>`;

const chart = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="160" viewBox="0 0 400 160"><rect x="60" y="40" width="60" height="100"/><rect x="180" y="20" width="60" height="120"/><rect x="300" y="80" width="60" height="60"/></svg>`;

/** An article with all that a body can hold. */
export function harbourArticle(own: Partial<ArticleMarkup> = {}): ArticleMarkup {
  return {
    anchor: "a1",
    headline: "我局全面完成汛期安全检查",
    headlineLines: ["我局全面完成汛期安全检查"],
    notesBeforeHeadline: [],
    notesAfterHeadline: [],
    notesAfterText: [],
    byline: ["安全监督科　林 帆"],
    credits: [{ label: "供稿", names: ["林帆", "周汀"] }],
    html: body,
    passages: [
      { anchor: "a1-n1", text: "一、汛期准备工作总体平稳" },
      {
        anchor: "a1-p2",
        text: "今年入汛以来，全局上下按照“早部署、早检查、早落实”的要求，组织各作业区开展防汛防台专项检查，共排查码头、堆场、仓库等重点部位126处，整改问题38项，整改率达到100%，为安全度汛打下了坚实基础。",
      },
      { anchor: "a1-n2", text: "（一）压实岗位责任" },
      { anchor: "a1-p4", text: "各作业区逐级签订责任书，明确带班领导和值班人员，做到岗位有人、责任有主。" },
    ],
    ...own,
  };
}

/** A published issue of the harbour office; anything can be replaced. */
export function harbourIssue(
  place: { readonly series?: string; readonly year?: number; readonly number: number; readonly supplement?: boolean },
  own: {
    readonly summary?: Partial<IssueSummary>;
    readonly web?: Partial<WebIssue>;
    readonly pdf?: WholeIssue["pdf"] | "none";
  } = {},
): WholeIssue {
  const { series = "anquan", year = 2024, number, supplement = false } = place;
  const name = harbourSeries.find(({ id }) => id === series)?.name ?? [series];
  const id = `${series}-${year}-${supplement ? "s" : ""}${String(number).padStart(2, "0")}`;
  const month = ((number - 1) % 12) + 1;
  const issueLine = supplement ? `增刊第${number}期` : `第${number}期（总第${number + 30}期）`;
  const summary: IssueSummary = {
    ref: { id, series, year, number, supplement },
    seriesName: name,
    seriesTitle: name.join(""),
    title: "我局全面完成汛期安全检查",
    issueLine,
    issuer: "临海市港务管理局办公室",
    date: `${year}-${String(month).padStart(2, "0")}-06`,
    printedOn: `${year}-${String(month).padStart(2, "0")}-07`,
    classification: "公开",
    status: "published",
    tags: ["防汛", "安全检查"],
    byline: ["安全监督科"],
    corrections: [],
    distribution: [{ label: "报", recipients: [{ name: "市交通运输局", copies: 2 }, { name: "市应急管理局" }] }],
    ...own.summary,
  };
  const web: WebIssue = {
    masthead: {
      name,
      issueLine: summary.issueLine,
      issueLines: [summary.issueLine],
      issuer: summary.issuer,
      date: `${year}年${month}月6日`,
      signers: [],
    },
    articles: [harbourArticle()],
    attachments: [],
    imprint: {
      distribution: [
        { label: "报", text: "市交通运输局，市应急管理局。" },
        { label: "送", text: "海事处，引航站，各港口经营企业，沿江各镇人民政府（街道办事处），市气象台，市水文站。" },
      ],
      by: "临海市港务管理局办公室",
      printedOn: `${year}年${month}月7日印发`,
      copies: "共印30份",
      staff: [{ label: "责任编辑", names: ["周汀"] }],
    },
    files: [{ name: "0123456789abcdef.svg", contentType: "image/svg+xml", bytes: new TextEncoder().encode(chart) }],
    ...own.web,
  };
  const pdf = own.pdf ?? { fileName: `${id}.pdf`, bytes: 238_400, pages: 5 };
  const entries = web.articles.map(({ anchor, headline = summary.title }) => ({ anchor, title: headline }));
  return { summary, entries, web, ...(pdf === "none" ? {} : { pdf }) };
}
