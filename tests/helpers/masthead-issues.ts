/** Small bulletins of invented offices, one per variant of masthead and contents, for tests/e2e/layout-masthead.test.ts. */

const body = `进入汛期以来，云岭水务集团坚持早谋划、早部署、早落实，组织各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区48万居民的用水安全。

集团主要负责同志带队检查第一水厂、第二水厂，逐项核对应急物资台账，做到人员到位、物资到位、措施到位。
`;

/** The same in one paragraph: a page may break after its second line. */
const onePiece = body.replaceAll("\n", "");

function issue(front: string, text = body): string {
  return `---\n${front}\n---\n\n${text}`;
}

const tail = `classification: 公开
imprint:
  by: 云岭水务集团办公室
distribution:
  报: [集团公司领导]
`;

/** A headline of four lines. */
const longHeadline =
  "title: 云岭水务集团召开全市汛期供水保障|和农村饮水安全工作会议暨第二季度调度会|传达学习省水利厅防汛抗旱工作部署要求|研究安排下一阶段重点任务";

const columns = ["要闻", "要闻", "基层动态", "基层动态", "基层动态"];
const headlines = [
  "第一水厂完成滤池改造",
  "管网公司坚持每日巡查主干管网及时消除漏损隐患全力保障城区东部片区安全稳定供水",
  "客服热线月度接通率创新高",
  "水质中心开展应急演练",
  "二次供水泵房改造全部完工",
];

/** An issue of several articles, each as long as told. */
function composite(front: string, count: number, paragraphs: number, withColumns: boolean): Record<string, string> {
  const files: Record<string, string> = { "index.md": `---\n${front}\n---\n` };
  for (let index = 0; index < count; index += 1) {
    const headline = `${headlines[index % headlines.length] ?? ""}${index < headlines.length ? "" : `（${index}）`}`;
    const column = withColumns ? `\ncolumn: ${columns[index % columns.length]}` : "";
    const text = Array.from({ length: paragraphs }, () => body).join("\n");
    files[`${String(index + 1).padStart(2, "0")}-wen.md`] = `---\ntitle: ${headline}${column}\n---\n\n${text}`;
  }
  return files;
}

/** A drawing of a third of a page, and one as high as a figure gets. */
function drawing(height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 590 ${height}" width="590" height="${height}"><rect width="590" height="${height}" fill="#ccc"/></svg>`;
}

