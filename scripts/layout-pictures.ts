import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspectPdf } from "../src/build/inspect-pdf.ts";
import { pagePicture } from "../src/inspect/picture.ts";

/*
 * Makes the pictures of docs/layout.md from the golden bulletins, as they are printed now:
 *
 *   npm run pictures
 */

/** A picture: its name, the bulletin, the page, and the part of it, mm from the top. */
type Picture = readonly [name: string, id: string, page: number, top: number, bottom: number];

const pictures: readonly Picture[] = [
  ["grid", "gongshui-2024-02", 2, 20, 285],
  ["masthead-marks", "gongshui-2024-05", 1, 28, 150],
  ["nameplate-one", "gongshui-2024-01", 1, 60, 150],
  ["nameplate-two", "zhengwu-2024-01", 1, 60, 150],
  ["row-three", "xiaobao-2024-01", 1, 30, 120],
  ["contents", "zhengwu-2024-02", 1, 120, 235],
  ["headline", "gongshui-2024-09", 1, 120, 240],
  ["note", "gongshui-2024-10", 1, 120, 240],
  ["levels", "gongshui-2024-13", 2, 32, 190],
  ["setting", "gongshui-2024-22", 1, 150, 285],
  ["table", "gongshui-2024-15", 2, 30, 150],
  ["table-long", "gongshui-2024-16", 2, 25, 150],
  ["table-wide", "gongshui-2024-17", 2, 20, 285],
  ["figure", "gongshui-2024-18", 2, 30, 150],
  ["footnotes", "gongshui-2024-19", 2, 60, 130],
  ["attachment-list", "gongshui-2024-20", 2, 110, 180],
  ["attachment", "gongshui-2024-20", 3, 30, 120],
  ["signature", "gongshui-2024-21", 2, 100, 165],
  ["imprint", "gongshui-2024-23", 2, 170, 285],
  ["draft", "gongshui-2024-30", 1, 8, 120],
  ["copy", "gongshui-2024-05", 3, 28, 120],
];

const project = fileURLToPath(new URL("..", import.meta.url));
const golden = join(project, "tests/fixtures/golden");
const folder = join(project, "docs/pictures/layout");
const output = mkdtempSync(join(tmpdir(), "jianbao-pictures-"));
try {
  const build = ["build", "--drafts", "--allow-classified", "--no-site", "-q", "-C", golden, "-o", output];
  execFileSync(process.execPath, ["--import", "tsx", join(project, "src/cli/bin.ts"), ...build], { cwd: project });
  mkdirSync(folder, { recursive: true });
  for (const [name, id, page, top, bottom] of pictures) {
    const bytes = readFileSync(join(output, "print", `${id}.pdf`));
    const inspection = await inspectPdf(bytes);
    // The grid alone: what is warned of in a single file (stand-in faces) is not what the picture is for.
    const options = { page, dpi: 72, grid: true, band: { top, bottom } };
    const png = await pagePicture(bytes, options, { ...inspection, rows: [] });
    writeFileSync(join(folder, `${name}.png`), png);
  }
} finally {
  rmSync(output, { recursive: true, force: true });
}
