import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";

/** A function of the WebAssembly module, called without conversions: pointers, numbers, and 0 or 1 for truth. */
type RawFunction = (...values: number[]) => number;

/** The functions of PDFium (public/fpdf*.h) that are called without their JavaScript wrapping, which costs more than they do. */
const rawNames = [
  "malloc",
  "free",
  "FPDF_LoadMemDocument",
  "FPDF_CloseDocument",
  "FPDF_GetLastError",
  "FPDF_GetPageCount",
  "FPDF_LoadPage",
  "FPDF_ClosePage",
  "FPDFPage_CountObjects",
  "FPDFPage_GetObject",
  "FPDFFormObj_CountObjects",
  "FPDFFormObj_GetObject",
  "FPDFPageObj_GetType",
  "FPDFPageObj_GetMatrix",
  "FPDFPageObj_GetBounds",
  "FPDFPageObj_GetFillColor",
  "FPDFPageObj_GetStrokeColor",
  "FPDFPageObj_GetStrokeWidth",
  "FPDFPageObj_GetLineCap",
  "FPDFPageObj_HasTransparency",
  "FPDFPageObj_GetClipPath",
  "FPDFClipPath_CountPaths",
  "FPDFClipPath_CountPathSegments",
  "FPDFClipPath_GetPathSegment",
  "FPDFPath_GetDrawMode",
  "FPDFPath_CountSegments",
  "FPDFPath_GetPathSegment",
  "FPDFPathSegment_GetPoint",
  "FPDFPathSegment_GetType",
  "FPDFPathSegment_GetClose",
  "FPDFImageObj_GetImagePixelSize",
  "FPDFText_LoadPage",
  "FPDFText_ClosePage",
  "FPDFText_CountChars",
  "FPDFText_GetUnicode",
  "FPDFText_HasUnicodeMapError",
  "FPDFText_GetTextObject",
  "FPDFText_GetCharOrigin",
  "FPDFText_GetCharBox",
  "FPDFText_GetLooseCharBox",
  "FPDFText_GetMatrix",
  "FPDFTextObj_GetFont",
  "FPDFTextObj_GetFontSize",
  "FPDFTextObj_GetTextRenderMode",
  "FPDFFont_GetBaseFontName",
  "FPDFFont_GetGlyphWidth",
  "FPDFFont_GetIsEmbedded",
] as const;

/** Functions of PDFium by name. */
export type RawPdfium = Readonly<Record<(typeof rawNames)[number], RawFunction>>;

/** PDFium, compiled to WebAssembly: it knows nothing of how our PDFs are made, so it can judge them. */
export interface Pdfium {
  /** Every function, with arguments converted: for what is called seldom. */
  readonly api: WrappedPdfiumModule;
  readonly raw: RawPdfium;
  /** PDFium's memory as it is now; it moves when it grows, so it is asked for after each call that may allocate. */
  readonly memory: () => DataView<ArrayBuffer>;
  /** 256 bytes of its memory, for whatever a call fills in. */
  readonly scratch: number;
  /** Lends zeroed memory of some bytes to a call, and takes it back. */
  readonly lend: <T>(bytes: number, use: (pointer: number) => T) => T;
}

/** Whether an error is the module's own end: a trap, an abort, or its stack run over (which is V8's RangeError). */
export function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** Uses what has to be given back to the module, and gives it back; but never to a module that has stopped. */
export function using<T>(use: () => T, giveBack: () => void): T {
  let result: T;
  try {
    result = use();
  } catch (error) {
    if (!isTrap(error)) giveBack();
    throw error;
  }
  giveBack();
  return result;
}

let loading: Promise<Pdfium> | undefined;

/** PDFium, loaded once per process, or anew after {@link dropPdfium}. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

/** Forgets the module: after a trap nothing in its memory can be trusted, and memory that has grown is never given back. */
export function dropPdfium(): void {
  loading = undefined;
}

/** What the module would print: it says it in its errors as well. */
function say(): void {}

async function load(): Promise<Pdfium> {
  const binary = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const api = await init({ wasmBinary: new Uint8Array(binary).buffer, print: say, printErr: say });
  api.PDFiumExt_Init();
  const { wasmExports } = api.pdfium as unknown as {
    readonly wasmExports: RawPdfium & { readonly memory: { readonly buffer: ArrayBuffer } };
  };
  const { memory: heap } = wasmExports;
  // An object of few properties: among all that the module exports, each function is looked up at each call.
  const raw = Object.fromEntries(rawNames.map((name) => [name, wasmExports[name]])) as RawPdfium;
  let view = new DataView(heap.buffer);
  const memory = (): DataView<ArrayBuffer> => {
    if (view.buffer !== heap.buffer) view = new DataView(heap.buffer);
    return view;
  };
  return {
    api,
    raw,
    memory,
    scratch: raw.malloc(256),
    lend(bytes, use) {
      const pointer = raw.malloc(Math.max(1, bytes));
      if (pointer === 0) throw new WebAssembly.RuntimeError(`PDFium has no memory for ${bytes} bytes`);
      new Uint8Array(heap.buffer, pointer, bytes).fill(0);
      return using(
        () => use(pointer),
        () => {
          raw.free(pointer);
        },
      );
    },
  };
}

/** Calls a function that fills a buffer with UTF-8 text and gives its length in bytes, with the final zero. */
export function readNarrow(pdfium: Pdfium, call: (buffer: number, length: number) => number): string {
  const length = call(0, 0);
  if (length <= 1) return "";
  return pdfium.lend(length, (buffer) => {
    call(buffer, length);
    return new TextDecoder().decode(new Uint8Array(pdfium.memory().buffer, buffer, length - 1));
  });
}
