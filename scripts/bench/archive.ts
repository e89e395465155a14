import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes a file and the folders it stands in. */
export function put(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Bulletins of an invented water company. */
const series = [
  ["yunling", "云岭水务集团工作简报"],
  ["anquan", "云岭水务安全生产简报"],
  ["dangjian", "云岭水务党建动态"],
  ["gongcheng", "云岭水务重点工程简报"],
] as const;

/** Words that sentences are made of, by place in the sentence. */
const words = {
  who: `第一水厂 第二水厂 东郊水厂 管网所 客服中心 水质检测站 调度中心 抢修大队 工程建设部 生产技术部 安全环保部 人力资源部 财务管理部 党委办公室 集团工会 团委 纪检监察室 营业分公司 北区分公司 南湾分公司 二次供水公司 设计院 物资公司 信息中心 各直属单位 机关各部门 值班班组 青年突击队 劳模工作室 基层党支部`,
  when: `本月以来 入汛以来 上周 连日来 近期 节前 三季度 开工两个月 年初以来 在前期试点基础上 接到预警后 按照集团部署 结合实际 汛期来临之际 针对夏季用水高峰 对照年度目标 会议结束当天 专项行动开展以来`,
  how: `统筹安排 逐项 分片 连夜 主动 集中力量 坚持问题导向 采取日调度的办法 会同街道和社区 邀请行业专家 依托智慧平台 倒排工期 明确专人 对标先进企业 压茬推进 利用夜间低峰时段 以师带徒 全员参与`,
  verb: `排查 更换 检修 改造 巡检 清洗 验收 复核 完善 修订 制定 建立 推广 落实 优化 组建 培训 走访 征集 办结 督办 通报 启用 敷设 迁改 检测 整治 演练`,
  what: `老旧管网 加压泵站 取水口围栏 加药设备 配电柜 消防设施 地下阀门井 沉淀池 水质在线仪表 用户水表 工单流程 岗位操作规程 应急预案 值班制度 安全责任清单 技能竞赛方案 合理化建议 廉洁风险点 薪酬分配办法 集体合同条款 职工疗休养计划 小区二次供水设施 抢修物资台账 施工围挡 漏损控制分区 档案资料 采购文件 阀门启闭台账 服务承诺 供水水质公示`,
  much: `项 处 台 套 个 公里 户 人次 份 件 座 批`,
  result: `隐患整改率达到 漏损率同比下降 群众满意度提高到 办结率保持在 管网压力合格率达到 设备完好率提升至 计划完成率为 水质综合合格率稳定在`,
  effect: `做到早发现、早处置 群众反映良好 受到市主管部门肯定 为安全度汛打下基础 有力保障了高峰供水 职工参与热情高涨 形成了闭环管理 相关做法已在全集团推广 下一步将纳入年度考核 有关情况已向属地政府报告 减少停水影响近半 进一步压实了责任`,
  aim: `确保安全优质供水 让百姓喝上放心水 把矛盾化解在基层 推动国有企业改革深化提升行动见效 保持和谐稳定的劳动关系 提升职工获得感 守住不发生较大事故的底线 加快建设节水型城市 实现降本增效 擦亮服务品牌`,
  head: `压实责任，筑牢安全防线 突出重点，抓好设备检修 强化统筹，加快工程进度 服务群众，解决急难愁盼 建章立制，提升管理水平 以赛促学，锻造过硬队伍 党建引领，凝聚攻坚合力 深化协商，促进共建共享 数字赋能，提高调度效率 严格督查，确保取得实效`,
} as const;

type Place = keyof typeof words;

const lists = Object.fromEntries(
  Object.entries(words).map(([place, list]) => [place, list.split(" ")]),
) as unknown as Readonly<Record<Place, readonly string[]>>;

/** What the archive is: its size, and a seed. */
export interface ArchiveSize {
  readonly issues: number;
  /** Characters of each issue's text. */
  readonly characters: number;
}

/**
 * Writes a repository of issues as an office might have them: four bulletins over ten years, sections, run-in heads, now and
 * then a list or a table. The same every time.
 */
export function writeBenchArchive(folder: string, { issues, characters }: ArchiveSize): void {
  const writer = new Writer();
  put(join(folder, "content/site.yaml"), "title: 云岭水务简报档案\nurl: https://example.org/archive/\n");
  for (const [id, name] of series)
    put(
      join(folder, `content/${id}/series.yaml`),
      `name: ${name}\nissuer: 云岭水务集团办公室\nclassification: 公开\ndistribution:\n  抄送: [各直属单位, 集团各部门]\n`,
    );
  const years = 10;
  const aYear = Math.ceil(issues / series.length / years);
  for (let index = 0; index < issues; index += 1) {
    const [id] = series[index % series.length] ?? series[0];
    const place = Math.floor(index / series.length);
    const year = 2015 + Math.floor(place / aYear);
    const number = (place % aYear) + 1;
    const date = new Date(Date.UTC(year, 0, 2 + Math.floor(((number - 1) * 360) / aYear))).toISOString().slice(0, 10);
    put(
      join(folder, `content/${id}/${year}/${String(number).padStart(2, "0")}.md`),
      `---\nissue: ${number}\ndate: ${date}\ntitle: ${writer.title()}\nbyline: ${writer.one("who")}\ntags: [${writer.one("what")}, ${writer.one("verb")}]\n---\n\n${writer.body(characters, index)}\n`,
    );
  }
}

/** Makes sentences, the same in every run. */
class Writer {
  #state = 20_190_206;

  #below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  one(place: Place): string {
    const list = lists[place];
    return list[this.#below(list.length)] ?? "";
  }

  title(): string {
    return `${this.one("who")}${this.one("how")}${this.one("verb")}${this.one("what")}`;
  }

  body(characters: number, index: number): string {
    const blocks: string[] = [];
    let length = 0;
    const add = (block: string): void => {
      blocks.push(block);
      length += block.length;
    };
    for (let section = 0; length < characters; section += 1) {
      add(`## ${"一二三四五六七八九十"[section % 10]}、${this.one("head")}`);
      for (let count = 0; count < 3 && length < characters; count += 1)
        add(this.#paragraph(Math.min(170, characters - length), count));
      if (index % 5 === section) add(index % 2 === 0 ? this.#table() : this.#list());
    }
    return blocks.join("\n\n");
  }

  #paragraph(atLeast: number, count: number): string {
    let text = `${"一二三"[count]}是**${this.one("verb")}${this.one("what")}。**`;
    while (text.length < atLeast) text += this.#sentence();
    return text;
  }

  #sentence(): string {
    const number = 2 + this.#below(898);
    const [who, when, how, verb, what] = (["who", "when", "how", "verb", "what"] as const).map((place) =>
      this.one(place),
    );
    switch (this.#below(4)) {
      case 0:
        return `${when}，${who}${how}${verb}${what}${number}${this.one("much")}，${this.one("effect")}。`;
      case 1:
        return `${who}${how}，${verb}${what}，${this.one("verb")}${this.one("what")}，${this.one("result")}${(90 + this.#below(99) / 10).toFixed(1)}%。`;
      case 2:
        return `${who}负责人表示，将${how}${verb}${what}，${this.one("aim")}。`;
      default:
        return `${1 + this.#below(12)}月${1 + this.#below(28)}日，${who}会同${this.one("who")}${verb}${what}，共${this.one("verb")}${this.one("what")}${number}${this.one("much")}；${this.one("effect")}，${this.one("aim")}。`;
    }
  }

  #list(): string {
    return Array.from({ length: 4 }, () => `- ${this.one("who")}：${this.one("verb")}${this.one("what")}`).join("\n");
  }

  #table(): string {
    const rows = Array.from(
      { length: 5 },
      () => `| ${this.one("who")} | ${this.one("what")} | ${1 + this.#below(400)} | ${this.#below(100)}% |`,
    );
    return ["| 单位 | 事项 | 数量 | 完成率 |", "| --- | --- | ---: | ---: |", ...rows].join("\n");
  }
}
