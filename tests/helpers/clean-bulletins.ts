import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const bank = parse(
  readFileSync(fileURLToPath(new URL("../fixtures/proof/clean.yaml", import.meta.url)), "utf8"),
) as Readonly<Record<string, readonly string[]>>;

const offices = [
  "云岭水务集团办公室",
  "清河县政务服务局",
  "松湖区城市管理局",
  "望江街道办事处",
  "南浦港务公司",
  "东陵县住房和城乡建设局",
  "碧溪镇人民政府",
  "岭南公路养护中心",
  "安澜河道管理处",
  "新桥供电服务站",
];
const titles = [
  "压实责任抓落实|推动各项任务落地见效",
  "用心用情办好民生实事",
  "开展隐患排查整治专项行动",
  "举办业务骨干能力提升培训班",
  "多措并举提升服务水平",
  "重点项目建设跑出“加速度”",
];
const headings = ["总体情况", "主要做法", "工作成效", "存在问题", "先进典型", "下一步打算"];

/** How many bulletins there are. */
export const bulletinCount = 60;

/** A clean bulletin: its text and how many characters its body has. The same number gives the same bulletin. */
export function cleanBulletin(number: number): { readonly text: string; readonly characters: number } {
  const dice = new Dice(number + 1);
  const office = offices[number % offices.length] ?? "";
  const themes = Object.keys(bank).filter((theme) => theme !== "requirements");
  const used = new Set<string>();
  let body = "";
  for (let part = 0; body.length < 1750; part += 1) {
    body += `## ${"一二三四五六七八九"[part] ?? "十"}、${headings[part] ?? "其他情况"}\n\n`;
    for (let count = 0; count < 3; count += 1) {
      const theme = themes[(number * 5 + part * 3 + count) % themes.length] ?? "";
      const paragraph = dice.fresh(bank[theme] ?? [], used);
      body += `${dice.fill(paragraph, office)}\n\n`;
    }
    if (part === 1) body += extra(number, dice, office);
  }
  const title = dice.fill(titles[number % titles.length] ?? "", office);
  const text = `---
期号: 1
日期: 2024-06-18
标题: ${title}
署名: ${office}
分送:
  报: [市委办公室, 市政府办公室]
  发: [各县区, 市直各单位]
---

${body}`;
  return { text, characters: body.replaceAll(/\s/g, "").length };
}

/** A table, run-in headings or a list, by turns. */
function extra(number: number, dice: Dice, office: string): string {
  const used = new Set<string>();
  const demands = [0, 1, 2].map(() => dice.fill(dice.fresh(bank["requirements"] ?? [], used), office));
  switch (number % 4) {
    case 0: {
      const [a, b, c] = [dice.number(40), dice.number(40), dice.number(40)];
      return `表1　各片区完成情况\n\n| 片区 | 完成数（项） | 占比 |\n| --- | --- | --- |\n| 城东 | ${a} | 35% |\n| 城西 | ${b} | 40% |\n| 城南 | ${c} | 25% |\n| 合计 | ${a + b + c} | 100% |\n\n`;
    }
    case 1:
      return demands.map((text) => `**${text.replace("。", "。**")}\n\n`).join("");
    case 2:
      return demands.map((text, index) => `${"一二三"[index] ?? ""}是${text}\n\n`).join("");
    default:
      return demands.map((text, index) => `### （${"一二三"[index] ?? ""}）${text}\n\n`).join("");
  }
}

/** Numbers and choices that are the same in every run. */
class Dice {
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed * 7919;
  }

  /** A number from 1. */
  number(most: number): number {
    this.#seed = (this.#seed * 1103515245 + 12345) % 2147483648;
    return 1 + (Math.floor(this.#seed / 65536) % most);
  }

  /** One of a list that was not taken before. */
  fresh(list: readonly string[], used: Set<string>): string {
    const left = list.filter((item) => !used.has(item));
    const item = left[this.number(left.length) - 1] ?? "";
    used.add(item);
    return item;
  }

  /** A text with its blanks filled in. */
  fill(text: string, office: string): string {
    const month = this.number(5);
    const day = this.number(20);
    const values: Readonly<Record<string, string>> = {
      office,
      year: "2023",
      month: String(month),
      date: `2024年${month}月${day}日`,
      date2: `${day + 3}日`,
      n: String(20 + this.number(60)),
      m: String(120 + this.number(800)),
      k: String(2 + this.number(7)),
      p: `${80 + this.number(18)}.${this.number(9)}`,
      d: `${3 + this.number(40)}.${this.number(9)}`,
    };
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }
}
