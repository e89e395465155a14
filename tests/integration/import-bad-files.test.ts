import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importManuscript, manuscriptFiles } from "../../src/build/import-manuscript.ts";
import { packZip } from "../../src/read/zip.ts";
import { runCli } from "../helpers/run-cli.ts";
import { p, r, wordBytes, wordPart } from "../helpers/word-files.ts";

const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");
const sound = wordBytes(p(r("某某简报")));

/** Each bad file with the rule that names its fault. */
const files: Readonly<Record<string, readonly [name: string, bytes: Uint8Array | string, rule: string]>> = {
  "an old Word file": ["a.doc", Buffer.concat([ole, Buffer.alloc(600)]), "import/old-word"],
  "an old Word file with a new name": ["a.docx", Buffer.concat([ole, Buffer.alloc(600)]), "import/old-word"],
  "an encrypted file": ["a.docx", Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]), "import/encrypted"],
  "a file cut off": ["a.docx", sound.subarray(0, sound.length - 60), "import/damaged"],
  "no zip at all": ["a.docx", "简报第一期", "import/damaged"],
  "a text that is no XML": [
    "a.docx",
    packZip([
      ["[Content_Types].xml", "<Types/>"],
      ["word/document.xml", "<w:document><w:body>"],
    ]),
    "import/damaged",
  ],
  "entities that grow": [
    "a.docx",
    packZip([
      ["[Content_Types].xml", "<Types/>"],
      ["word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
    ]),
    "import/damaged",
  ],
  "elements in elements without end": [
    "a.docx",
    packZip([
      ["[Content_Types].xml", "<Types/>"],
      ["word/document.xml", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`],
    ]),
    "import/damaged",
  ],
  "a spreadsheet": [
    "a.docx",
    packZip([
      ["[Content_Types].xml", "<Types/>"],
      ["xl/workbook.xml", "<x/>"],
    ]),
    "import/not-word",
  ],
  "a zip of something else": ["a.docx", packZip([["a.txt", "a"]]), "import/not-word"],
  macros: ["a.docm", wordBytes(p(r("简报")), { "word/vbaProject.bin": new Uint8Array(8) }), "import/macros"],
  "a zip bomb": [
    "a.docx",
    wordBytes(p(r("简报")), { "word/styles.xml": new Uint8Array(40 * 1024 * 1024) }),
    "import/bomb",
  ],
  "a part of very many elements": ["a.docx", wordBytes("<w:p/>".repeat(1_000_001)), "import/too-many"],
  "a Word file without words": ["a.docx", wordBytes(p("")), "import/empty"],
  "an empty text": ["a.txt", "\n 　\n", "import/empty"],
  "an empty file": ["a.txt", "", "import/empty"],
  "a text in GB18030": ["a.txt", Buffer.from("b5dad2bbc6da0a", "hex"), "import/not-utf-8"],
  "bytes that are no text": ["a.txt", "简报\0\0第一期", "import/not-text"],
  "a PDF": ["a.pdf", "%PDF-1.7", "import/kind"],
};

describe("a file that can't be imported", () => {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-bad-import-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, [name, bytes, rule]] of Object.entries(files))
    it(`is named: ${what}`, async () => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { value, diagnostics } = await importManuscript(path);
      expect(value).toBeUndefined();
      expect(diagnostics.map((finding) => finding.rule)).toEqual([rule]);
    });

  it("is named without being read where it has 200 MB", async () => {
    const path = join(folder, "large.docx");
    writeFileSync(path, "PK");
    truncateSync(path, 200 * 1024 * 1024);
    expect((await importManuscript(path)).diagnostics).toMatchObject([
      { rule: "import/too-big", params: { size: "200.0" } },
    ]);
  });

  it("is named where it is not there, or is a folder", async () => {
    expect((await importManuscript(join(folder, "none.docx"))).diagnostics).toMatchObject([{ rule: "import/missing" }]);
    expect((await importManuscript(folder)).diagnostics).toMatchObject([{ rule: "import/folder" }]);
  });

  it("survives texts of one endless line, of one sign, and of very many rows", async () => {
    const texts = [
      "简报".repeat(50_000),
      "—".repeat(50_000),
      "供稿：".repeat(20_000),
      "甲\t乙\n".repeat(150_000),
      "**某".repeat(20_000),
    ];
    for (const text of texts) {
      const path = join(folder, "long.txt");
      writeFileSync(path, `某某简报\n第一期\n${text}`);
      const { value } = await importManuscript(path);
      expect(value === undefined ? "" : manuscriptFiles(value, undefined, true).files.main.slice(0, 12)).toBe(
        "---\nissue: 1",
      );
    }
  });

  it("survives a numbering and styles that point at themselves", async () => {
    const styles = wordPart("styles", '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>');
    const path = join(folder, "circle.docx");
    writeFileSync(path, wordBytes(p(r("某某简报第一期"), '<w:pStyle w:val="A"/>'), { "word/styles.xml": styles }));
    expect((await importManuscript(path)).value).toBeDefined();
  });
});

describe("the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-import-cli-"));
  beforeAll(() => {
    writeFileSync(
      join(folder, "a.txt"),
      "云台街道简报\n\n第三期\n云台街道办事处　2024年5月6日\n\n街道开展消防演练\n\n5月5日，街道组织消防演练，120名居民参加。\n",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("prints Markdown, or writes a new issue and prints its path, and never replaces one", async () => {
    const printed = await runCli(["import", "a.txt"], { cwd: folder });
    expect([printed.code, printed.stdout.split("\n")[1]]).toEqual([0, "issue: 3"]);
    const written = await runCli(["import", "a.txt", "-o", "content/jiedao"], { cwd: folder });
    expect([written.code, written.stdout]).toEqual([0, "content/jiedao/2024/03.md\n"]);
    const again = await runCli(["import", "a.txt", "-o", "content/jiedao"], { cwd: folder });
    expect([again.code, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("import/exists");
    expect(readdirSync(join(folder, "content/jiedao/2024"))).toEqual(["03.md"]);
  });

  it("exits 1 for a file that can't be read, and prints nothing of it", async () => {
    writeFileSync(join(folder, "b.docx"), Buffer.concat([ole, Buffer.alloc(600)]));
    const { code, stdout, stderr } = await runCli(["import", "b.docx", "-o", "content/jiedao"], { cwd: folder });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("b.docx:1:1 error 这是旧的 Word 97—2003 文件");
  });

  it("exits 3 where the place can't be written, a file standing where a folder would be, and leaves nothing", async () => {
    const before = readdirSync(folder).toSorted();
    const { code, stderr, stdout } = await runCli(["import", "a.txt", "-o", "a.txt/gangkou"], { cwd: folder });
    expect([code, stdout]).toEqual([3, ""]);
    expect(stderr).toContain("import/not-written");
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  it("exits 2 where the argument is none of its files", async () => {
    for (const argument of ["none.txt", ".", "a.pdf", "a.txt/b.txt"])
      expect(await runCli(["import", argument], { cwd: folder })).toMatchObject({ code: 2, stdout: "" });
  });
});
