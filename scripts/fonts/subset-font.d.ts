/** The part of subset-font 2.9 that the builder uses; the package brings no types. */
declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat: "truetype" | "woff2";
    readonly keepFeatures?: readonly string[];
    readonly preserveNameIds?: readonly number[];
    readonly dropTables?: readonly string[];
    readonly noHinting?: boolean;
    readonly keepAllGlyphs?: boolean;
  }
  const subsetFont: (font: Buffer, text: string | undefined, options: SubsetOptions) => Promise<Buffer>;
  export = subsetFont;
}
