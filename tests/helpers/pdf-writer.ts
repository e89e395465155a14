/** An object of a made-up PDF: a dictionary's source, or a stream with its text. */
export type MadeObject = string | { readonly entries?: string; readonly stream: string };

/** Writes a PDF the way Chromium does (classical table, objects in the clear), from objects by number. Text is Latin-1. */
export function makePdf(
  objects: Readonly<Record<number, MadeObject>>,
  trailer = "/Root 1 0 R\n/Info 2 0 R",
): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  const size = Math.max(...numbers) + 1;
  const offsets = new Map<number, number>();
  let text = "%PDF-1.4\n";
  for (const number of numbers) {
    const object = objects[number];
    if (object === undefined) continue;
    offsets.set(number, text.length);
    text +=
      typeof object === "string"
        ? `${number} 0 obj\n${object}\nendobj\n`
        : `${number} 0 obj\n<<${object.entries ?? ""}\n/Length ${object.stream.length}>> stream\n${object.stream}\nendstream\nendobj\n`;
  }
  const start = text.length;
  const row = (number: number): string => {
    const offset = offsets.get(number);
    return offset === undefined ? "0000000000 65535 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  };
  text += `xref\n0 ${size}\n${Array.from({ length: size }, (_, number) => row(number)).join("")}`;
  return Buffer.from(`${text}trailer\n<</Size ${size}\n${trailer}>>\nstartxref\n${start}\n%%EOF\n`, "latin1");
}

/** The objects of a one-page PDF that shows a content stream; `more` adds or replaces some. Free numbers begin at 10. */
export function onePage(content: string, more: Readonly<Record<number, MadeObject>> = {}): Record<number, MadeObject> {
  return {
    1: "<</Type /Catalog\n/Pages 3 0 R\n/Lang (en)>>",
    2: "<</Title (x)\n/Creator (Mozilla/5.0 \\(X11\\) HeadlessChrome)\n/Producer (Skia/PDF m143)\n/CreationDate (D:20240102030405+00'00')\n/ModDate (D:20240102030405+00'00')>>",
    3: "<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>",
    4: "<</Type /Page\n/Parent 3 0 R\n/Resources <</Font <</F6 6 0 R>>>>\n/MediaBox [0 0 594.95996 841.91998]\n/Contents 5 0 R>>",
    5: { stream: content },
    6: "<</Type /Font\n/Subtype /Type0\n/BaseFont /AAAAAA+Fang-Song\n/Encoding /Identity-H\n/DescendantFonts [7 0 R]\n/ToUnicode 9 0 R>>",
    7: "<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont /AAAAAA+Fang-Song\n/FontDescriptor 8 0 R>>",
    8: "<</Type /FontDescriptor\n/FontName /AAAAAA+Fang-Song\n/FontFile2 5 0 R>>",
    9: {
      stream: toUnicode(
        "2 beginbfchar\n<0001> <6E2F>\n<0002> <D840DC00>\nendbfchar\n1 beginbfrange\n<0010> <0012> <4E00>\nendbfrange",
      ),
    },
    ...more,
  };
}

/** A ToUnicode map around its entries. */
export function toUnicode(entries: string): string {
  return `/CIDInit /ProcSet findresource begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${entries}\nendcmap\nend`;
}
