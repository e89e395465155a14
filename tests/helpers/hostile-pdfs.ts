import { makePdf, type MadeObject } from "./pdf-writer.ts";

const a4 = "[0 0 595.276 841.890]";
const catalog = "<</Type /Catalog /Pages 3 0 R>>";
const info = "<</Title (x)>>";

/** Pages of one content, without fonts or anything else. */
function pagesOf(
  count: number,
  page: (number: number) => string,
  more: Readonly<Record<number, MadeObject>> = {},
): Uint8Array {
  const first = 100;
  const pages = Object.fromEntries(Array.from({ length: count }, (_, index) => [first + index, page(index + 1)]));
  const kids = Object.keys(pages).map((number) => `${number} 0 R`);
  return makePdf({
    1: catalog,
    2: info,
    3: `<</Type /Pages /Count ${count} /Kids [${kids.join(" ")}] /MediaBox ${a4}>>`,
    ...more,
    ...pages,
  });
}

/** A PDF without a page. */
export function emptyPdf(): Uint8Array {
  return pagesOf(0, () => "");
}

/** A book of so many pages with one line of Latin text each, in a font that is not in the file. */
export function longPdf(count: number): Uint8Array {
  return pagesOf(count, () => "<</Type /Page /Parent 3 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>", {
    4: { stream: "BT /F 16 Tf 80 700 Td (Harbour bulletin) Tj ET" },
    5: "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
  });
}

/** Scanned sheets: a picture that fills each page, and no text. */
export function scannedPdf(count: number): Uint8Array {
  return pagesOf(count, () => "<</Type /Page /Parent 3 0 R /Contents 4 0 R /Resources <</XObject <</Scan 5 0 R>>>>>>", {
    4: { stream: "q 595.276 0 0 841.89 0 0 cm /Scan Do Q" },
    5: {
      entries: "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
      stream: "x".repeat(64),
    },
  });
}

/** A page behind a password that nobody knows: entries of the standard handler (PDF 32000-1, 7.6.3) without a key that fits. */
export function encryptedPdf(): Uint8Array {
  const secret = "5A".repeat(32);
  return makePdf(
    {
      1: catalog,
      2: info,
      3: `<</Type /Pages /Count 1 /Kids [4 0 R] /MediaBox ${a4}>>`,
      4: "<</Type /Page /Parent 3 0 R>>",
      5: `<</Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${secret}> /U <${secret}>>>`,
    },
    `/Root 1 0 R\n/Info 2 0 R\n/Encrypt 5 0 R\n/ID [<${"00".repeat(16)}> <${"00".repeat(16)}>]`,
  );
}
