import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { composeSource } from "../../src/build/compose-source.ts";
import { templateFolders } from "../../src/build/own-look.ts";
import { issueBlocks } from "../../src/publish/downloads/issue-blocks.ts";
import { plainText } from "../../src/publish/downloads/plain-text.ts";
import { readRepository } from "../../src/read/repository.ts";
import { createTemplates } from "../../src/render/template.ts";
import { importBytes, issueOf, meaningOf, reimport } from "../helpers/imported.ts";
import { projectFolder } from "../helpers/run-cli.ts";

const seed = resolve(projectFolder, "../shared/seed");

describe.skipIf(!existsSync(seed))(
  "the real bulletin's text (skipped where its folder is not beside the repository)",
  () => {
    it("comes out as the issue that an editor typed: same front matter, same paragraphs", async () => {
      const contentFolder = join(seed, "content");
      const repository = (await readRepository({ contentFolder })).value;
      const text = readFileSync(join(seed, "seed.txt"));
      const { markdown, findings } = await importBytes("seed.txt", text, repository.series);
      expect(markdown).toBe(readFileSync(join(contentFolder, "changai/2019/02.md"), "utf8"));
      expect(findings.filter((finding) => finding.includes("import/joined"))).toHaveLength(3);
      expect(findings.filter((finding) => /warning|error/.test(finding))).toEqual([]);
    });

    it("is the same without its series, whose facts are told instead", async () => {
      const { markdown, findings } = await importBytes("seed.txt", readFileSync(join(seed, "seed.txt")));
      expect(markdown).toBe(readFileSync(join(seed, "content/changai/2019/02.md"), "utf8"));
      expect(findings.find((finding) => finding.includes("import/series"))).toContain("numerals: chinese");
    });
  },
);

/** Issues whose plain text says all that their Markdown says: no bold, no pictures, no attachments. */
const golden = join(projectFolder, "tests/fixtures/golden/content");
const plain = [
  "gongshui-2024-01",
  "gongshui-2024-04",
  "gongshui-2024-06",
  "gongshui-2024-09",
  "gongshui-2024-11",
  "gongshui-2024-15",
  "gongshui-2024-16",
  "gongshui-2024-22",
  "gongshui-2024-s01",
  "liangshi-2024-01",
  "xiaobao-2024-01",
  "zhengwu-2024-01",
];

describe("the plain text that the site offers", async () => {
  const repository = (await readRepository({ contentFolder: golden })).value;
  const templates = createTemplates({ folders: templateFolders(projectFolder) });
  for (const id of plain)
    it(`is imported as the issue it came from: ${id}`, async () => {
      const source = repository.sources.find(
        ({ series, place }) =>
          id === `${series}-${place.year}-${place.supplement ? "s" : ""}${String(place.number).padStart(2, "0")}`,
      );
      if (source === undefined) throw new Error(`no ${id}`);
      const issue = await issueOf(golden, repository, source);
      const composed = await composeSource(
        { source },
        { site: repository.site, series: repository.series, rootFolder: projectFolder, contentFolder: golden },
        templates,
        (path) => readFileSync(path, "utf8"),
      );
      if (composed.issue === undefined || composed.web === undefined) throw new Error("not composed");
      const bytes = plainText(issueBlocks({ summary: composed.issue.summary, web: composed.web }, {}));
      const again = await reimport(issue, golden, { name: "download.txt", bytes });
      expect(again.issue === undefined ? again.findings : meaningOf(again.issue)).toEqual(meaningOf(issue));
    });
});
