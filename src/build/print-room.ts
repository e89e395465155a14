import type { Diagnostic } from "../model/diagnostic.ts";
import type { Layout, Series } from "../model/issue.ts";
import { fontFaceCss, fontStackProperties } from "../render/font-css.ts";
import { fontFiles, type FontSet } from "../render/font-set.ts";
import { resolveFonts } from "../render/fonts.ts";
import { pageRulesContext } from "../render/page-geometry.ts";
import { Press, type PressJob } from "../render/press.ts";
import type { BrowserHandle } from "../render/browser/launch.ts";
import type { PrintShell } from "../render/print-page.ts";
import { readStyleSheets } from "../render/style-sheets.ts";
import { createTemplates } from "../render/template.ts";
import { templateFolders } from "./own-look.ts";
import { readyBrowser, type BrowserSettings } from "./start-browser.ts";

/** What a print room needs of a build. */
export interface PrintRoomOptions {
  readonly rootFolder: string;
  readonly browser: BrowserSettings;
  readonly workers: number;
  readonly timeoutMs: number;
  /** The press variant of the print copies: spot red, pure black. */
  readonly press: boolean;
  /** Whether every print is inspected afterwards. */
  readonly inspect: boolean;
  /** Is told of each browser that was started. */
  readonly onBrowser?: (browser: BrowserHandle) => void;
}

/** Fonts and styles of one series, and what the press needs beside a job. */
export type PressSetting = Omit<PressJob, "job">;

/** The fonts of a series, resolved. */
export type ResolvedFonts = Awaited<ReturnType<typeof resolveFonts>>;

/**
 * Fonts, browsers and press of one build. Nothing is started before it is needed; `warmUp` asks for the first browser
 * while the issues are still read, and what fails there is thrown when something is printed.
 */
export class PrintRoom {
  /** Warnings about browsers, once each. */
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: PrintRoomOptions;
  readonly #fonts = new Map<string, Promise<ResolvedFonts>>();
  readonly #shells = new Map<string, Promise<PrintShell>>();
  #browser: ReturnType<typeof readyBrowser> | undefined;
  readonly #press: Press;
  /** How often the look was read anew; settings of different looks are different ones to the press. */
  #look = 0;

  constructor(options: PrintRoomOptions) {
    this.#options = options;
    this.#press = new Press({
      workers: options.workers,
      timeoutMs: options.timeoutMs,
      press: options.press,
      verifiesText: !options.inspect,
      launch: () => this.#launch(),
    });
  }

  /** Starts a browser with the fonts of a series in the background. */
  warmUp(series: Pick<Series, "id" | "fonts" | "layout">): void {
    this.ready(series).catch(() => undefined);
  }

  /**
   * Starts a browser with the fonts of a series, unless one is running.
   * @throws KnownError 3 when there is no browser, or it does not start.
   */
  async ready(series: Pick<Series, "id" | "fonts" | "layout">): Promise<void> {
    const { fontSet } = await this.fontsOf(series);
    if (fontSet !== undefined) await this.#press.warmUp(await this.setting(fontSet, series.layout.digits ?? "tnr"));
  }

  /** Reads fonts, styles and templates anew for what is printed from now on; the browser goes on. */
  renewLook(): void {
    this.#look += 1;
    this.#fonts.clear();
    this.#shells.clear();
  }

  /** The fonts of a series: its own, the repository's, the bundled ones. */
  fontsOf({ id, fonts }: Pick<Series, "id" | "fonts">): Promise<ResolvedFonts> {
    const known = this.#fonts.get(id) ?? resolveFonts({ repositoryFolder: this.#options.rootFolder, overrides: fonts });
    this.#fonts.set(id, known);
    return known;
  }

  /** What the press needs to print with these fonts. */
  async setting(fonts: FontSet, digits: Layout["digits"]): Promise<PressSetting> {
    const shellId = `${fonts.id} ${digits} ${this.#look}`;
    const shell = this.#shells.get(shellId) ?? printShell(fonts, digits, this.#options.rootFolder);
    this.#shells.set(shellId, shell);
    const faces = new Set([...Object.values(fonts.faces), fonts.punctuation].map((face) => face.postScriptName));
    return { shell: await shell, shellId, faces };
  }

  /** Prints one issue. */
  print(work: PressJob): ReturnType<Press["print"]> {
    return this.#press.print(work);
  }

  /** Ends all browsers and removes what they left. */
  async close(): Promise<void> {
    await this.#press.close();
    await this.#browser?.then((browser) => browser.cleanUp()).catch(() => undefined);
  }

  async #launch(): ReturnType<Awaited<ReturnType<typeof readyBrowser>>["launch"]> {
    this.#browser ??= readyBrowser(this.#options.browser);
    const browser = await this.#browser;
    const handle = await browser.launch();
    const known = new Set(this.diagnostics.map((diagnostic) => diagnostic.rule));
    this.diagnostics.push(...handle.diagnostics.filter((diagnostic) => !known.has(diagnostic.rule)));
    this.#options.onBrowser?.(handle);
    return handle;
  }
}

/** The style sheets and fonts of a print page; the repository's styles/print/ and templates/ come before ours. */
export async function printShell(fonts: FontSet, digits: Layout["digits"], rootFolder: string): Promise<PrintShell> {
  const templates = createTemplates({ folders: templateFolders(rootFolder) });
  const sheets = await readStyleSheets("print", rootFolder);
  const types = { woff2: "font/woff2", truetype: "font/ttf" } as const;
  const entries = await Promise.all(
    fontFiles(fonts).map(
      async (file) => [`/fonts/${file.key}`, { contentType: types[file.format], body: await file.read() }] as const,
    ),
  );
  return {
    css: `${fontFaceCss(fonts, (key) => `/fonts/${key}`)}\n:root{${fontStackProperties(digits)}}\n${sheets}`,
    fonts: new Map(entries),
    pageCss: ({ layout, draft }) => templates.render("print/page.css.njk", pageRulesContext(layout, draft)),
  };
}
