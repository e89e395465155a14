/** What an image file says of itself: its format by its first bytes, its size in its own pixels as it is shown. */
export interface RasterInfo {
  readonly format: "png" | "jpeg" | "webp";
  readonly width: number;
  readonly height: number;
  /** Whether EXIF data holds a position (GPS). */
  readonly hasLocation: boolean;
}

/** The format by magic bytes; `svg` where the file begins as XML or with an svg element. */
export function imageFormat(bytes: Uint8Array): "png" | "jpeg" | "webp" | "svg" | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "webp";
  const head = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\uFEFF/, "");
  return /^\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg[\s>])/i.test(head) &&
    /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 65_536)))
    ? "svg"
    : undefined;
}

/**
 * Reads the header of a PNG (ISO/IEC 15948), JPEG (ITU-T T.81, EXIF 2.3) or WebP (RFC 9649) file.
 * @returns undefined when the header is cut off or has no size.
 */
export function readRaster(bytes: Uint8Array, format: RasterInfo["format"]): RasterInfo | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const info =
      format === "png" ? readPng(view, bytes) : format === "jpeg" ? readJpeg(view, bytes) : readWebp(view, bytes);
    return info === undefined || info.width < 1 || info.height < 1 ? undefined : { format, ...info };
  } catch (error) {
    // A DataView ends where the file ends: a length in the file that points beyond it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Size = Omit<RasterInfo, "format">;

function readPng(view: DataView, bytes: Uint8Array): Size | undefined {
  if (ascii(bytes, 12, 4) !== "IHDR") return undefined;
  let hasLocation = false;
  // Chunks: length, type, data, checksum. eXIf comes before the picture data.
  for (let offset = 8; offset + 12 <= bytes.length; offset += 12 + view.getUint32(offset)) {
    const type = ascii(bytes, offset + 4, 4);
    if (type === "IDAT") break;
    if (type === "eXIf")
      hasLocation = readExif(bytes.subarray(offset + 8, offset + 8 + view.getUint32(offset))).hasLocation;
  }
  return { width: view.getUint32(16), height: view.getUint32(20), hasLocation };
}

function readJpeg(view: DataView, bytes: Uint8Array): Size | undefined {
  let exif = { turned: false, hasLocation: false };
  for (let offset = 2; ;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      offset += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return undefined;
    const length = view.getUint16(offset + 2);
    if (length < 2) return undefined;
    if (marker === 0xe1 && ascii(bytes, offset + 4, 6) === "Exif\0\0")
      exif = readExif(bytes.subarray(offset + 10, offset + 2 + length));
    // SOF0–SOF15 but for DHT (C4), JPG (C8) and DAC (CC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(offset + 5), view.getUint16(offset + 7)];
      return {
        width: exif.turned ? height : width,
        height: exif.turned ? width : height,
        hasLocation: exif.hasLocation,
      };
    }
    offset += 2 + length;
  }
}

function readWebp(view: DataView, bytes: Uint8Array): Size | undefined {
  const hasLocation = webpLocation(view, bytes);
  switch (ascii(bytes, 12, 4)) {
    case "VP8 ":
      return startsWith(bytes.subarray(23), [0x9d, 0x01, 0x2a])
        ? { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, hasLocation }
        : undefined;
    case "VP8L": {
      if (view.getUint8(20) !== 0x2f) return undefined;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasLocation };
    }
    case "VP8X":
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1, hasLocation };
    default:
      return undefined;
  }
}

function webpLocation(view: DataView, bytes: Uint8Array): boolean {
  for (let offset = 12; offset + 8 <= bytes.length;) {
    const length = view.getUint32(offset + 4, true);
    if (ascii(bytes, offset, 4) === "EXIF")
      return readExif(bytes.subarray(offset + 8, offset + 8 + length)).hasLocation;
    offset += 8 + length + (length % 2);
  }
  return false;
}

/** The two facts of EXIF that matter: whether the picture is turned by a quarter (orientation 5–8), and a GPS block. */
function readExif(bytes: Uint8Array): { readonly turned: boolean; readonly hasLocation: boolean } {
  const facts = { turned: false, hasLocation: false };
  if (bytes.length < 14) return facts;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = ascii(bytes, 0, 2) === "II";
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return facts;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > bytes.length) break;
    const tag = view.getUint16(entry, little);
    if (tag === 0x0112) facts.turned = view.getUint16(entry + 8, little) >= 5;
    if (tag === 0x8825) facts.hasLocation = true;
  }
  return facts;
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
}

function ascii(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}
