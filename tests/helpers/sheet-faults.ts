import type { Fault } from "./plant-faults.ts";
import type { Glyph, PageItem, PdfEdit } from "./pdf-edit.ts";
import { become, eachOn, folioOf, glyphsOf, glyphWith, lineWith, moved, onPage, outside } from "./page-glyphs.ts";

/** Faults of the sheet and of text, lines and rules on it. */
export const sheetFaults: readonly Fault[] = [
  {
    name: "a page 2 mm to the right",
    edit: (edit) => moved(edit, 3, 2, 0),
    expected: [
      { row: "left-edge", page: 3, found: /^30 mm/ },
      { row: "right-edge", page: 3, found: /^186 mm/ },
    ],
  },
  {
    name: "a page 2 mm down",
    edit: (edit) => moved(edit, 2, 0, 2),
    expected: [
      { row: "text-top", page: 2, found: /^38\.9/ },
      { row: "folio-top", page: 2, found: /^271\.1/ },
    ],
  },
  {
    name: "a page of letter size",
    edit: (edit) => edit.entries(edit.page(4), { MediaBox: "[0 0 612 792]", TrimBox: "[0 0 612 792]" }),
    expected: [{ row: "page-size", page: 4, found: /^612×792 pt/ }],
  },
  {
    name: "a page cut to a smaller crop box",
    edit: (edit) => edit.entries(edit.page(4), { CropBox: "[20 20 575 821]" }),
    expected: [{ row: "page-size", page: 4, found: /^555×801 pt/ }],
  },
  {
    name: "a page on its side",
    edit: (edit) => edit.entries(edit.page(2), { Rotate: "90" }),
    expected: [{ row: "page-rotation", page: 2, found: /^90°/ }],
  },
  {
    name: "a page upside down",
    edit: (edit) => edit.entries(edit.page(2), { Rotate: "180" }),
    expected: [{ row: "page-rotation", page: 2, found: /^180°/ }],
  },
  {
    name: "an odd number of pages",
    withSource: true,
    edit: (edit) => setKids(edit, [1, 2, 3, 4, 6]),
    expected: [{ row: "page-count", found: /^5 页/ }],
  },
  {
    name: "an imprint that is not on the last page",
    edit: (edit) => setKids(edit, [1, 2, 3, 4, 6, 5]),
    expected: [
      { row: "imprint-page", page: 5, found: /第 5 面，共 6 面/ },
      { row: "folio-numbers", page: 5 },
    ],
  },
  {
    name: "text beside the type area",
    ...onPage(2, (items) => outside(items, [{ ...glyphWith(items, "港"), left: 15 }])),
    expected: [{ row: "inside-type-area", page: 2, found: /超出 12\.\d+ mm/ }],
  },
  {
    name: "a note between the type area and the folio",
    ...onPage(2, (items) =>
      outside(
        items,
        lineWith(items, "当班处理完毕").map((glyph) => ({ ...glyph, baseline: 281 })),
      ),
    ),
    expected: [{ row: "inside-type-area", page: 2 }],
  },
  {
    name: "a line 1 mm too low",
    ...eachOn(
      2,
      (items) => lineWith(items, "一间仓库"),
      (glyph) => {
        glyph.baseline += 1;
      },
    ),
    withSource: true,
    expected: [{ row: "baselines-on-grid", page: 2, found: /^(?:1|0\.99)/ }],
  },
  {
    name: "a last line below the type area's foot",
    ...eachOn(
      3,
      (items) => lineWith(items, "人和完成时限"),
      (glyph) => {
        glyph.baseline += 1.5;
      },
    ),
    expected: [{ row: "text-bottom", page: 3, found: /^263\.5/ }],
  },
  {
    name: "verso pages half a millimetre lower than recto ones",
    edit: (edit) => [2, 4, 6].forEach((page) => moved(edit, page, 0, 0.45)),
    withSource: true,
    expected: [{ row: "recto-verso", found: /^0\.4/ }],
  },
  {
    name: "characters set closer",
    edit: (edit) =>
      [1, 2, 3, 4, 5].forEach((page) =>
        edit.content(page, (items) => {
          for (const glyph of glyphsOf(items)) if (glyph.baseline < 264) glyph.left = 28 + (glyph.left - 28) * 0.98;
        }),
      ),
    withSource: true,
    expected: [{ row: "character-pitch", found: /^5\.4/ }],
  },
  {
    name: "a turned line one millimetre off the edge",
    ...eachOn(
      3,
      (items) => lineWith(items, "象，个别班组"),
      (glyph) => {
        glyph.left += 1;
      },
    ),
    expected: [{ row: "turned-lines", page: 3, found: /^1 mm/ }],
  },
  {
    name: "a mark at a line's start",
    ...onPage(3, (items) => become(lineWith(items, "检查走过场")[0], glyphWith(items, "，"))),
    expected: [{ row: "line-start", page: 3, found: /行首“，查走过/ }],
  },
  {
    name: "an opening mark at a line's end",
    ...onPage(3, (items) => become(lineWith(items, "对气象预警").at(-1), glyphWith(items, "（"))),
    expected: [{ row: "line-end", page: 3, found: /行末“.*（”/ }],
  },
  {
    name: "a dash in two pieces",
    ...onPage(3, (items) => {
      const dash = folioOf(items).find(({ text }) => text === "—");
      become(lineWith(items, "检查走过场").at(-1), { ...dash } as Glyph);
      become(lineWith(items, "对气象预警")[0], { ...dash } as Glyph);
    }),
    expected: [{ row: "dashes-whole", page: 3 }],
  },
  {
    name: "a date in two pieces",
    ...onPage(1, (items) => {
      const digit = glyphWith(items, "8");
      const place = lineWith(items, "的要求，组织").at(-1);
      become(place, digit);
      if (place !== undefined) place.left = 184 - 2.786;
      become(lineWith(items, "场、仓库")[0], glyphWith(items, "日"));
    }),
    expected: [{ row: "numbers-whole", verdict: "warned", page: 1, found: /8／日/ }],
  },
  {
    name: "a last line of one character",
    ...onPage(2, (items) => {
      const [gone, ...rest] = lineWith(items, "为止。");
      for (const glyph of rest) glyph.left -= 5.571;
      return items.filter((item) => item !== gone);
    }),
    expected: [{ row: "last-line", verdict: "warned", page: 2 }],
  },
  {
    name: "a line that ends two millimetres early",
    ...onPage(3, (items) => {
      const line = lineWith(items, "对气象预警信息");
      const share = (line.at(-1)?.left ?? 0) - 28;
      for (const glyph of line) glyph.left = 28 + ((glyph.left - 28) * (share - 2)) / share;
    }),
    expected: [{ row: "justified", verdict: "warned", page: 3, found: /^-2/ }],
  },
  {
    name: "a hole in a line",
    ...onPage(3, (items) => {
      const line = lineWith(items, "检查走过场");
      for (const glyph of line.slice(1, 4)) glyph.left -= 1.6;
    }),
    expected: [{ row: "stretch", verdict: "warned", page: 3 }],
  },
  {
    name: "a page that opens with a paragraph's last line",
    ...onPage(4, (items) => {
      const gone = new Set<PageItem>(lineWith(items, "整改不力"));
      for (const glyph of lineWith(items, "在全局范围内通报")) glyph.baseline -= 10.449;
      return items.filter((item) => !gone.has(item));
    }),
    expected: [{ row: "page-start", verdict: "warned", page: 4, found: /页首 1 行/ }],
  },
  {
    name: "a first page without text",
    ...onPage(1, (items) =>
      items.filter((item) => item.kind !== "glyph" || item.baseline < 200 || item.baseline > 265),
    ),
    expected: [{ row: "text-on-first-page", verdict: "warned", page: 1, found: /^0 行/ }],
  },
  {
    name: "white text over the paper",
    ...eachOn(
      3,
      (items) => lineWith(items, "检查走过场"),
      (glyph) => {
        glyph.color = "1 1 1";
      },
    ),
    expected: [{ row: "colours", page: 3, found: /#ffffff/ }],
  },
  {
    name: "a sentence in red",
    ...eachOn(
      3,
      (items) => lineWith(items, "检查走过场").slice(3, 9),
      (glyph) => {
        glyph.color = "1 0 0";
      },
    ),
    expected: [{ row: "colours", page: 3, found: /#ff0000/ }],
  },
  {
    name: "lines in another order than they are read",
    ...onPage(3, (items) => {
      const line = new Set<PageItem>(lineWith(items, "检查走过场"));
      const others = items.filter((item) => !line.has(item));
      const last = others.findLastIndex(({ kind }) => kind === "glyph");
      return others.toSpliced(last, 0, ...line);
    }),
    expected: [{ row: "reading-order", page: 3, found: /在前一行之前/ }],
  },
];

/** Sets which pages the file has. */
function setKids(edit: PdfEdit, pages: readonly number[]): void {
  const root = Number(/\d+/.exec(edit.objects.dictionary(edit.objects.root).get("Pages") ?? "")?.[0]);
  edit.entries(root, {
    Kids: `[${pages.map((page) => `${edit.page(page)} 0 R`).join(" ")}]`,
    Count: String(pages.length),
  });
}
