import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WholeIssue } from "../../src/publish/published-issue.ts";
import { readSiteAssets } from "../../src/publish/site-assets.ts";
import { wholeSite } from "./whole-site.ts";
import { createTemplates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "./published-issues.ts";

/** Numbers from 0 to below 1 that are the same in every run. */
export function steadyRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Parts of sentences of an invented harbour office, with all that folding has to do with. */
const subjects = [
  "东港作业区",
  "西港作業區",
  "引航站",
  "港務局安全監督科",
  "第三装卸队",
  "ＶＴＳ中心",
  "机关党委",
  "轮机(维修)部",
];
const verbs = [
  "组织开展",
  "全面完成",
  "扎实推進",
  "认真落实",
  "部署",
  "复核",
  "于二〇二三年十二月六日启动",
  "在2024年第2期通报后整改",
];
const objects = [
  "防汛检查",
  "集体协商",
  "“十百千”工程",
  "工资集體協商",
  "岸电改造５０项",
  "①号泊位护舷更换",
  "A类隐患清零",
  "零星用工登记",
  "夜航演练12次",
  "档案数字化",
];
const tails = [
  "，成效明显",
  "，共排查问题38项",
  "；第二十一期已作报道",
  "，覆盖率达到100％",
  "、受到表扬",
  "，annual report 另附",
  "",
  "，详见第十二号文",
];
const days = ["三月一日", "6月18日", "十二月二十日", "２月９日", "9月30日"];

/** Names are made of these, so that most parts of a text stand in few issues. */
const syllables = [
  ..."江海潮汐帆舟楫锚缆岸桥堤坝礁湾浦洋波涛澜澄清远宁安泰和顺昌盛兴隆福瑞祥云岭峰峦林松柏梅兰竹菊春秋冬夏东南西北望明朗晖曦霞虹雨雪霜露",
  ..."錦繡華麗鐵鋼銅銀鑫陽陰龍鳳鶴鷗燕鵬馬駿騰飛躍進達通暢順",
];

/** An article's paragraphs. */
function paragraphs(random: () => number, count: number): string[] {
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const name = (): string => one(syllables) + one(syllables) + one(syllables);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => `${one(days)}，${name()}${one(subjects)}${name()}${one(verbs)}${name()}${one(objects)}${one(tails)}。`,
    ).join(""),
  );
}

/** Public issues of both harbour bulletins, `count` in all, over the given years. Every 50th has a hostile title. */
export function archiveIssues(count: number, years: readonly number[], paragraphCount = 6): WholeIssue[] {
  const random = steadyRandom(count);
  return Array.from({ length: count }, (_, index) => {
    const texts = paragraphs(random, paragraphCount);
    const [first = ""] = texts;
    const title = index % 50 === 7 ? hostileTitle : [...first].slice(5, 24).join("");
    const year = years[index % years.length] ?? 2024;
    return harbourIssue(
      {
        series: index % 3 === 0 ? "dangjian" : "anquan",
        year,
        number: Math.floor(index / years.length) + 1,
      },
      {
        summary: { title, tags: index % 4 === 0 ? ["防汛"] : ["协商", "Ｇ20"] },
        web: {
          articles: [
            harbourArticle({
              headline: title,
              html: texts.map((text, place) => `<p id="a1-p${place + 1}">${text}</p>`).join(""),
              passages: texts.map((text, place) => ({ anchor: `a1-p${place + 1}`, text })),
            }),
          ],
          files: [],
        },
      },
    );
  });
}

/** What a title may try on a page. */
export const hostileTitle = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>关于’&amp;值守的通报`;

/** Writes the site of such issues into a folder. */
export async function writeArchive(folder: string, issues: readonly WholeIssue[]): Promise<void> {
  const files = wholeSite({
    site: { ...harbourSite, search: true },
    series: harbourSeries,
    issues,
    templates: createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] }),
    assets: await readSiteAssets({ nameplates: "" }),
  });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
