/** Small bulletins of invented offices, one per form of an article, for tests/e2e/layout-articles.test.ts. */

const series = (id: string, more = ""): string => `name: [云岭水务集团, 简报]
issuer: 云岭水务集团办公室
classification: 公开
layout: {imprint: {side: last}}
imprint:
  by: 云岭水务集团办公室
distribution:
  报: [集团公司领导]
${more}# ${id}
`;

const text =
  "进入汛期以来，云岭水务集团坚持早谋划、早部署、早落实，组织各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项。";

/** A headline as typed, and the words in it that no line may part. */
export interface HeadlineCase {
  readonly typed: string;
  readonly whole: readonly string[];
}

/** Headlines longer than a line. */
export const headlineCases: readonly HeadlineCase[] = [
  {
    typed: "云岭水务集团召开汛期供水保障和农村饮水安全工作会议部署全年重点任务",
    whole: ["云岭水务集团", "汛期", "保障", "农村", "饮水安全", "会议", "部署", "任务"],
  },
  {
    typed: "《云岭市城市供水突发事件应急处置办法》印发施行一周年综述",
    whole: ["《云岭市城市供水突发事件应急处置办法》", "施行", "一周年", "综述"],
  },
  {
    typed: "林望舒带队调研2024年第二批老旧小区供水管网改造工程进展情况",
    whole: ["林望舒", "2024年", "第二批", "老旧", "小区", "改造", "工程", "进展"],
  },
  {
    typed: "城区48.6万户居民二次供水设施改造任务提前3个月全面完成受到群众好评",
    whole: ["48.6万户", "居民", "设施", "任务", "3个月", "完成", "群众", "好评"],
  },
  {
    typed: "第一水厂“双随机、一公开”检查发现的问题整改到位率达到99.5%",
    whole: ["第一水厂", "“双随机、一公开”", "检查", "问题", "99.5%"],
  },
  { typed: "以深化集体协商|凝聚新时代产业工人向心力", whole: ["以深化集体协商", "凝聚新时代产业工人向心力"] },
  {
    typed: "传达学习全省防汛抗旱工作会议精神研究部署主汛期城乡供水保障和安全生产工作推动各项任务落到实处",
    whole: ["传达", "学习", "防汛抗旱", "会议", "精神", "研究", "部署", "安全生产", "推动", "落到实处"],
  },
];

const headlines = `---
issue: 1
date: 2024-05-06
title: 标题回行专刊
contents: none
---

${headlineCases.map(({ typed }) => `# ${typed}\n\n${text}`).join("\n\n")}
`;

/** Three articles, two columns, numbering by column, item marks, credits, notes at each article's end. */
const composite: Readonly<Record<string, string>> = {
  "index.md": "---\nissue: 2\ndate: 2024-05-13\ntitle: 汛期专刊\neditorsNote: 现将三个单位的做法刊发，供参阅。\n---\n",
  "01-shui.md": `---
column: 经验交流
kicker: 汛期供水保障
title: 一块白板管住交接班
subtitle: 第一水厂推行班组看板的做法
byline: [第一水厂, 生产运行部]
credits: {供稿: 第一水厂, 核稿: [林望舒, 程远山]}
editorsNote: {text: 第一水厂的做法不花大钱，值得借鉴。, position: 标题后, form: 无括号}
---

${text}[^1]

## 交班有据

${text}

## 接班有责

${text}

[^1]: 隐患数截至2024年4月底。
`,
  "02-guan.md": `---
column: 经验交流
title: 管网公司抢修不过夜
byline: [苏晓晴, 高大勇]
---

## 力量下沉

${text}[^1]详见[服务承诺](https://water.example.org/fuwu/)和<https://water.example.org/biaozhun/>。

[^1]: 按抢修台账统计。
`,
  "03-yu.md": `---
column: 舆情参考
title: 网民关注二次供水改造
editorsNote: {text: 有关建议请客户服务部研究。, position: 文后, sign: 编者}
---

## 基本情况

★《云岭日报》报道文昌街道泵房改造，阅读量超过12万次，网民留言以肯定为主，建议尽快公布其余小区的改造计划。

■ 本地论坛网民建议公布监理单位电话。

● 热线受理相关来电126件。

## 处置建议

${text}
`,
};

const levels = `---
issue: 1
date: 2024-05-06
title: 安全生产专项整治阶段小结
byline: 安全质量部
---

## 总体情况

### 制度建设

#### 值班制度

##### 带班领导

${text}

### （二）强化培训。全年举办应急培训班12期，培训职工860人次，实操考核合格率98.5%。

**一是压实责任链条。**集团公司与18个单位签订责任书，要求*关键岗位*值守，**“双随机”**检查${text}

1. 编制预案，明确每个岗位的职责和处置流程，做到一厂一策、一泵一案、一岗一卡
2. 储备物资
   - 发电机和潜水泵

- 热线值班长负责派单

> 保供水就是保民生，保民生就要保到每一个水龙头，做到小漏不过夜、大漏不停工，群众满意才是真满意。

~~三日内~~二十四小时内办结。

## **双控**机制

${text}
`;

/** Two articles by `#`: no contents list. */
const pair = `---
issue: 2
date: 2024-05-13
title: 五月工作两则
---

# 第一水厂完成滤池改造

——十二格滤池全部换砂

*第一水厂*

## 主要做法

${text}

# 水质中心开展应急演练

## 主要做法

${text}
`;

/** Files of the repository, by path below content/. */
export const articleFiles: Readonly<Record<string, string>> = {
  "biaoti/series.yaml": series("biaoti"),
  "biaoti/2024/01.md": headlines,
  "lanmu/series.yaml": series("lanmu", "numbering: column\n"),
  "lanmu/2024/01.md": pair.replace("issue: 2", "issue: 1").replace("五月工作两则", "五月工作"),
  ...Object.fromEntries(Object.entries(composite).map(([name, content]) => [`lanmu/2024/02/${name}`, content])),
  "cengci/series.yaml": series("cengci"),
  "cengci/2024/01.md": levels,
  "cengci/2024/02.md": pair,
};
