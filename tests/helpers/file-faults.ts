import { textString } from "../../src/render/pdf/syntax.ts";
import type { Fault } from "./plant-faults.ts";
import type { PageItem, PdfEdit } from "./pdf-edit.ts";
import { eachOn, lineWith, onPage } from "./page-glyphs.ts";

/** Object numbers of the fonts whose names hold a text, on a page. */
function withFonts(edit: PdfEdit, page: number, name: string, change: (font: number) => void): void {
  edit.content(page, (_, fonts) => {
    for (const font of new Set(fonts.named(name).map((one) => fonts.object(one)))) change(font);
  });
}

/** Faults of the file: fonts, text, structure, metadata. */
export const fileFaults: readonly Fault[] = [
  {
    name: "a Type 3 font",
    edit: (edit) =>
      withFonts(edit, 3, "Heiti", (font) => {
        const glyph = edit.update.addStream({}, Buffer.from("1000 0 0 0 800 800 d1 0 0 800 800 re f"));
        edit.update.replace(
          font,
          `<</Type /Font /Subtype /Type3 /Name /Drawn /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <</a ${glyph} 0 R>> /Encoding <</Type /Encoding /Differences [0 /a /a /a /a]>> /FirstChar 0 /LastChar 3 /Widths [1000 1000 1000 1000] /Resources <<>>>>`,
        );
      }),
    expected: [{ row: "fonts-embedded", found: /Type 3/ }],
  },
  {
    name: "a font that is not embedded",
    edit: (edit) =>
      withFonts(edit, 3, "Heiti", (font) => edit.entries(descriptorOf(edit, font), { FontFile2: undefined })),
    expected: [{ row: "fonts-embedded", found: /Heiti.*未嵌入/ }],
  },
  {
    name: "a font that is embedded whole",
    edit: (edit) => withFonts(edit, 3, "Heiti", (font) => rename(edit, font, "SimHei")),
    expected: [{ row: "fonts-embedded", found: /SimHei 未取子集/ }],
  },
  {
    name: "a font of the system",
    edit: (edit) => withFonts(edit, 3, "Heiti", (font) => rename(edit, font, "ABCDEF+WenQuanYiZenHei")),
    expected: [
      { row: "fonts-known", found: /WenQuanYiZenHei/ },
      { row: "heading-faces", page: 2, found: /WenQuanYiZenHei/ },
    ],
  },
  {
    name: "the text's font without ToUnicode",
    edit: (edit) => withFonts(edit, 2, "Heiti", (font) => edit.entries(font, { ToUnicode: undefined })),
    expected: [
      { row: "fonts-embedded", found: /无 ToUnicode/ },
      { row: "code-points", page: 3, found: /U\+FFFD/ },
    ],
  },
  {
    name: "a radical in place of a character",
    edit: (edit) => mapTo(edit, "人", "2F08"),
    expected: [{ row: "code-points", page: 2, found: /U\+2F08/ }],
  },
  {
    name: "a character of the private use area",
    edit: (edit) => mapTo(edit, "人", "E123"),
    expected: [{ row: "code-points", found: /U\+E123/ }],
  },
  {
    name: "text that copies out as other text",
    withSource: true,
    edit: (edit) => mapTo(edit, "人", "5165"),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a part of the text that is not there",
    withSource: true,
    ...onPage(3, (items) => {
      const line = new Set<PageItem>(lineWith(items, "检查走过场").slice(4, 16));
      return items.filter((item) => !line.has(item));
    }),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a part of the text without ink",
    withSource: true,
    ...onPage(3, (items) => {
      const line = lineWith(items, "检查走过场");
      const [first] = line;
      return items.flatMap((item): PageItem[] =>
        item.kind === "glyph" && line.includes(item)
          ? [
              { kind: "verbatim", text: "3 Tr", matrix: (first as PageItem).matrix },
              item,
              { kind: "verbatim", text: "0 Tr", matrix: item.matrix },
            ]
          : [item],
      );
    }),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a white sheet over a part of the text",
    withSource: true,
    ...onPage(3, (items) => {
      const [first] = lineWith(items, "检查走过场");
      if (first === undefined) throw new Error("an empty line");
      const { matrix, baseline } = first;
      const cover = { kind: "bar", left: 60, top: baseline - 6, width: 60, height: 8, matrix } as const;
      const last = items.findLastIndex(({ kind }) => kind === "glyph");
      return items.toSpliced(last, 0, paint("1 1 1", matrix), cover, paint("0 0 0", matrix));
    }),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a part of the text that is clipped away",
    withSource: true,
    ...onPage(3, (items) => {
      const line = lineWith(items, "检查走过场");
      const [first, second] = line;
      if (first === undefined || second === undefined) throw new Error("an empty line");
      const at = items.indexOf(first);
      const clip: PageItem = { kind: "verbatim", text: "q\n0 0 1 1 re\nW n", matrix: first.matrix };
      return items.toSpliced(at, 0, clip).toSpliced(at + 2, 0, { kind: "verbatim", text: "Q", matrix: first.matrix });
    }),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "no structure tree",
    withSource: true,
    edit: (edit) => edit.entries(edit.objects.root, { StructTreeRoot: undefined, MarkInfo: undefined }),
    expected: [{ row: "tagged", found: /无标签/ }],
  },
  {
    name: "another language than Chinese",
    withSource: true,
    edit: (edit) => edit.entries(edit.objects.root, { Lang: "(en)" }),
    expected: [{ row: "tagged", found: /语言“en”/ }],
  },
  {
    name: "the title of another issue",
    withSource: true,
    edit: (edit) => edit.entries(edit.objects.info, { Title: textString("港口安全工作简报 第2期") }),
    expected: [{ row: "tagged", found: /第2期/ }],
  },
  {
    name: "no bookmarks",
    withSource: true,
    edit: (edit) => edit.entries(edit.objects.root, { Outlines: undefined, PageMode: undefined }),
    expected: [{ row: "bookmarks", page: 1, found: /没有“/ }],
  },
  {
    name: "the date of the run in place of the issue's",
    withSource: true,
    edit: (edit) => edit.entries(edit.objects.info, { ModDate: "(D:20260101120000+08'00')" }),
    expected: [{ row: "dates", found: /20260101/ }],
  },
  {
    name: "a script",
    edit: (edit) => edit.entries(edit.objects.root, { OpenAction: "<</S /JavaScript /JS (app.alert\\(1\\))>>" }),
    expected: [{ row: "file-sound" }],
  },
  {
    name: "a script of a page",
    edit: (edit) => edit.entries(edit.page(2), { AA: "<</O <</S /JavaScript /JS (app.alert\\(1\\))>>>>" }),
    expected: [{ row: "file-sound" }],
  },
  {
    name: "an action that starts a program",
    edit: (edit) => edit.entries(edit.objects.root, { OpenAction: "<</S /Launch /F (setup.exe)>>" }),
    expected: [{ row: "file-sound" }],
  },
  {
    name: "a layer that is switched off",
    edit: (edit) => {
      const layer = edit.update.add("<</Type /OCG /Name (x)>>");
      edit.entries(edit.objects.root, {
        OCProperties: `<</OCGs [${layer} 0 R] /D <</OFF [${layer} 0 R]>>>>`,
      });
    },
    expected: [{ row: "file-sound", found: /hidden layers/ }],
  },
  {
    name: "a comment that lies over a page",
    edit: (edit) =>
      edit.entries(edit.page(3), { Annots: "[<</Type /Annot /Subtype /FreeText /Rect [100 300 400 400]>>]" }),
    expected: [{ row: "file-sound", found: /FreeText/ }],
  },
  {
    name: "an attached program",
    edit: (edit) => {
      const file = edit.update.addStream({ Type: "/EmbeddedFile" }, Buffer.from("x"));
      edit.entries(edit.objects.root, {
        Names: `<</EmbeddedFiles <</Names [(a) <</Type /Filespec /F (a.exe) /EF <</F ${file} 0 R>>>>]>>>>`,
      });
    },
    expected: [{ row: "file-sound", found: /EmbeddedFiles/ }],
  },
  {
    name: "a page in units of its own",
    edit: (edit) => edit.entries(edit.page(2), { UserUnit: "2" }),
    expected: [{ row: "file-sound", found: /UserUnit/ }],
  },
  {
    name: "a part of the text too small to be read",
    withSource: true,
    ...eachOn(
      3,
      (items) => lineWith(items, "检查走过场"),
      (glyph) => {
        glyph.sizePt = 1;
      },
    ),
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a part of the text without opacity",
    withSource: true,
    edit: (edit) => {
      const state = edit.update.add("<</ca 0>>");
      const resources = edit.objects.dictionary(edit.page(3)).get("Resources") ?? "";
      edit.resources(3, resources.replace("/ExtGState <<", `/ExtGState <</Gone ${state} 0 R `));
      edit.content(3, (items) => {
        const [first] = lineWith(items, "检查走过场");
        if (first === undefined) throw new Error("an empty line");
        const at = items.indexOf(first);
        return items
          .toSpliced(at, 0, { kind: "verbatim", text: "q\n/Gone gs", matrix: first.matrix })
          .toSpliced(at + 2, 0, { kind: "verbatim", text: "Q", matrix: first.matrix });
      });
    },
    expected: [{ row: "reading-order", found: /缺“/ }],
  },
  {
    name: "a picture of 72 pixels an inch",
    edit: (edit) => {
      const picture = edit.update.addStream(
        {
          Type: "/XObject",
          Subtype: "/Image",
          Width: "100",
          Height: "100",
          ColorSpace: "/DeviceGray",
          BitsPerComponent: "8",
        },
        new Uint8Array(10_000).fill(128),
      );
      const resources = edit.objects.dictionary(edit.page(4)).get("Resources") ?? "<<>>";
      edit.content(4, (items) => [
        ...items,
        {
          kind: "verbatim",
          text: "q 416.67 0 0 -416.67 420 2600 cm /Low Do Q",
          matrix: { x: 1, y: 1, right: 0, up: 0 },
        },
      ]);
      edit.resources(4, resources.replace(/>>$/, `/XObject <</Low ${picture} 0 R>>>>`));
    },
    expected: [{ row: "picture-resolution", verdict: "warned", page: 4, found: /^72 ppi/ }],
  },
];