function inFolder(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

/** Files of the repository, by path below content/. */
export const mastheadFiles: Readonly<Record<string, string>> = {
  // Two lines, Chinese numerals; marks and signers
  "yunling/series.yaml": `name: [云岭水务集团, 简报]\nissuer: 云岭水务集团办公室\nnumerals: chinese\n${tail}`,
  "yunling/2024/01.md": issue("issue: 1\ndate: 2024-01-05\ntitle: 集团部署汛期供水保障工作"),
  "yunling/2024/02.md": issue(
    "issue: 2\ndate: 2024-01-12\ntitle: 集团部署汛期供水保障工作\nclassification: {level: 内部, period: 1年}\nurgency: 特急\nnotice: 内部资料 注意保存\ncopyNumbers: {from: 7, count: 1}\nsigner: [林如海, 方远, 沈一鸣]",
  ),
  "yunling/2024/03.md": issue(
    "issue: 3\ndate: 2024-01-19\ntitle: 集团部署汛期供水保障工作\nclassification: 内部\nurgency: 加急\nlayout: {masthead: {top: compact}}",
  ),
  "yunling/2024/04.md": issue(
    "issue: 4\ndate: 2024-01-26\ntitle: 集团部署汛期供水保障工作\nlayout: {masthead: {mode: preprinted}}",
  ),
  "yunling/2024/05.md": issue(
    "issue: 5\ndate: 2024-02-02\ntitle: 集团部署汛期供水保障工作\nlayout: {masthead: {name: distribute, row: centre}}",
  ),
  // One line; issue line in two lines; 编
  "dongtai/series.yaml": `name: 云岭营商环境改革创新动态\nissuer: 云岭市营商环境建设局\nissuerRole: 编\nissueLine: "{year}年第{issue}期|（总第{total}期）"\nfirstTotal: 21\n${tail}`,
  "dongtai/2024/01.md": issue("issue: 1\ntotal: 21\ndate: 2024-03-04\ntitle: 全市营商环境改革取得新进展"),
  // Three-part row; 主办
  "gaojiao/series.yaml": `name: 高教信息\nissuer: 发展研究中心\nissuerRole: 主办\nissueLine: "{year}年第{issue}期"\nlayout: {masthead: {row: three}}\n${tail}`,
  "gaojiao/2024/01.md": issue("issue: 1\ndate: 2024-03-19\ntitle: 全国高等教育工作会议召开"),
  // Issuers too long for their row
  "changming/series.yaml": `name: 产改简报\nissuer: 云岭市工业投资集团有限公司产业工人队伍建设改革领导小组\nissuerRole: 编印\n${tail}`,
  "changming/2024/01.md": issue("issue: 1\ndate: 2024-12-06\ntitle: 集团部署产业工人队伍建设改革工作"),
  "changming/2024/02.md": issue(
    "issue: 2\ndate: 2024-12-13\ntitle: 集团部署产业工人队伍建设改革工作\nlayout: {masthead: {row: three}}",
  ),
  // Page 1 must show text
  "shouye/series.yaml": `name: [云岭水务集团, 简报]\nissuer: 云岭水务集团办公室\nlayout: {imprint: {side: last}}\n${tail}`,
  "shouye/2024/01.md": issue(
    `issue: 1\ndate: 2024-01-05\n${longHeadline}\nkicker: 汛期供水保障\nsubtitle: 确保四十八万居民用水安全\nbyline: 生产运行部`,
    onePiece,
  ),
  "shouye/2024/02.md": issue(
    `issue: 2\ndate: 2024-01-12\n${longHeadline}\nkicker: 汛期供水保障\ncolumn: 工作部署\nsubtitle: 确保四十八万居民用水安全\nbyline: [生产运行部, 管网公司]\nsigner: [林如海, 方远山]`,
    onePiece,
  ),
  "shouye/2024/03.md": issue(
    "issue: 3\ndate: 2024-01-19\ntitle: 一月供水量",
    "![图1 各水厂供水量](../gao.svg)\n\n本月供水量平稳增长。\n",
  ),
  "shouye/2024/04.md": issue(
    "issue: 4\ndate: 2024-01-26\ntitle: 二月供水量",
    "![图1 各水厂供水量](../ai.svg)\n\n本月供水量平稳增长。\n",
  ),
  "shouye/2024/05.md": issue(
    `issue: 5\ndate: 2024-02-02\n${longHeadline}\neditorsNote: 现将会议情况摘要刊发。`,
    onePiece,
  ),
  "shouye/2024/06.md": issue(
    `issue: 6\ndate: 2024-02-09\n${longHeadline}\nkicker: 汛期供水保障\nbyline: 生产运行部\nlayout: {masthead: {mode: preprinted}}`,
    onePiece,
  ),
  "shouye/gao.svg": drawing(700),
  "shouye/ai.svg": drawing(300),
  // Contents
  ...inFolder(
    "mulu/2024/01",
    composite("issue: 1\ndate: 2024-02-02\ncontents: {heading: 本期要目, pages: true, group: column}", 5, 2, true),
  ),
  ...inFolder("mulu/2024/02", composite("issue: 2\ndate: 2024-02-09\ntitle: 云岭水务集团一季度工作专刊", 24, 1, false)),
  "mulu/series.yaml": `name: [云岭水务集团, 简报]\nissuer: 云岭水务集团办公室\nlayout: {imprint: {side: last}}\n${tail}`,
};
