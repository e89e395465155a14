import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { carriedKeys } from "../../src/build/export-word.ts";
import type { Issue } from "../../src/model/issue.ts";
import { wordFile } from "../../src/publish/word/word-file.ts";
import { readRepository } from "../../src/read/repository.ts";
import { unpack, zipEntries } from "../../src/read/zip.ts";
import { alignmentsOf, issueOf, meaningOf, reimport } from "../helpers/imported.ts";
import { hasOffice, officeTimeout, savedByOffice } from "../helpers/office.ts";
import { measurePdf } from "../helpers/pdf-measure.ts";
import { projectFolder } from "../helpers/run-cli.ts";

const folders = [join(projectFolder, "tests/fixtures/golden/content"), join(projectFolder, "content")];

/** Files that an issue names and a Word file does not hold. */
function otherFiles(issue: Issue): Record<string, Uint8Array> {
  const files = issue.attachments.map(({ file }) => file.text).filter((name) => !name.endsWith(".md"));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(dirname(issue.path), name))]));
}

for (const contentFolder of folders) {
  const repository = (await readRepository({ contentFolder })).value;
  describe(`Word files of ${contentFolder.slice(projectFolder.length)}`, () => {
    for (const source of repository.sources)
      it(`are imported as the issue they were made from: ${source.path.slice(contentFolder.length + 1)}`, async () => {
        const issue = await issueOf(contentFolder, repository, source);
        const bytes = wordFile(issue, await carriedKeys(issue, source));
        const again = await reimport(issue, contentFolder, { name: "issue.docx", bytes }, otherFiles(issue));
        expect(again.issue === undefined ? again.findings : meaningOf(again.issue)).toEqual(meaningOf(issue));
        expect(again.issue === undefined ? [] : alignmentsOf(again.issue)).toEqual(alignmentsOf(issue));
        expect([again.issue?.tags, again.issue?.layout, again.issue?.contents]).toEqual([
          issue.tags,
          issue.layout,
          issue.contents,
        ]);
        expect(again.findings.filter((finding) => / (?:warning|error) import\//.test(finding))).toEqual([]);
      });
  });
}

const [golden = ""] = folders;
const repository = (await readRepository({ contentFolder: golden })).value;

async function goldenIssue(end: string): Promise<{ issue: Issue; bytes: Uint8Array }> {
  const source = repository.sources.find(({ path }) => path.endsWith(end));
  if (source === undefined) throw new Error(`no ${end}`);
  const issue = await issueOf(golden, repository, source);
  return { issue, bytes: wordFile(issue, await carriedKeys(issue, source)) };
}

describe("a Word file of ours", () => {
  it("has the official page: A4, the type area, 22 lines of 28 characters, folios on the outer side", async () => {
    const { bytes } = await goldenIssue("gongshui/2024/01.md");
    const part = (name: string): string => {
      const entry = zipEntries(bytes).get(name);
      return entry === undefined ? "" : new TextDecoder().decode(unpack(entry, 1_000_000));
    };
    const document = part("word/document.xml");
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    const pitch = Number(/w:linePitch="(\d+)"/.exec(document)?.[1]);
    expect(pitch * 22).toBeLessThanOrEqual((225 / 25.4) * 1440);
    expect((pitch + 1) * 22).toBeGreaterThan((225 / 25.4) * 1440);
    const tightening = Number(/<w:spacing w:val="(-\d+)"\/>/.exec(part("word/styles.xml"))?.[1]) / 20;
    expect((16 + tightening) * 28).toBeLessThanOrEqual((156 / 25.4) * 72);
    expect((16 + tightening) * 29).toBeGreaterThan((156 / 25.4) * 72);
    expect(document).toContain('w:color="E60012"');
    expect(part("word/styles.xml")).toContain('w:eastAsia="方正小标宋简体"');
    expect(part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    expect(
      [part("word/footer1.xml"), part("word/footer2.xml")].map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]),
    ).toEqual(["right", "left"]);
  });

  it("is the same bytes each time", async () => {
    const [first, second] = [await goldenIssue("gongshui/2024/18.md"), await goldenIssue("gongshui/2024/18.md")];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

describe.skipIf(!hasOffice())("LibreOffice (skipped where soffice is not installed)", () => {
  const exported = new Map<string, { issue: Issue; bytes: Uint8Array }>();
  let saved: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    for (const { path } of repository.sources) {
      const one = await goldenIssue(path);
      exported.set(`${one.issue.ref.id}.docx`, one);
    }
    const documents = Object.fromEntries([...exported].map(([name, { bytes }]) => [name, bytes]));
    saved = savedByOffice(documents, "docx");
  }, officeTimeout);

  it.each(repository.sources.map(({ path }) => path.slice(golden.length + 1)))(
    "saves a Word file of ours anew, and it is still the same issue: %s",
    async (end) => {
      const { issue } = await goldenIssue(end);
      const bytes = saved[`${issue.ref.id}.docx`] ?? new Uint8Array();
      const again = await reimport(issue, golden, { name: "issue.docx", bytes }, otherFiles(issue));
      const meant = JSON.stringify(meaningOf(issue)).replaceAll(".svg ", ".png ");
      // LibreOffice keeps a drawing's picture in pixels only.
      expect(again.issue === undefined ? again.findings : meaningOf(again.issue)).toEqual(JSON.parse(meant));
    },
  );

  it(
    "prints the official page: red rule, line pitch, folios on the outer side, the imprint at the last page's foot",
    async () => {
      const name = "gongshui-2024-01.docx";
      const bytes = savedByOffice({ [name]: exported.get(name)?.bytes ?? new Uint8Array() }, "pdf")[name];
      const { pages } = await measurePdf(bytes ?? new Uint8Array());
      expect(pages.length).toBe(2);
      const [first, last] = [pages[0], pages.at(-1)];
      const red = first?.rules.find(({ color }) => color === "#e60012");
      // LibreOffice lets a rule stick out by its thickness.
      expect(Math.abs((red?.x ?? 0) - 28)).toBeLessThan(0.6);
      expect(Math.abs((red?.width ?? 0) - 156)).toBeLessThan(1.2);
      const nameplate = first?.lines.find(({ color }) => color === "#e60012");
      expect(nameplate?.baseline).toBeLessThan(red?.y ?? 0);
      const foot = last?.rules.at(-1);
      expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeCloseTo(37 + 225, 0);
      const folios = pages.map(({ lines }) => lines.at(-1)?.left ?? 0);
      expect(folios).toEqual([expect.closeTo(184 - 20, -1), expect.closeTo(28 + 5, 0)]);
      const baselines = (first?.lines ?? []).filter(({ left }) => Math.abs(left - 28) < 1).map((line) => line.baseline);
      // Which lines begin at the edge depends on the fonts that are installed.
      const lines = ((baselines[2] ?? 0) - (baselines[1] ?? 0)) / (225 / 22);
      expect(lines).toBeGreaterThan(0.9);
      expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.01);
    },
    officeTimeout,
  );
});
