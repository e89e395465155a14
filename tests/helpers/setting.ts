import type { MeasuredLine, MeasuredPdf } from "./pdf-measure.ts";

/** mm; one zi of the text, and the type area's edges. */
const zi = 156 / 28;
const edges = { left: 28, right: 184 };

const neverFirst = "。．，、；：！？”’）］｝〕】〗》〉」』—–～·/％%‰℃°′″";
const neverLast = "“‘（［｛〔【〖《〈「『￥＄№＃/";
const closing = "”’）］｝〕】〗》〉」』，、；：。．？！";
const opening = "“‘（［｛〔【〖《〈「『";

/** A line of the text with where it stands and whether its paragraph goes on below it. */
export interface TextLine {
  readonly page: number;
  readonly text: string;
  readonly line: MeasuredLine;
  /** Whether its paragraph goes on in the next line, and whether it began in an earlier one. */
  readonly goesOn: boolean;
  readonly isTurned: boolean;
}

/**
 * The lines of the text in reading order: everything of the text's size that starts at the left edge or two zi from it.
 * `indented` moves both edges in (quotes).
 */
export function settingLines(pdf: MeasuredPdf, indented = 0): TextLine[] {
  const left = edges.left + indented * zi;
  const found = pdf.pages.flatMap((page, index) =>
    page.lines
      .filter((line) => line.angle === 0 && line.top < 262 && Math.abs(line.fontSizePt - 15.79) < 0.2)
      .filter((line) => line.color === "#000000" && startOf(line, left) !== undefined)
      .map((line) => ({ page: index + 1, line, text: line.text.trim(), start: startOf(line, left) })),
  );
  return found.map((one, index) => ({
    page: one.page,
    line: one.line,
    text: one.text,
    isTurned: one.start === "turned",
    goesOn: found[index + 1]?.start === "turned",
  }));
}

function startOf(line: MeasuredLine, left: number): "turned" | "indented" | undefined {
  const trimmed = opening.includes(line.text.trim().charAt(0)) ? zi / 2 : 0;
  if (Math.abs(line.left + trimmed - left) < 0.1 || Math.abs(line.left - left) < 0.1) return "turned";
  return Math.abs(line.left - left - 2 * zi) < 0.1 ? "indented" : undefined;
}

/** Lines that start or end with a mark that may not stand there (GB/T 15834-2011, 5.1). */
export function forbiddenEdges(lines: readonly TextLine[]): string[] {
  return lines.flatMap(({ text, page, isTurned, goesOn }) => [
    ...(isTurned && !text.startsWith("——") && neverFirst.includes(text.charAt(0))
      ? [`${page}: |${text.slice(0, 6)}`]
      : []),
    ...(goesOn && neverLast.includes(text.at(-1) ?? "") ? [`${page}: ${text.slice(-6)}|`] : []),
  ]);
}

/** Distances from the type area's right edge in mm of all lines that go on; of a mark at the end its blank half is left out. */
export function rightEdges(
  lines: readonly TextLine[],
  right = edges.right,
): { readonly text: string; readonly off: number }[] {
  return lines
    .filter(({ goesOn }) => goesOn)
    .map(({ line, text }) => ({ text, off: line.right - (closing.includes(text.at(-1) ?? "") ? zi / 2 : 0) - right }));
}

/** Pitches of pairs of marks in em, stretch of their line included. */
export function pairPitches(lines: readonly TextLine[]): { readonly pair: string; readonly pitch: number }[] {
  return lines.flatMap(({ line }) =>
    line.characters.slice(1).flatMap((next, index) => {
      const first = line.characters[index];
      if (first === undefined) return [];
      const isPair =
        (closing.includes(first.text) && (closing + opening).includes(next.text)) ||
        (opening.includes(first.text) && opening.includes(next.text));
      const pitch = (next.left - first.left) / zi;
      // A note's number between two marks stands on a baseline of its own.
      return isPair && pitch < 1.25 ? [{ pair: first.text + next.text, pitch }] : [];
    }),
  );
}

/** Last lines of paragraphs with fewer than two characters besides marks. */
export function singles(lines: readonly TextLine[]): string[] {
  return lines
    .filter(({ isTurned, goesOn, text }) => isTurned && !goesOn && text.replaceAll(/[\p{P}\p{S}\s]/gu, "").length < 2)
    .map(({ text, page }) => `${page}: ${text}`);
}

/** Numbers, numbers with their units, and parts of dates that two lines share. */
export function splitNumbers(lines: readonly TextLine[]): string[] {
  return lines.flatMap(({ text, goesOn }, index) => {
    const next = lines[index + 1]?.text ?? "";
    const isSplit =
      (/[0-9.,]$/.test(text) && /^(?:[0-9.％%‰℃年月日时分秒号名个家项次期条件台套吨元人户]|[万亿余])/.test(next)) ||
      (/[0-9]$/.test(text) && /^[.,][0-9]/.test(next)) ||
      (text.endsWith("第") && /^[0-9一二三四五六七八九十]/.test(next)) ||
      (text.endsWith("—") && next.startsWith("—")) ||
      (text.endsWith("…") && next.startsWith("…")) ||
      (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(next));
    return goesOn && isSplit ? [`${text.slice(-6)}|${next.slice(0, 6)}`] : [];
  });
}

/** The widest pitch between two Han characters in em, by line. */
export function widestPitches(lines: readonly TextLine[]): { readonly text: string; readonly pitch: number }[] {
  const han = /\p{Script=Han}/u;
  return lines.map(({ line, text }) => ({
    text,
    pitch: Math.max(
      1,
      ...line.characters.slice(1).map((next, index) => {
        const first = line.characters[index];
        return first !== undefined && han.test(first.text) && han.test(next.text) ? (next.left - first.left) / zi : 1;
      }),
    ),
  }));
}

/** Gaps in mm on both sides of letters and digits next to Han characters, beyond what their line is stretched by. */
export function latinGaps(lines: readonly TextLine[]): { readonly text: string; readonly gap: number }[] {
  const stretch = widestPitches(lines);
  const [han, latin] = [/\p{Script=Han}/u, /[A-Za-z0-9]/];
  return lines.flatMap(({ line }, index) =>
    line.characters.slice(1).flatMap((next, at) => {
      const first = line.characters[at];
      if (first === undefined) return [];
      const isBorder =
        (han.test(first.text) && latin.test(next.text)) || (latin.test(first.text) && han.test(next.text));
      const gap = next.left - first.right - ((stretch[index]?.pitch ?? 1) - 1) * zi;
      return isBorder ? [{ text: first.text + next.text, gap }] : [];
    }),
  );
}

/** Distances in mm of turned lines from the left edge; of an opening mark at the start its blank half is left out. */
export function leftEdges(
  lines: readonly TextLine[],
  left = edges.left,
): { readonly text: string; readonly off: number }[] {
  return lines
    .filter(({ isTurned }) => isTurned)
    .map(({ line, text }) => ({ text, off: line.left + (opening.includes(text.charAt(0)) ? zi / 2 : 0) - left }));
}

/** Characters whose ink reaches out of the type area. */
export function inkBeyond(lines: readonly TextLine[]): string[] {
  return lines.flatMap(({ line, page }) =>
    line.characters
      .filter(({ ink, text }) => text.trim() !== "" && (ink.left < edges.left - 0.1 || ink.right > edges.right + 0.1))
      .map(({ text }) => `${page}: ${text} of ${line.text}`),
  );
}
