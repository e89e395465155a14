import type { Fault } from "./plant-faults.ts";
import type { Bar, Glyph, PageItem } from "./pdf-edit.ts";
import {
  barsOf,
  become,
  eachOn,
  folioOf,
  glyphsOf,
  glyphWith,
  lineWith,
  onPage,
  outside,
  type PlacedGlyph,
} from "./page-glyphs.ts";

/** Faults of masthead, folio and imprint. */
export const partFaults: readonly Fault[] = [
  {
    name: "a nameplate 3 mm off the middle",
    ...eachOn(
      1,
      (items) => glyphsOf(items),
      (glyph) => {
        glyph.left += glyph.sizePt > 40 ? 3 : 0;
      },
    ),
    expected: [{ row: "nameplate-centre", page: 1, found: /^108\.9/ }],
  },
  {
    name: "a nameplate wider than the type area",
    ...onPage(1, (items) => {
      const name = glyphsOf(items).filter(({ sizePt }) => sizePt > 40);
      for (const glyph of name) glyph.left = 106 + (glyph.left - 106) * 1.1;
    }),
    expected: [{ row: "nameplate-width", page: 1 }],
  },
  {
    name: "two red rules",
    ...onPage(1, (items) =>
      items.flatMap((item): PageItem[] => (item.kind === "bar" ? [item, { ...item, top: item.top + 2 }] : [item])),
    ),
    expected: [{ row: "red-rule", page: 1, found: /^2 条/ }],
  },
  {
    name: "a red rule of 150 mm",
    ...eachOn(
      1,
      (items) => barsOf(items),
      (bar) => {
        bar.width = 150;
      },
    ),
    expected: [{ row: "red-rule-extent", page: 1, found: /28～178/ }],
  },
  {
    name: "a red rule 2 mm below the row above it",
    ...eachOn(
      1,
      (items) => barsOf(items),
      (bar) => {
        bar.top -= 2;
      },
    ),
    expected: [{ row: "red-rule-gap", page: 1, found: /^2\.0/ }],
  },
  {
    name: "a headline of more than 20 characters a line",
    ...onPage(1, (items) => {
      const line = lineWith(items, "市港务管理局部署");
      const wide = line.map((glyph) => ({ ...glyph, left: 106 + (glyph.left - 106) * 1.55 }));
      return outside(items, wide).filter((item) => !line.includes(item as PlacedGlyph));
    }),
    expected: [{ row: "headline-length", verdict: "warned", page: 1 }],
  },
  {
    name: "another issue number than the source has",
    withSource: true,
    ...onPage(1, (items) => become(lineWith(items, "第1期")[1], glyphWith(items, "8"))),
    expected: [{ row: "issue-line", page: 1, found: /第8期/ }],
  },
  {
    name: "another date in the masthead than the source has",
    withSource: true,
    ...onPage(1, (items) => {
      become(lineWith(items, "2024年6月18日").at(-2), glyphWith(items, "3"));
    }),
    expected: [{ row: "issuer-row", page: 1, found: /2024年6月13日，原稿为2024年6月18日/ }],
  },
  {
    name: "another name than the source has",
    withSource: true,
    ...onPage(1, (items) => {
      const name = glyphsOf(items).filter(({ sizePt }) => sizePt > 40);
      become(name[1], name[0] as Glyph);
    }),
    expected: [{ row: "reading-order", found: /缺“港口安全工作简报/ }],
  },
  {
    name: "a copy number of five digits in the place of 内部",
    ...onPage(1, (items) => {
      const digits = ["1", "2", "6", "3", "8"].map((digit) => glyphWith(items, digit));
      const line = lineWith(items, "内部");
      const at = items.indexOf(line[0] as PageItem);
      return items.toSpliced(
        at,
        line.length,
        ...digits.map((digit, index) => ({ ...digit, left: 28 + index * 2.786, baseline: line[0]?.baseline ?? 0 })),
      );
    }),
    expected: [{ row: "copy-number", page: 1, found: /^12638/ }],
  },
  {
    name: "a folio on the wrong side",
    ...eachOn(
      3,
      (items) => folioOf(items),
      (glyph) => {
        glyph.left -= 134;
      },
    ),
    expected: [{ row: "folio-side", page: 3, found: /右空 139/ }],
  },
  {
    name: "a folio 2 mm too high",
    ...eachOn(
      3,
      (items) => folioOf(items),
      (glyph) => {
        glyph.baseline -= 2;
      },
    ),
    expected: [{ row: "folio-top", page: 3, found: /^267\.1/ }],
  },
  {
    name: "folios on front and back 3 mm off each other",
    ...eachOn(
      2,
      (items) => folioOf(items),
      (glyph) => {
        glyph.left += 3;
      },
    ),
    expected: [{ row: "folio-registration", page: 2, found: /^3\.\d* mm|^2\.9\d* mm/ }],
  },
  {
    name: "a folio without dashes",
    ...onPage(2, (items) => {
      const dashes = new Set<PageItem>(folioOf(items).filter(({ text }) => text === "—"));
      return items.filter((item) => !dashes.has(item));
    }),
    expected: [{ row: "folio-form", page: 2, found: /^2$/ }],
  },
  {
    name: "a wrong folio",
    ...onPage(4, (items) => become(folioOf(items)[2], { ...(folioOf(items)[2] as Glyph), code: "0013" })),
    expected: [{ row: "folio-numbers", page: 4, found: /第 4 面印 2/ }],
  },
  {
    name: "a page without its folio",
    ...onPage(3, (items) => {
      const folio = new Set<PageItem>(folioOf(items));
      return items.filter((item) => !folio.has(item));
    }),
    expected: [{ row: "folio-numbers", page: 3, found: /没有页码/ }],
  },
  {
    name: "an imprint 1 mm high",
    ...onPage(6, (items) => {
      for (const item of items)
        if (item.kind === "bar") item.top -= 1;
        else if (item.kind === "glyph" && item.baseline < 265) item.baseline -= 1;
    }),
    expected: [{ row: "imprint-last-rule", page: 6, found: /^261\.0/ }],
  },
  {
    name: "an imprint without its last rule",
    ...onPage(6, (items) => {
      const last = barsOf(items).toSorted((a, b) => b.top - a.top)[0];
      return items.filter((item) => item !== last);
    }),
    expected: [{ row: "imprint-last-rule", page: 6 }],
  },
  {
    name: "an imprint without its first rule",
    withSource: true,
    ...onPage(6, (items) => {
      const first = barsOf(items).toSorted((a, b) => a.top - b.top)[0];
      return items.filter((item) => item !== first);
    }),
    expected: [{ row: "imprint-outer-rules", page: 6 }],
  },
  {
    name: "an imprint without any rule",
    ...onPage(6, (items) => items.filter(({ kind }) => kind !== "bar")),
    expected: [{ row: "imprint-last-rule", page: 6 }],
  },
  {
    name: "a rule of the imprint 2 mm short",
    ...onPage(6, (items) => {
      (barsOf(items)[1] as Bar).width -= 2;
    }),
    expected: [{ row: "imprint-rules-extent", page: 6, found: /28～181\.9/ }],
  },
  {
    name: "a distribution list without its full stop",
    withSource: true,
    ...onPage(6, (items) => {
      const stop = lineWith(items, "市应急管理局").at(-1);
      return items.filter((item) => item !== stop);
    }),
    expected: [{ row: "imprint-punctuation", page: 6, found: /应急管理局$/ }],
  },
  {
    name: "the last row of an imprint without 印发",
    withSource: true,
    ...onPage(6, (items) => {
      const words = new Set<PageItem>(lineWith(items, "日印发").slice(-2));
      return items.filter((item) => !words.has(item));
    }),
    expected: [{ row: "imprint-punctuation", page: 6 }],
  },
];
