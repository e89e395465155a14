/** Labels and the names behind each. */
export type Labels = readonly (readonly [label: string, names: readonly string[]])[];

const pair = /([\p{Script=Han}/]{1,8})[\s　]*[：:/]\s*/gu;

/**
 * Reads `供稿：张三 李四 核稿：王五`, `图文/姜博 核稿/赵华`.
 * @returns undefined where a text does not begin with a label, or says nothing behind one.
 */
export function labelsIn(text: string): Labels | undefined {
  const marks = [...text.matchAll(pair)].filter(
    (match) => match.index === 0 || /[\s　；;，,、）)]/u.test(text[match.index - 1] ?? ""),
  );
  if (marks[0]?.index !== 0) return undefined;
  const labels = marks.map((match, index): [string, string[]] => {
    const names = text
      .slice(match.index + match[0].length, marks[index + 1]?.index ?? text.length)
      .replaceAll(/^[\s　；;，,、]+|[\s　；;，,、。]+$/gu, "");
    return [match[1] ?? "", names.split(/[　、；;]+|\s+(?=\p{Script=Han})/u).filter((name) => name !== "")];
  });
  return labels.every(([, names]) => names.length > 0) ? labels : undefined;
}
