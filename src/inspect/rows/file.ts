import type { InspectionRow } from "../../model/inspection.ts";
import { grid as wantedGrid, zi } from "../../model/layout.ts";
import { startOfFile } from "../../model/diagnostic.ts";
import { verifyPrintedText } from "../../render/pdf/verify.ts";
import { faceOf, roleName } from "../faces.ts";
import type { Character, Font, Line, Page } from "../measured.ts";
import { isBlack, isHan, isRed, plain, visible } from "../recognise/characters.ts";
import { judge, nowhere, number, type Context, type Subject } from "./row.ts";

/** Rows 64 to 74 of the checklist: colours, fonts, text, structure, metadata, pictures. */
export function fileRows(context: Context): InspectionRow[] {
  return [
    coloursRow(context),
    ...fontRows(context),
    codePointsRow(context),
    orderRow(context),
    taggedRow(context),
    bookmarksRow(context),
    datesRow(context),
    ...soundRows(context),
    calibrationRow(context),
  ];
}

/** Text is black (5.2.4), what is red in the masthead is red, 草稿 is grey. Figures may be coloured. */
function coloursRow(context: Context): InspectionRow {
  const { masthead, paragraphs, contents, headlines, imprint, sheets } = context;
  const black = [
    ...masthead.issueLines.map((line) => ({ page: 1, line })),
    ...(masthead.issuerRow === undefined ? [] : [{ page: 1, line: masthead.issuerRow }]),
    ...paragraphs.flatMap(({ lines }) => lines),
    ...contents,
    ...headlines.flatMap(({ page, lines }) => lines.map((line) => ({ page, line }))),
    ...(imprint?.lines ?? []).map((line) => ({ page: imprint?.page ?? 1, line })),
    // Notes, captions, cells; text of a drawing may have the drawing's colours.
    ...sheets.flatMap(({ page, others }) =>
      page.shapes.length > 0
        ? []
        : others.filter((line) => !isNameplate(line)).map((line) => ({ page: page.number, line })),
    ),
    ...sheets.flatMap(({ page, foot }) => foot.map((line) => ({ page: page.number, line }))),
  ];
  const text = black.map(({ page, line }): Subject => {
    const wrong = visible(line).find(({ color }) => !isBlack(color));
    // An issue line may be red, as the nameplate is.
    const isGood = wrong === undefined || (masthead.issueLines.includes(line) && isRed(wrong.color));
    return { page, box: line, isGood, found: wrong?.color ?? "黑" };
  });
  const rules = (imprint?.rules ?? []).map((rule): Subject => ({
    page: imprint?.page ?? 1,
    box: rule,
    isGood: isBlack(rule.color),
    found: rule.color,
  }));
  const spec = { id: "colours", clause: "5.2.4", expected: "文字、分隔线黑色", force: "rule" } as const;
  return judge(context, spec, [...text, ...rules]);
}

/** The nameplate of a further copy in a file of numbered copies. */
function isNameplate({ color, sizePt }: Line): boolean {
  return isRed(color) && sizePt > 30;
}

function fontRows(context: Context): InspectionRow[] {
  const used = context.document.fonts.filter(({ characters }) => characters > 0);
  const known = used.map((font): Subject => {
    const { role, kind } = faceOf(font.name);
    return {
      ...placeOf(context, font),
      isGood: role !== undefined,
      found: kind === "unknown" ? font.name || "无名字体" : font.name,
    };
  });
  const standIns = used.flatMap(({ name }) => {
    const { role, kind } = faceOf(name);
    return kind === "stand-in" && role !== undefined ? [`${roleName(role)} ${name}`] : [];
  });
  const body = bodyFace(context);
  const row = judge(
    context,
    { id: "fonts-known", clause: "5.2.2", expected: "公文所用字体，正文仿宋", force: "rule" },
    [...known, ...body],
  );
  return [
    judge(
      context,
      { id: "fonts-embedded", clause: "archive", expected: "嵌入子集，带 ToUnicode，非 Type 3", force: "rule" },
      used.map((font): Subject => {
        const faults = [
          ...(font.subtype === "Type3" ? ["Type 3"] : []),
          ...(font.embedded || font.subtype === "Type3" ? [] : ["未嵌入"]),
          ...(font.subset || font.subtype === "Type3" || !font.embedded ? [] : ["未取子集"]),
          ...(font.toUnicode ? [] : ["无 ToUnicode"]),
        ];
        return {
          ...placeOf(context, font),
          isGood: faults.length === 0,
          found: faults.length === 0 ? font.name : `${font.name || "无名字体"} ${faults.join("、")}`,
        };
      }),
    ),
    row.verdict === "passed" && standIns.length > 0
      ? { ...row, verdict: "warned", found: `代用字体：${standIns.toSorted().join("，")}` }
      : row,
  ];
}

