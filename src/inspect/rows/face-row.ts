import type { FontRole } from "../../model/font-role.ts";
import type { InspectionRow } from "../../model/inspection.ts";
import { faceOf } from "../faces.ts";
import type { Box, Character } from "../measured.ts";
import { isHan } from "../recognise/characters.ts";
import { judge, type Context, type RowSpec, type Subject } from "./row.ts";

/** Characters that one face should set. */
export interface FaceSubject {
  readonly page: number;
  readonly box: Box;
  readonly characters: readonly Character[];
  readonly roles: readonly FontRole[];
  /** Whether digits and letters count, too; else only Han characters do. */
  readonly isLatin?: boolean;
  /** pt, and how far from it the characters may be. */
  readonly sizePt?: { readonly wanted: number; readonly within: number };
}

/** Judges a row by faces and sizes: a face of another role breaks it, a known stand-in is a warning that names it. */
export function judgeFaces(context: Context, spec: RowSpec, faces: readonly FaceSubject[]): InspectionRow {
  const judged = faces.map((face) => judgeFace(context, face));
  const row = judge(
    context,
    spec,
    judged.map(({ subject }) => subject),
  );
  const standIns = new Set(judged.flatMap(({ standIn }) => (standIn === undefined ? [] : [standIn])));
  if (row.verdict !== "passed" || standIns.size === 0) return row;
  return { ...row, verdict: "warned", found: `代用字体 ${[...standIns].toSorted().join("、")}` };
}

function judgeFace(
  { document }: Context,
  { page, box, characters, roles, isLatin = false, sizePt }: FaceSubject,
): { readonly subject: Subject; readonly standIn?: string } {
  const own = characters.filter(({ text }) => isHan(text) || (isLatin && /[0-9A-Za-z—]/.test(text)));
  const names = new Set(own.map(({ font }) => document.fonts[font]?.name ?? ""));
  let [wrong, standIn]: (string | undefined)[] = [];
  for (const name of names) {
    const { role, kind } = faceOf(name);
    if (role === undefined || !roles.includes(role)) wrong ??= name === "" ? "无名字体" : name;
    else if (kind === "stand-in") standIn = name;
  }
  const size =
    sizePt === undefined ? undefined : own.find((one) => Math.abs(one.sizePt - sizePt.wanted) > sizePt.within);
  const found = wrong ?? (size === undefined ? [...names].join("、") : `${Math.round(size.sizePt * 100) / 100} pt`);
  const subject = {
    page,
    box,
    isGood: wrong === undefined && size === undefined,
    found,
    off: wrong === undefined ? 0 : 1,
  };
  return { subject, ...(standIn === undefined ? {} : { standIn }) };
}
