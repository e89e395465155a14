import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measurePdf, type MeasuredLine, type MeasuredPdf } from "./pdf-measure.ts";
import type { TestRepository } from "./repository.ts";

/** Edges of a text's own characters in mm, where it stands and what it is set in. */
export interface TextBox {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontSizePt: number;
  readonly fonts: readonly string[];
}

/** Measures the printed issues of a built repository, by id, given the paths of their files below content/. */
export async function measureIssues(
  { folder }: TestRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, MeasuredPdf>> {
  const measured = new Map<string, MeasuredPdf>();
  for (const path of paths) {
    const id = /^([a-z]+)\/2024\/(\d\d)(?:\.md|\/index\.md)$/.exec(path)?.slice(1).join("-2024-");
    const file = join(folder, `dist/print/${id}.pdf`);
    if (id !== undefined && existsSync(file)) measured.set(id, await measurePdf(readFileSync(file)));
  }
  return measured;
}

/** A text without white space. */
export function plain(text: string): string {
  return text.replaceAll(/\s/g, "");
}

/** A line's text without white space. */
export function textOf(line: MeasuredLine): string {
  return plain(line.text);
}

/** How far a length is from what it should be. */
export function off(found: number, wanted: number): number {
  return Math.abs(found - wanted);
}

/** The middle of a box. */
export function middle({ left, right }: { readonly left: number; readonly right: number }): number {
  return (left + right) / 2;
}

/** A file's lines in the order they are read: page by page, without raised numbers and folios. */
export function flowOf({ pages }: MeasuredPdf): MeasuredLine[] {
  return pages.flatMap(({ lines }) => lines.filter((line) => line.fontSizePt > 11 && line.top < 262 && !line.angle));
}

/** The first line of a file that shows a text. */
export function lineOf(pdf: MeasuredPdf, text: string): MeasuredLine {
  const found = flowOf(pdf).find((line) => textOf(line).includes(text));
  if (found === undefined) throw new Error(`no line shows ${text}`);
  return found;
}

/** The first place of a text in a file, within one line; `least` looks in lines of larger type only (pt). */
export function boxOf({ pages }: MeasuredPdf, text: string, least = 11): TextBox {
  for (const [index, { lines }] of pages.entries())
    for (const line of lines) {
      if (line.fontSizePt < least || line.top >= 262) continue;
      const characters = line.characters.filter((one) => one.text.trim() !== "");
      const start = characters
        .map((one) => one.text)
        .join("")
        .indexOf(text);
      if (start === -1) continue;
      const own = characters.slice(start, start + text.length);
      return {
        page: index + 1,
        left: Math.min(...own.map((one) => one.left)),
        right: Math.max(...own.map((one) => one.right)),
        top: Math.min(...own.map((one) => one.top)),
        bottom: Math.max(...own.map((one) => one.bottom)),
        fontSizePt: Math.max(...own.map((one) => one.fontSizePt)),
        fonts: [...new Set(own.map((one) => one.font))],
      };
    }
  throw new Error(`no line shows ${text}`);
}
