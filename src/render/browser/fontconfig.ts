import { createHash, randomBytes } from "node:crypto";
import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../../model/package-folder.ts";
import { cacheError, makeFolder } from "./cache-error.ts";

const ownFonts = fileURLToPath(packageFile("assets/fonts/system/"));

/**
 * Writes a font configuration that shows the browser one small font of ours and none of the system's, so that a page can't
 * depend on what a machine has. Without any font at all Chromium does not even load web fonts. Each content has a folder of
 * its own, put in place by a rename, so that builds at the same time can't meet half a file.
 * @param cacheFolder made where it is missing.
 * @param fonts folder of the plain TrueType files to show (a packed web font is not enough for Chromium).
 * @returns the path for FONTCONFIG_FILE.
 * @throws KnownError 3 when the disk is full or the folder can't be written.
 */
export async function writeFontConfiguration(cacheFolder: string, fonts: string = ownFonts): Promise<string> {
  const names = (await readdir(fonts)).filter((name) => name.endsWith(".ttf")).toSorted();
  if (names.length === 0) throw new Error(`no font in ${fonts}`);
  const sum = createHash("sha256").update(cacheFolder);
  for (const name of names) sum.update(`\0${name}\0`).update(await readFile(join(fonts, name)));
  const folder = join(cacheFolder, `fontconfig-${sum.digest("hex").slice(0, 12)}`);
  const path = join(folder, "fonts.conf");
  if (!(await holds(folder, fonts, names))) {
    try {
      await put(folder, fonts, names);
    } catch (error) {
      throw cacheError(error, folder);
    }
  }
  return path;
}

/** Whether a folder has the configuration and every font in full: half a folder is left by none of us, but by cleaners. */
async function holds(folder: string, fonts: string, names: readonly string[]): Promise<boolean> {
  const text = await readFile(join(folder, "fonts.conf"), "utf8").catch(() => "");
  if (text !== configuration(folder)) return false;
  for (const name of names)
    if ((await sizeOf(join(folder, "fonts", name))) !== (await sizeOf(join(fonts, name)))) return false;
  return true;
}

/** Bytes of a file; -1 where there is none. */
async function sizeOf(path: string): Promise<number> {
  const status = await stat(path).catch(() => undefined);
  return status?.size ?? -1;
}

async function put(folder: string, fonts: string, names: readonly string[]): Promise<void> {
  const staging = `${folder}.new-${randomBytes(6).toString("hex")}`;
  try {
    await makeFolder(join(staging, "fonts"));
    for (const name of names) await copyFile(join(fonts, name), join(staging, "fonts", name));
    await writeFile(join(staging, "fonts.conf"), configuration(folder));
    await rename(staging, folder).catch(async (error: unknown) => {
      if (await holds(folder, fonts, names)) return;
      await rm(folder, { recursive: true });
      await rename(staging, folder).catch(() => {
        throw error;
      });
    });
  } finally {
    // Gone already when it was put in place; what the disk refuses now it has refused before.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

function configuration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${xml(join(folder, "fonts"))}</dir><cachedir>${xml(join(folder, "cache"))}</cachedir></fontconfig>
`;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
