/** One entry of a made-up archive; `kind` is the type flag (0 file, 2 symbolic link, 5 folder). */
export interface TarEntry {
  readonly name: string;
  readonly text?: string;
  readonly kind?: string;
  readonly prefix?: string;
}

/** Builds a ustar archive, well-formed but for what the entries say. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, text = "", kind = "0", prefix = "" }) => {
    const body = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0, "utf8");
    header.write("0000644\0", 100);
    header.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write(kind, 156);
    header.write("ustar\x0000", 257, "latin1");
    header.write(prefix, 345, "utf8");
    header.fill(" ", 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
