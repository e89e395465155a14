/**
 * What a mark is to a line. GB/T 15834-2011, 5.1.1-5.1.11, tells where marks stand and how wide they are; the order in
 * which they give way is that of the W3C's Chinese layout requirements (3.1.6).
 */
export type MarkClass = "opening" | "closing" | "comma" | "stop" | "middle" | "none";

const classes: readonly (readonly [MarkClass, string])[] = [
  ["opening", "“‘（［｛〔【〖《〈「『"],
  ["closing", "”’）］｝〕】〗》〉」』"],
  ["comma", "，、；："],
  ["stop", "。．？！"],
  ["middle", "·"],
];

const classOf = new Map(classes.flatMap(([name, marks]) => [...marks].map((mark) => [mark, name] as const)));

/** The class of a character. */
export function markClass(character: string): MarkClass {
  return classOf.get(character) ?? "none";
}

/** Marks whose blank half lies behind their ink. */
export function isClosing(mark: MarkClass): boolean {
  return mark === "closing" || mark === "comma" || mark === "stop";
}

const neverFirst = new Set("。．，、；：！？”’）］｝〕】〗》〉」』—–～~·/％%‰℃°′″…,.;:!?)]}〃々々ー");
const neverLast = new Set("“‘（［｛〔【〖《〈「『￥＄¥$№＃#/([{");

/**
 * Whether a line may not start with a character: closing marks, connectors, 间隔号, 分隔号, signs behind a number
 * (GB/T 15834-2011, 5.1). A dash of two zi may, the connector of one zi may not; ellipses stay with what they end, as
 * the browser has it.
 */
export function mayNotStart(text: string): boolean {
  return text === "——" ? false : neverFirst.has(text.charAt(0));
}

/** Whether a line may not end with a character: opening marks, 分隔号, signs in front of a number (5.1). */
export function mayNotEnd(text: string): boolean {
  return neverLast.has(text.charAt(text.length - 1));
}

/** The classes that give way when a line has to take more in, in that order. */
export const squeezeOrder = ["brackets", "commas", "stops"] as const;

/** Which of them a mark belongs to, as an index; -1 for anything else. */
export function squeezeRank(mark: MarkClass): number {
  if (mark === "opening" || mark === "closing") return 0;
  return mark === "comma" ? 1 : mark === "stop" ? 2 : -1;
}
