import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

/** Whether LibreOffice is installed; tests with it are skipped, visibly, where it is not. */
export function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** ms */
export const officeTimeout = 180_000;

/**
 * Documents as LibreOffice Writer saves them in another format, all by one process.
 * @param documents their contents by file name. @param to an extension.
 * @returns what it wrote, by the same names.
 */
export function savedByOffice(
  documents: Readonly<Record<string, string | Uint8Array>>,
  to: string,
): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-office-"));
  try {
    const names = Object.keys(documents);
    for (const name of names) writeFileSync(join(folder, name), documents[name] ?? "");
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const out = join(folder, "out");
    const paths = names.map((name) => join(folder, name));
    execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", out, ...paths], {
      stdio: "ignore",
      timeout: officeTimeout,
    });
    const written = (name: string): string => join(out, `${name.slice(0, -extname(name).length)}.${to}`);
    return Object.fromEntries(names.map((name) => [name, readFileSync(written(name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How a paragraph of {@link typedDocument} looks: direct formatting, as people type. */
export interface Look {
  readonly face: string;
  /** pt */
  readonly size: number;
  readonly align?: "center" | "end" | "justify";
  readonly bold?: true;
  readonly colour?: string;
}

/** A paragraph, or the rows of a table. */
export type TypedBlock =
  | { readonly text: string; readonly look: Look; readonly indent?: true }
  | { readonly rows: readonly (readonly string[])[]; readonly look: Look };

/**
 * A document typed into Writer by hand, as its own flat XML: no named styles, a tab for a gap, tables with borders.
 * @param changes the list of tracked changes as markup; texts may have markup of the format, too.
 */
export function typedDocument(blocks: readonly TypedBlock[], changes = ""): string {
  const looks = [...new Set(blocks.map((block) => styleKey(block)))];
  const style = (key: string, index: number): string => {
    const [look, indent] = JSON.parse(key) as [Look, boolean];
    const paragraph = `fo:text-align="${look.align ?? "start"}"${indent ? ' fo:text-indent="11.3mm"' : ""}`;
    const colour = look.colour === undefined ? "" : ` fo:color="${look.colour}"`;
    const weight = look.bold === true ? ' style:font-weight-asian="bold" fo:font-weight="bold"' : "";
    return `<style:style style:name="P${index}" style:family="paragraph"><style:paragraph-properties ${paragraph}/><style:text-properties style:font-name="Times New Roman" style:font-name-asian="${look.face}" fo:font-size="${look.size}pt" style:font-size-asian="${look.size}pt"${colour}${weight}/></style:style>`;
  };
  const paragraph = (text: string, key: string): string =>
    `<text:p text:style-name="P${looks.indexOf(key)}">${text.replaceAll("\t", "<text:tab/>")}</text:p>`;
  const body = blocks.map((block, index) => {
    const key = styleKey(block);
    if ("text" in block) return paragraph(block.text, key);
    const rows = block.rows.map(
      (row) =>
        `<table:table-row>${row.map((text) => `<table:table-cell office:value-type="string">${paragraph(text, key)}</table:table-cell>`).join("")}</table:table-row>`,
    );
    const columns = block.rows[0]?.length ?? 1;
    return `<table:table table:name="T${index}"><table:table-column table:number-columns-repeated="${columns}"/>${rows.join("")}</table:table>`;
  });
  const faces = [...new Set(["Times New Roman", ...blocks.map(({ look }) => look.face)])].map(
    (face) => `<style:font-face style:name="${face}" svg:font-family="'${face}'"/>`,
  );
  const names = ["office", "style", "text", "table", "drawing"].map(
    (name) => `xmlns:${name === "drawing" ? "draw" : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${names.join(" ")} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>${faces.join("")}</office:font-face-decls><office:automatic-styles>${looks.map(style).join("")}</office:automatic-styles><office:body><office:text>${changes}${body.join("")}</office:text></office:body></office:document>`;
}

function styleKey(block: TypedBlock): string {
  return JSON.stringify([block.look, "indent" in block && block.indent]);
}
