/**
 * A sample archive of an invented water company whose addresses are held in tests/fixtures/addresses-*.txt. Never change
 * what is here in a way that moves an address; add to it.
 */

const text =
  "进入汛期以来，云岭水务集团坚持早谋划、早部署、早落实，组织各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项。";

/** Words that stand only in what must not be on the site. */
export const secretWords = [
  "秋水长天",
  "qiushui",
  "shenji",
  "审计专报",
  "暮云合璧",
  "孤鹜齐飞",
  "渔舟唱晚",
  "雁阵惊寒",
];

const series = (name: string): string => `name: ${name}
issuer: 云岭水务集团办公室
classification: 公开
imprint:
  by: 云岭水务集团办公室
distribution:
  报: [集团公司领导]
`;

const front = (issue: number, date: string, title: string, more = ""): string =>
  `---\nissue: ${issue}\ndate: ${date}\ntitle: ${title}\n${more}---\n\n`;

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160" width="400" height="160"><rect width="400" height="160" fill="#888888"/></svg>';

const folderIssue = `${front(
  2,
  "2024-02-06",
  "汛期准备专刊",
  `tags: [防汛, 供水]
summary: 汛期准备工作三则。
supersedes: shuiwu-2023-12
attachments:
  - {title: 隐患台账, file: taizhang.csv}
`,
)}# 第一水厂完成滤池改造

——十二格滤池全部换砂

## 主要做法

${text}[^1]详见[服务承诺](https://water.example.org/fuwu/)。

![滤池分布](lvchi.svg)

[^1]: 隐患数截至2024年1月底。

# 管网公司抢修不过夜

|区域|隐患数|
|---|---:|
|城东|16|
|城西|20|

# 水质中心开展“A&B<C]]>”演练

${text}
`;

/** Files of the repository below content/, but for site.yaml. */
export const archiveFiles: Readonly<Record<string, string>> = {
  "shuiwu/series.yaml": series("[云岭水务集团, 简报]"),
  "shuiwu/2023/12.md": front(12, "2023-12-06", "年终供水保障") + text,
  "shuiwu/2024/01.md":
    front(1, "2024-01-05", "部署春节供水", "corrections:\n  - {date: 2024-03-20, text: “36项”应为“38项”。}\n") + text,
  "shuiwu/2024/02/index.md": folderIssue,
  "shuiwu/2024/02/lvchi.svg": drawing,
  "shuiwu/2024/02/taizhang.csv": "部位,期限\n取水口,6月底\n",
  "shuiwu/2024/s01.md": front(1, "2024-02-20", "抗旱特刊", "supplement: true\n") + text,
  "dangjian/series.yaml": series("机关党建动态"),
  "dangjian/2024/01.md": front(1, "2024-03-01", "开展主题党日活动") + text,
  // What no reader of the site may learn of
  "shuiwu/2024/03.md":
    front(3, "2024-03-06", "秋水长天调研", "classification: 内部\ntags: [qiushui]\nsupersedes: shuiwu-2024-01\n") +
    text,
  "shuiwu/2024/04.md": front(4, "2024-04-06", "暮云合璧方案", "status: draft\n") + text,
  "shuiwu/2024/05.md": front(5, "2024-05-06", "孤鹜齐飞通报", "publishAt: 2990-01-01T00:00:00+08:00\n") + text,
  "shuiwu/2024/06.md": front(6, "2024-06-06", "渔舟唱晚要情", "classification: 机密\ncopyNumbers: auto\n") + text,
  "shenji/series.yaml": series("审计专报").replace("classification: 公开", "classification: 内部"),
  "shenji/2024/01.md": front(1, "2024-01-08", "雁阵惊寒事项") + text,
};