function paint(color: string, matrix: PageItem["matrix"]): PageItem {
  return { kind: "verbatim", text: `${color} rg`, matrix };
}

function reference(value: string | undefined): number {
  return Number(/(\d+) 0 R/.exec(value ?? "")?.[1]);
}

function descriptorOf(edit: PdfEdit, font: number): number {
  const descendant = reference(edit.objects.dictionary(font).get("DescendantFonts"));
  return reference(edit.objects.dictionary(descendant).get("FontDescriptor"));
}

/** Gives a font another name wherever the file says it. */
function rename(edit: PdfEdit, font: number, name: string): void {
  edit.entries(font, { BaseFont: `/${name}` });
  edit.entries(reference(edit.objects.dictionary(font).get("DescendantFonts")), { BaseFont: `/${name}` });
  edit.entries(descriptorOf(edit, font), { FontName: `/${name}` });
}

/** Lets a character of the text's font be copied out as another code. */
function mapTo(edit: PdfEdit, character: string, code: string): void {
  edit.content(1, (_, fonts) => {
    for (const name of fonts.named("Fangsong")) {
      const number = reference(edit.objects.dictionary(fonts.object(name)).get("ToUnicode"));
      const own = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
      const map = Buffer.from(edit.objects.stream(number)).toString("latin1");
      if (!map.includes(`<${own}>`))
        throw new Error(`the font has no ${character} of its own line: ${map.slice(0, 600)}`);
      edit.update.replaceStream(number, [], Buffer.from(map.replace(`<${own}>`, `<${code}>`), "latin1"));
    }
  });
}
