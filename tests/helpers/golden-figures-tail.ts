import {
  page,
  plain,
  lineWith,
  blackRules,
  lastRuleFoot,
  bodyLines,
  face,
  holds,
  four,
  water,
  type Figure,
} from "./golden-measures.ts";

/** Imprint, profiles, drafts of the golden bulletins. */
export const tailFigures: readonly Figure[] = [
  {
    id: `${water}23`,
    what: "turned recipients align behind the colon",
    clause: "7.4.2",
    found: (pdf) => {
      const rows = page(pdf, -1).lines.filter((one) => Math.abs(one.fontSizePt - 14) < 0.1 && one.top < 262);
      const first = rows.findIndex((one) => plain(one.text).startsWith("报："));
      return rows[first + 1]?.left ?? 0;
    },
    wanted: 28 + 3 * four,
    within: 0.3,
  },
  {
    id: `${water}23`,
    what: "the label starts 1 zi of 四号 from the left edge",
    clause: "7.4.2",
    found: (pdf) => {
      const rows = page(pdf, -1).lines.filter((one) => Math.abs(one.fontSizePt - 14) < 0.1);
      return rows.find((one) => plain(one.text).startsWith("报："))?.left ?? 0;
    },
    wanted: 28 + four,
    within: 0.1,
  },
  {
    id: `${water}23`,
    what: "printed on ends 1 zi of 四号 from the right edge",
    clause: "7.4.3",
    found: (pdf) => lineWith({ ...pdf, pages: [page(pdf, -1)] }, 1, "日印发").right,
    wanted: 184 - four,
    within: 0.1,
  },
  {
    id: `${water}24`,
    what: "imprint on the last text page (pages)",
    clause: "7.4.1",
    found: (pdf) => pdf.pages.length,
    wanted: 3,
    within: 0,
  },
  {
    id: `${water}25`,
    what: "pages are a multiple of four",
    clause: "practice",
    found: (pdf) => pdf.pages.length % 4,
    wanted: 0,
    within: 0,
  },
  {
    id: `${water}26`,
    what: "neither the blank page nor the imprint page behind it is numbered",
    clause: "7.5",
    found: (pdf) => pdf.pages.filter((one) => !one.lines.some((l) => l.top > 262.5)).length,
    wanted: 2,
    within: 0,
  },
  ...[
    `${water}01`,
    `${water}08`,
    `${water}16`,
    `${water}17`,
    `${water}20`,
    `${water}23`,
    `${water}24`,
    `${water}26`,
    `${water}27`,
    `${water}28`,
    "zhengwu-2024-02",
  ].map((id): Figure => ({
    id,
    what: "the imprint's last rule closes the type area",
    clause: "7.4.1",
    found: lastRuleFoot,
    wanted: 262,
    within: 0.1,
  })),
  {
    id: `${water}01`,
    what: "the imprint's first rule",
    clause: "7.4.1",
    found: (pdf) => blackRules(pdf, -1)[0]?.height ?? 0,
    wanted: 0.35,
    within: 0.05,
  },
  {
    id: `${water}01`,
    what: "the imprint's middle rule",
    clause: "7.4.1",
    found: (pdf) => blackRules(pdf, -1)[1]?.height ?? 0,
    wanted: 0.25,
    within: 0.05,
  },
  // Profiles
  {
    id: `${water}27`,
    what: "word: the line pitch is 22 line boxes in 225 mm",
    clause: "practice",
    found: (pdf) => {
      const lines = bodyLines(pdf, 2);
      return ((lines[9]?.top ?? 0) - (lines[0]?.top ?? 0)) / 9;
    },
    wanted: 225 / 22,
    within: 0.05,
  },
  {
    id: `${water}28`,
    what: "mirrored: text of even pages starts at 26 mm",
    clause: "6.2",
    found: (pdf) => Math.min(...bodyLines(pdf, 2).map((one) => one.left)),
    wanted: 26,
    within: 0.1,
  },
  {
    id: `${water}28`,
    what: "mirrored: the even folio stands 1 zi from the left edge",
    clause: "7.5",
    found: (pdf) => page(pdf, 2).lines.at(-1)?.left ?? 0,
    wanted: 26 + four,
    within: 0.3,
  },
  {
    id: `${water}29`,
    what: "digits are set in 仿宋",
    clause: "practice",
    found: (pdf) => holds(face(pdf, 1, "42项").includes("Fangsong")),
    wanted: 1,
    within: 0,
  },
  {
    id: `${water}30`,
    what: "草稿 stands on each page",
    clause: "practice",
    found: (pdf) => pdf.pages.filter((one) => plain(one.text).includes("草稿")).length - pdf.pages.length,
    wanted: 0,
    within: 0,
  },
];
