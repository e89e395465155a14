import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";

/** PDFium, compiled to WebAssembly: a reader that knows nothing of how our PDFs are made, so it can judge them. */
export interface Pdfium {
  readonly api: WrappedPdfiumModule;
  /** PDFium's memory as it is now; it moves when it grows, so it is asked for at each use. */
  readonly memory: () => DataView<ArrayBuffer>;
  /** Lends zeroed memory of some bytes to a call, and takes it back. */
  readonly lend: <T>(bytes: number, use: (pointer: number) => T) => T;
}

let loading: Promise<Pdfium> | undefined;

/** PDFium, loaded once per process. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

/** Opens a PDF, hands it over, and closes it whatever happens. */
export async function withDocument<T>(bytes: Uint8Array, use: (pdfium: Pdfium, document: number) => T): Promise<T> {
  const pdfium = await loadPdfium();
  return pdfium.lend(bytes.length, (pointer) => {
    new Uint8Array(pdfium.memory().buffer).set(bytes, pointer);
    const document = pdfium.api.FPDF_LoadMemDocument(pointer, bytes.length, "");
    if (document === 0) throw new Error(`PDFium can't read the PDF (error ${pdfium.api.FPDF_GetLastError()})`);
    try {
      return use(pdfium, document);
    } finally {
      pdfium.api.FPDF_CloseDocument(document);
    }
  });
}

/** Loads each page, hands it over with its text, and closes both. */
export function mapPages<T>({ api }: Pdfium, document: number, use: (page: number, text: number) => T): T[] {
  return Array.from({ length: api.FPDF_GetPageCount(document) }, (_, index) => {
    const page = api.FPDF_LoadPage(document, index);
    const text = api.FPDFText_LoadPage(page);
    try {
      return use(page, text);
    } finally {
      api.FPDFText_ClosePage(text);
      api.FPDF_ClosePage(page);
    }
  });
}

/** Calls a function that fills a buffer with UTF-16LE text and gives its length in bytes, with the final zero. */
export function readWide(pdfium: Pdfium, call: (buffer: number, length: number) => number): string {
  const length = call(0, 0);
  if (length <= 2) return "";
  return pdfium.lend(length, (buffer) => {
    call(buffer, length);
    return new TextDecoder("utf-16le").decode(new Uint8Array(pdfium.memory().buffer, buffer, length - 2));
  });
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

async function load(): Promise<Pdfium> {
  const binary = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const api = await init({ wasmBinary: new Uint8Array(binary).buffer });
  api.PDFiumExt_Init();
  const { wasmExports } = api.pdfium;
  const { memory: heap } = wasmExports as typeof wasmExports & { readonly memory: { readonly buffer: ArrayBuffer } };
  const memory = (): DataView<ArrayBuffer> => new DataView(heap.buffer);
  return {
    api,
    memory,
    lend(bytes, use) {
      const pointer = wasmExports.malloc(Math.max(1, bytes));
      if (pointer === 0) throw new Error(`PDFium has no memory for ${bytes} bytes`);
      new Uint8Array(heap.buffer, pointer, bytes).fill(0);
      try {
        return use(pointer);
      } finally {
        wasmExports.free(pointer);
      }
    },
  };
}