/** The first line that a font sets a character in. */
function placeOf({ document }: Context, font: Font): { readonly page: number; readonly box: Line | typeof nowhere } {
  const index = document.fonts.indexOf(font);
  for (const page of document.pages) {
    const line = page.lines.find(({ characters }) => characters.some((one) => one.font === index));
    if (line !== undefined) return { page: page.number, box: line };
  }
  return { page: 0, box: nowhere };
}

/** Most of the text is 仿宋. */
function bodyFace({ paragraphs, document }: Context): Subject[] {
  const counts = new Map<number, number>();
  for (const { lines } of paragraphs)
    for (const { line } of lines)
      for (const { text, font } of line.characters) if (isHan(text)) counts.set(font, (counts.get(font) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  const name = document.fonts[most?.[0] ?? -1]?.name;
  if (name === undefined || (most?.[1] ?? 0) < 100) return [];
  return [{ page: 0, box: nowhere, isGood: faceOf(name).role === "fangsong", found: `正文 ${name}` }];
}

/** Characters that are not what was typed: radicals instead of characters, private use, replacement. */
function codePointsRow(context: Context): InspectionRow {
  const wrong = /[\u2E80-\u2FDF\uF900-\uFA0D\uFA2A-\uFAFF\uE000-\uF8FF\uFFFD]|\p{Co}|\p{Cc}/u;
  const inked = context.document.pages.filter(({ lines }) => lines.length > 0);
  const subjects = inked.map((page): Subject => {
    const found = page.lines.flatMap(({ characters }) => characters).filter(({ text }) => wrong.test(text));
    const first = found[0];
    const shown = [...new Set(found.map(({ text }) => codeOf(text)))].slice(0, 3).join(" ");
    return {
      page: page.number,
      box: first ?? nowhere,
      isGood: first === undefined,
      found: first === undefined ? "没有" : `${found.length} 字：${shown}`,
      off: found.length,
    };
  });
  return judge(
    context,
    { id: "code-points", clause: "archive", expected: "没有部首、私用区、缺字", force: "rule" },
    subjects,
  );
}

function codeOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The content of each page comes in the order a reader reads it; and with the source at hand, nothing of it is missing. */
function orderRow(context: Context): InspectionRow {
  const { sheets, document, basis } = context;
  const spec = {
    id: "reading-order",
    clause: "archive",
    expected: basis.texts === undefined ? "内容顺序即阅读顺序" : "与原稿逐字相同，顺序一致",
    force: "rule",
  } as const;
  const subjects = sheets.flatMap(({ page, text }) =>
    text.slice(1).map((line, index): Subject => {
      const isAfter = orderOf(line) > orderOf(text[index] as Line);
      return {
        page: page.number,
        box: line,
        isGood: isAfter,
        found: isAfter ? "顺序一致" : `“${plain(line.text).slice(0, 8)}”在前一行之前`,
      };
    }),
  );
  const lost =
    basis.texts === undefined
      ? []
      : verifyPrintedText(
          document.pages.map((page) => contentText(page)),
          basis.texts,
          basis.texts[0]?.place ?? startOfFile(""),
        );
  return judge(context, spec, [
    ...subjects,
    ...lost.map((diagnostic): Subject => ({
      page: 0,
      box: nowhere,
      isGood: false,
      found: `缺“${String(diagnostic.params["text"] ?? "").slice(0, 12)}”`,
      off: 2,
    })),
  ]);
}

function orderOf({ characters }: Line): number {
  let order = Number.POSITIVE_INFINITY;
  for (const character of characters) if (character.order < order) order = character.order;
  return order;
}

function contentText({ lines }: Page): string {
  const characters: Character[] = lines.flatMap((line) => [...line.characters]);
  return characters
    .toSorted((a, b) => a.order - b.order)
    .map(({ text }) => text)
    .join("");
}

function taggedRow(context: Context): InspectionRow {
  const { document, basis, headlines } = context;
  const { title } = document.info;
  const hasHeadings = headlines.length === 0 || document.structure.some(({ type }) => /^H\d?$|^Title$/.test(type));
  const faults = [
    ...(document.tagged ? [] : ["无标签"]),
    ...(/^zh\b/i.test(document.language) ? [] : [`语言“${document.language}”`]),
    ...(title === "" ? ["无标题"] : basis.title !== undefined && title !== basis.title ? [`标题“${title}”`] : []),
    ...(document.tagged && !hasHeadings ? ["标题没有标签"] : []),
  ];
  const spec = {
    id: "tagged",
    clause: "archive",
    expected: `带标签，zh-CN，标题${basis.title === undefined ? "" : `“${basis.title}”`}`,
    force: "declared",
  } as const;
  return judge(context, spec, [
    {
      page: 0,
      box: nowhere,
      isGood: faults.length === 0,
      found: faults.length === 0 ? `带标签，${document.language}，“${title}”` : faults.join("、"),
    },
  ]);
}

/** A bookmark for every headline, to its page; those of further copies of the issue have none. */
function bookmarksRow(context: Context): InspectionRow {
  const { document, headlines } = context;
  const texts = headlines.map(({ lines }) => lines.map((line) => plain(line.text)).join(""));
  const own = headlines.filter((_, index) => texts.indexOf(texts[index] ?? "") === index);
  const subjects = own.map((headline): Subject => {
    const { page, lines } = headline;
    const text = texts[headlines.indexOf(headline)] ?? "";
    const isThere = document.bookmarks.some(
      (bookmark) => bookmark.page === page && plain(bookmark.title).includes(text.slice(0, 12)),
    );
    return {
      page,
      box: lines[0] ?? nowhere,
      isGood: isThere,
      found: isThere ? `${document.bookmarks.length} 个书签` : `没有“${text.slice(0, 12)}”`,
    };
  });
  return judge(
    context,
    { id: "bookmarks", clause: "practice", expected: "每篇标题有书签", force: "declared" },
    subjects,
  );
}

/** Both dates are the issue's, so that the same source gives the same bytes; nothing to compare with without the source. */
function datesRow(context: Context): InspectionRow {
  const { basis, document } = context;
  const { creationDate, modDate } = document.info;
  const wanted = basis.date?.replaceAll("-", "");
  const isGood = [creationDate, modDate].every((date) => date.startsWith(`D:${wanted ?? ""}`));
  const spec = { id: "dates", clause: "reproducible", expected: basis.date ?? "本期日期", force: "rule" } as const;
  return judge(
    context,
    spec,
    wanted === undefined
      ? []
      : [{ page: 0, box: nowhere, isGood, found: [...new Set([creationDate, modDate])].join(" ") }],
  );
}

function soundRows(context: Context): InspectionRow[] {
  const { damage, active, pages } = context.document;
  const faults = [...damage, ...active];
  return [
    judge(
      context,
      { id: "file-sound", clause: "archive", expected: "结构完好，无脚本、隐藏图层和批注", force: "rule" },
      [
        {
          page: 0,
          box: nowhere,
          isGood: faults.length === 0,
          found: faults.length === 0 ? "完好" : faults.slice(0, 3).join("、"),
        },
      ],
    ),
    judge(
      context,
      { id: "picture-resolution", clause: "practice", expected: "≥ 300 ppi", force: "conditional" },
      pages.flatMap(({ number: page, pictures }) =>
        pictures.map((box): Subject => ({
          page,
          box,
          isGood: box.ppi >= 299,
          found: `${Math.round(box.ppi)} ppi`,
          off: -box.ppi,
        })),
      ),
    ),
  ];
}

/** A page of nothing but full lines of Han characters: every line and every character stands on the grid. */
function calibrationRow(context: Context): InspectionRow {
  const { sheets, grid } = context;
  const full = sheets.filter(({ text }) => {
    const rows = text.filter(
      (line) => visible(line).length === wantedGrid.columns && visible(line).every(({ text: one }) => isHan(one)),
    );
    return rows.length === text.length && rows.length >= wantedGrid.rows - 1;
  });
  const subjects = full.map(({ page, text, left }): Subject => {
    const offs = text.flatMap((line, row) => [
      Math.abs(line.top - grid.firstTop - row * grid.pitch),
      ...visible(line).map((character, column) => Math.abs(character.left - left - column * zi)),
    ]);
    const off = Math.max(...offs);
    const isGood = text.length === wantedGrid.rows && off <= 0.1;
    return {
      page: page.number,
      box: text[0] ?? nowhere,
      isGood,
      found: `${text.length}×${wantedGrid.columns}，偏 ${number(off)} mm`,
      off,
    };
  });
  return judge(
    context,
    {
      id: "calibration-page",
      clause: "5.2.3",
      expected: `${wantedGrid.rows}×${wantedGrid.columns}`,
      tolerance: "±0.1 mm",
      force: "declared",
    },
    subjects,
  );
}
