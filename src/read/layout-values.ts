import type { Layout } from "../model/issue.ts";
import { optional, type ValueType } from "./schema.ts";
import { choice, colour, mapping } from "./values.ts";

/** 版式: only the keys that were there. */
export const layout: ValueType<Partial<Layout>> = mapping(
  {
    profile: optional(
      undefined,
      choice({ strict: "strict", word: "word" } as const),
      "strict 按国标网格，word 同 Word 模板",
      "line grid of the standard or of Word templates",
    ),
    masthead: optional(
      undefined,
      mapping(
        {
          top: optional(
            undefined,
            choice({ "35mm": "35mm", compact: "compact" } as const),
            "刊名的上边距",
            "space above the nameplate",
          ),
          mode: optional(
            undefined,
            choice({ print: "print", preprinted: "preprinted" } as const),
            "preprinted：纸上已印好报头，只留位置",
            "preprinted: the paper carries the masthead already",
          ),
          name: optional(
            undefined,
            choice({ centre: "centre", distribute: "distribute" } as const),
            "刊名居中，或两端撑满",
            "nameplate centred, or spread over the line",
          ),
          row: optional(
            undefined,
            choice({ sides: "sides", centre: "centre", three: "three" } as const),
            "编发单位和日期：分列两侧、居中，或中间夹期号",
            "issuer and date: at both sides, centred, or with the issue line between them",
          ),
        },
        "{top: 35mm}",
        ({ top, mode, name, row }) => ({ top, mode, name, row }),
      ),
      "报头",
      "masthead",
    ),
    imprint: optional(
      undefined,
      mapping(
        {
          side: optional(
            undefined,
            choice({ even: "even", last: "last", "multiple-of-4": "multiple-of-4" } as const),
            "版记所在的页",
            "the page the imprint stands on",
          ),
        },
        "{side: even}",
        ({ side }) => ({ side: side?.value }),
      ),
      "版记",
      "imprint",
    ),
    duplex: optional(
      undefined,
      choice({ none: "none", mirrored: "mirrored" } as const),
      "双面印刷的页边距",
      "margins for two-sided printing",
    ),
    digits: optional(
      undefined,
      choice({ tnr: "tnr", fangsong: "fangsong" } as const),
      "数字的字体",
      "face of the digits",
    ),
    red: optional(undefined, colour, "刊名和红线的颜色", "colour of nameplate and red rule"),
  },
  "{digits: fangsong}",
  ({ profile, masthead, imprint: imprintKeys, duplex, digits, red }): Partial<Layout> => ({
    ...(profile === undefined ? {} : { profile: profile.value }),
    ...(masthead?.value.top === undefined ? {} : { mastheadTop: masthead.value.top.value }),
    ...(masthead?.value.mode === undefined ? {} : { mastheadMode: masthead.value.mode.value }),
    ...(masthead?.value.name === undefined ? {} : { nameplate: masthead.value.name.value }),
    ...(masthead?.value.row === undefined ? {} : { issuerRow: masthead.value.row.value }),
    ...(imprintKeys?.value.side === undefined ? {} : { imprintSide: imprintKeys.value.side }),
    ...(duplex === undefined ? {} : { duplex: duplex.value }),
    ...(digits === undefined ? {} : { digits: digits.value }),
    ...(red === undefined ? {} : { red: red.value }),
  }),
);
