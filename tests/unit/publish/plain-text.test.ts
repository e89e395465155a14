import { describe, expect, it } from "vitest";
import { issueBlocks } from "../../../src/publish/downloads/issue-blocks.ts";
import { markdownText } from "../../../src/publish/downloads/markdown.ts";
import { plainText } from "../../../src/publish/downloads/plain-text.ts";
import { harbourArticle, harbourIssue } from "../../helpers/published-issues.ts";

const full = harbourIssue(
  { number: 2 },
  {
    summary: { corrections: [{ date: "2024-03-20", text: "“26台”应为“28台”。" }], supersedes: "anquan-2024-01" },
    web: {
      masthead: {
        name: ["机关党建", "工作动态"],
        issueLine: "2024年第2期（总第9期）",
        issueLines: ["2024年第2期", "（总第9期）"],
        issuer: "临海市港务管理局",
        issuerRole: "主办",
        date: "2024年2月6日",
        urgency: "特急",
        notice: "内部资料　注意保存",
        signers: ["陈岸"],
        classification: "内部",
      },
      contents: {
        heading: "本期要目",
        pages: true,
        groups: [{ column: "经验交流", entries: [{ title: "汛期检查", anchor: "a1" }] }],
      },
      articles: [
        harbourArticle({
          column: "经验交流",
          kicker: "防汛专栏",
          subhead: "写在入汛之后",
          byline: ["林帆", "周汀", "安全监督科"],
          notesBeforeHeadline: [
            { html: "刊发<strong>一文</strong>，供参阅。", text: "刊发一文，供参阅。", form: "括号", sign: "编者" },
          ],
          notesAfterText: [{ html: "请各单位研究。", text: "请各单位研究。", form: "无括号" }],
          html: "<p>正文。</p>",
        }),
      ],
      signature: { by: ["安全监督科"], date: "2024年2月5日", isoDate: "2024-02-05", isDateLonger: true },
      attachments: [{ title: "任务清单", file: "0a1b.xlsx", bytes: 4000 }],
      attachmentPages: [
        {
          anchor: "f1",
          label: "附件",
          landscape: false,
          articles: [
            harbourArticle({ anchor: "f1", headline: "任务清单", byline: [], credits: [], html: "<p>一项。</p>" }),
          ],
        },
      ],
    },
  },
);

const around = { supersedes: harbourIssue({ number: 1 }, { summary: { title: "旧文" } }) };

describe("the text of an issue", () => {
  it("has all that the page has, in its order, as plain text", () => {
    expect(plainText(issueBlocks(full, around))).toBe(
      `\uFEFF${[
        "内部　特急\n内部资料　注意保存",
        "机关党建工作动态",
        "2024年第2期\n（总第9期）\n签发人：陈岸\n临海市港务管理局　主办\n2024年2月6日",
        "本期取代2024年第1期《旧文》。",
        "本期要目",
        "【经验交流】",
        "1. 汛期检查",
        "【编者按：刊发一文，供参阅。】",
        "（编者）",
        "【经验交流】\n防汛专栏",
        "我局全面完成汛期安全检查",
        "——写在入汛之后",
        "林帆　周汀\n安全监督科",
        "正文。",
        "安全监督科\n2024年2月5日",
        "（供稿：林帆　周汀）",
        "编者按：请各单位研究。",
        "附件",
        "1. 任务清单",
        "附件",
        "任务清单",
        "一项。",
        "报：市交通运输局，市应急管理局。\n送：海事处，引航站，各港口经营企业，沿江各镇人民政府（街道办事处），市气象台，市水文站。\n临海市港务管理局办公室　2024年2月7日印发\n责任编辑：周汀\n（共印30份）",
        "主题词：防汛　安全检查",
        "更正",
        "2024年3月20日：“26台”应为“28台”。",
      ].join("\n\n")}\n`,
    );
  });

  it("is the same in Markdown, with headings, lists and links", () => {
    const text = markdownText(issueBlocks(full, around));
    expect(text).toContain("\n\n# 机关党建工作动态\n\n2024年第2期\\\n（总第9期）\\\n签发人：陈岸\\\n");
    expect(text).toContain("\n\n【编者按：刊发**一文**，供参阅。】\n\n");
    expect(text).toContain("\n\n## 我局全面完成汛期安全检查\n\n——写在入汛之后\n\n");
    expect(text).toContain("\n\n## 附件\n\n1. [任务清单](0a1b.xlsx)\n\n附件\n\n## 任务清单\n\n一项。\n\n");
    expect(text).toMatch(/\n\n## 更正\n\n2024年3月20日：“26台”应为“28台”。\n$/);
  });

  it("sets tables by tabs, lists by their marks, notes by their numbers, addresses behind words", () => {
    const text = plainText(issueBlocks(harbourIssue({ number: 1 }), {}));
    expect(text).toContain("汛防台专项检查[1]，共排查");
    expect(text).toContain("（二）完善应急预案。对12个预案");
    expect(text).toContain("见物资台账（https://example.org/stock）。");
    expect(text).toContain(
      "\n\n表1　各作业区检查情况\n\n作业区\t检查部位\t问题数\t整改数\t整改时限\n东港作业区\t码头、堆场\t16\t16\t6月10日\n",
    );
    expect(text).toContain("\n\n问题分布\n\n· 东港作业区完成护舷更换；\n· 西港作业区完成排水沟清淤。\n\n“宁可");
    expect(text).toContain("\n\n注\n\n[1] 检查范围不含在建工程。\n\n（供稿");
    expect(text).not.toMatch(/↑|<|\{/);
  });
});
