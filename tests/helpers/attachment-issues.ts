/** Small bulletins of invented offices with attachments and 落款, for tests/e2e/layout-attachments.test.ts. */

const series = `name: [云岭水务集团, 简报]
issuer: 云岭水务集团办公室
classification: 公开
layout: {imprint: {side: last}}
imprint:
  by: 云岭水务集团办公室
distribution:
  报: [集团公司领导]
`;

const text =
  "进入汛期以来，云岭水务集团坚持早谋划、早部署、早落实，组织各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区48万居民的用水安全。\n";

function issue(number: number, front: string): string {
  return `---\nissue: ${number}\ndate: 2024-0${number}-06\ntitle: 关于印发隐患整改任务清单的通报\n${front}\n---\n\n${text}\n${text}`;
}

/** Titles of the first issue's attachments: the second takes two lines in the list and on its page. */
export const titles = [
  "隐患整改任务清单",
  "云岭水务集团2024年主汛期领导干部带班和重点岗位二十四小时值班安排表",
] as const;

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 900" width="400" height="900"><rect width="400" height="900" fill="#cccccc"/></svg>';

/** Files of the repository, by path below content/. */
export const attachmentFiles: Readonly<Record<string, string>> = {
  "fujian/series.yaml": series,
  // Two, signed by the issuer; three numbered copies
  "fujian/2024/01/index.md": issue(
    1,
    `signature: true\ncopyNumbers: {from: 1, count: 3}\nattachments:\n  - {title: ${titles[0]}, file: renwu.md}\n  - {title: ${titles[1]}, file: zhiban.md}`,
  ),
  "fujian/2024/01/renwu.md": `## 水源部分\n\n${text}\n## 管网部分\n\n${text}`,
  "fujian/2024/01/zhiban.md": `${text}\n${text}`,
  // One, with a date longer than who signs
  "fujian/2024/02/index.md": issue(
    2,
    `signature: {by: 安全质量部, date: 2024-12-26}\nattachments:\n  - {title: 应急处置流程, file: liucheng.svg}`,
  ),
  // As high as an image gets
  "fujian/2024/02/liucheng.svg": drawing,
  // Eleven, a draft signed by two
  "fujian/2024/03/index.md": issue(
    3,
    `status: draft\nsignature: {by: [云岭市水务局, 云岭水务集团有限公司], date: 2024-03-06}\nattachments:\n${Array.from({ length: 11 }, (_, index) => `  - {title: 第${index + 1}水厂任务清单, file: ${index < 10 ? "renwu.md" : "renwu.csv"}}`).join("\n")}`,
  ),
  "fujian/2024/03/renwu.md": text,
  // A file that can't be set: only offered
  "fujian/2024/03/renwu.csv": "任务,期限\n更换阀门,6月底\n",
};
