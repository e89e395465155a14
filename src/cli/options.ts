import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { addCompletions, addInit, addList, addListNames, addNew, type DeskActions } from "./desk-options.ts";
import { helpStyle } from "./help.ts";

/** What an unusable command line ends in; exported here so that one file imports commander. */
export { CommanderError };

/** Options of every command (contract §3). */
export interface GlobalOptions {
  readonly root?: string;
  readonly content?: string;
  readonly lang?: "zh-CN" | "en";
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: "auto" | "always" | "never";
}

/** Options of `build`. */
export interface BuildCommandOptions extends GlobalOptions {
  readonly out?: string;
  readonly drafts?: boolean;
  readonly pdf: boolean;
  readonly site: boolean;
  readonly force?: boolean;
  readonly browser?: string;
  readonly timeout: number;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly allowClassified?: boolean;
  readonly press?: boolean;
  readonly inspect: boolean;
}

/** Options of `inspect`. */
export interface InspectCommandOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly issue?: string;
  readonly picture?: string | true;
}

/** Options of `bind`. */
export interface BindCommandOptions extends GlobalOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly browser?: string;
  readonly timeout: number;
  readonly inspect: boolean;
  readonly allowClassified?: boolean;
}

/** Options of `dev`. */
export interface DevCommandOptions extends GlobalOptions {
  readonly port?: number;
  readonly browser?: string;
  readonly timeout: number;
}

/** Options of `doctor`. */
export interface DoctorCommandOptions extends GlobalOptions {
  readonly json?: boolean;
  readonly browser?: string;
}

/** Forms of the report of `check`. */
export const reporterNames = ["pretty", "json", "github", "sarif", "junit", "gitlab"] as const;
/** One of {@link reporterNames}. */
export type ReporterName = (typeof reporterNames)[number];

/** Options of `check`. */
export interface CheckCommandOptions extends GlobalOptions {
  readonly fix?: boolean;
  readonly pdf?: boolean;
  readonly browser?: string;
  readonly strict?: boolean;
  readonly reporter?: ReporterName;
}

/** Options of `import`. */
export interface ImportCommandOptions extends GlobalOptions {
  readonly out?: string;
}

/** Options of `export`. */
export interface ExportCommandOptions extends GlobalOptions {
  readonly out?: string;
  readonly to: "docx";
  readonly allowClassified?: boolean;
}

/** What the commands do; main.ts loads them only when they run, so that --help stays light. */
export interface CommandActions extends DeskActions {
  build(ids: readonly string[], options: BuildCommandOptions): Promise<void>;
  check(paths: readonly string[], options: CheckCommandOptions): Promise<void>;
  inspect(files: readonly string[], options: InspectCommandOptions): Promise<void>;
  bind(series: string, year: string, options: BindCommandOptions): Promise<void>;
  import(file: string, options: ImportCommandOptions): Promise<void>;
  export(id: string, options: ExportCommandOptions): Promise<void>;
  dev(options: DevCommandOptions): Promise<void>;
  doctor(options: DoctorCommandOptions): Promise<void>;
}

/** The command line of jianbao in the user's language. Unknown commands, options and bad values end in a CommanderError. */
export function createProgram(language: "zh-CN" | "en", version: string, actions: CommandActions): Command {
  const say = (zh: string, en: string): string => (language === "en" ? en : zh);
  const program = withGlobalOptions(new Command("jianbao"), say)
    .description(
      say(
        "把 Markdown 简报排成可直接付印的 A4 PDF 和静态档案网站",
        "A press for official bulletins: Markdown in, print-ready A4 PDFs and a static archive out",
      ),
    )
    .version(version, "-V, --version", say("显示版本号", "print the version"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .helpCommand(false)
    .configureHelp(helpStyle(language))
    // main.ts prints errors, in the user's language.
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .showSuggestionAfterError(true);
  withGlobalOptions(program.command("build"), say)
    .description(say("校验并生成网站和 PDF", "validate, and write site and PDFs"))
    .argument(
      "[id...]",
      say("期的编号，如 gangkou-2024-03，可用通配符 *", "issue ids such as gangkou-2024-03; globs allowed"),
    )
    .option("-o, --out <dir>", say("输出文件夹（默认 dist）", "output folder (default dist)"))
    .option(
      "--drafts",
      say("连草稿和未到发布时间的一起印（只进 print/）", "print drafts and embargoed issues too (print/ only)"),
    )
    .option("--no-pdf", say("不出 PDF", "no PDFs"))
    .option("--no-site", say("不出网站", "no site"))
    .option("--force", say("不用任何缓存", "ignore every cache"))
    .option("--browser <path>", say("浏览器程序的路径", "path of the browser"))
    .addOption(timeoutOption(say))
    .option("--no-inspect", say("不检验印出的版式（清单中会注明）", "do not inspect the pages (the manifest says so)"))
    .option("--strict", say("有警告也算失败", "warnings fail too"))
    .option("--json", say("结果以 JSON 输出", "print the result as JSON"))
    .option(
      "--press",
      say(
        "print/ 里出付印版：套红为一个专色，黑色为纯黑",
        "print/ for the press: the red as one spot colour, pure black",
      ),
    )
    .option("--allow-classified", say("允许排印秘密及以上密级（只进 print/）", "allow 秘密 and above (print/ only)"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((ids: string[], _options: unknown, command: Command) =>
      actions.build(ids, command.optsWithGlobals<BuildCommandOptions>()),
    );
  withGlobalOptions(program.command("check"), say)
    .description(say("校验并校对文稿", "validate and proofread"))
    .argument("[path...]", say("只看这些文件或文件夹", "only these files and folders"))
    .option("--fix", say("改正有把握的问题", "make the fixes that are safe"))
    .option("--pdf", say("再排印一遍，查排版后才看得出的问题", "print, too, and tell what only layout shows"))
    .option("--browser <path>", say("浏览器程序的路径", "path of the browser"))
    .option("--strict", say("有警告也算失败", "warnings fail too"))
    .addOption(
      new Option("--reporter <form>", say("报告的格式（默认 pretty）", "form of the report (default pretty)")).choices(
        reporterNames,
      ),
    )
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((paths: string[], _options: unknown, command: Command) =>
      actions.check(paths, command.optsWithGlobals<CheckCommandOptions>()),
    );
  withGlobalOptions(program.command("inspect"), say)
    .description(
      say("按公文格式逐条测量 PDF，不限本程序所排", "measure PDFs against the official layout, not only ours"),
    )
    .argument("<pdf...>", say("PDF 文件，可以几个", "PDF files, one or several"))
    .option("--issue <id>", say("与这一期的原稿对照，如 gangkou-2024-03", "compare with this issue's source"))
    .option(
      "--picture [dir]",
      say("另存每页的图，标出版心、行格和不合之处", "write a picture of each page with type area, grid and faults"),
    )
    .option("--json", say("结果以 JSON 输出", "print the result as JSON"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((files: string[], _options: unknown, command: Command) =>
      actions.inspect(files, command.optsWithGlobals<InspectCommandOptions>()),
    );
  addDev(program, say, actions);
  addBind(program, say, actions);
  addInit(withGlobalOptions(program.command("init"), say), say, actions);
  addNew(withGlobalOptions(program.command("new"), say), say, actions);
  addList(withGlobalOptions(program.command("list"), say), say, actions);
  addImport(program, say, actions);
  addExport(program, say, actions);
  withGlobalOptions(program.command("doctor"), say)
    .description(say("检查浏览器、字体和文件夹是否可用", "say whether browser, fonts and folders are fit"))
    .option("--browser <path>", say("浏览器程序的路径", "path of the browser"))
    .option("--json", say("结果以 JSON 输出", "print the result as JSON"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((_options: unknown, command: Command) => actions.doctor(command.optsWithGlobals<DoctorCommandOptions>()));
  addCompletions(withGlobalOptions(program.command("completions"), say), say, actions);
  addListNames(withGlobalOptions(program.command("list-names", { hidden: true }), say), actions);
  return program;
}

function addDev(program: Command, say: Say, actions: CommandActions): void {
  withGlobalOptions(program.command("dev"), say)
    .description(
      say(
        "边写边看：在浏览器里显示排好的真实版面，保存后自动更新",
        "live preview of the real pages in a browser, anew with every save",
      ),
    )
    .addOption(
      new Option(
        "--port <number>",
        say("用哪个端口（默认自己找空闲的，只限本机）", "port on this machine (default: a free one)"),
      ).argParser(portNumber),
    )
    .option("--browser <path>", say("浏览器程序的路径", "path of the browser"))
    .addOption(timeoutOption(say))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((_options: unknown, command: Command) => actions.dev(command.optsWithGlobals<DevCommandOptions>()));
}

function addBind(program: Command, say: Say, actions: CommandActions): void {
  withGlobalOptions(program.command("bind"), say)
    .description(
      say(
        "把一年各期订成一个 PDF（合订本）：封面、目录、各期原页",
        "bind a year as one PDF (合订本): cover, contents, the issues' own pages",
      ),
    )
    .argument("<series>", say("刊物代号，如 gangkou", "the series, such as gangkou"))
    .argument("<year>", say("年份，如 2024", "the year, such as 2024"))
    .option(
      "-o, --out <file>",
      say(
        "写到哪个文件（默认当前文件夹的 <series>-<year>.pdf）",
        "the file to write (default <series>-<year>.pdf here)",
      ),
    )
    .option("--force", say("覆盖已有的别的文件", "replace a file that is no volume of ours"))
    .option("--browser <path>", say("浏览器程序的路径", "path of the browser"))
    .addOption(timeoutOption(say))
    .option("--no-inspect", say("不检验印出的版式", "do not inspect the pages"))
    .option("--allow-classified", say("允许装订秘密及以上密级", "allow 秘密 and above"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((series: string, year: string, _options: unknown, command: Command) =>
      actions.bind(series, year, command.optsWithGlobals<BindCommandOptions>()),
    );
}

function addImport(program: Command, say: Say, actions: CommandActions): void {
  withGlobalOptions(program.command("import"), say)
    .description(
      say(
        "把 Word 文件或纯文本变成稿件：不加 -o 时写到标准输出",
        "turn a Word file or a plain text into an issue; without -o it goes to standard output",
      ),
    )
    .argument(
      "<file>",
      say(".docx 或 .txt 文件，识别（OCR）出来的也可以", "a .docx or .txt file, of text recognition, too"),
    )
    .option(
      "-o, --out <path>",
      say(
        "写成新的一期：content、刊物文件夹、或 …/2024/03.md",
        "write a new issue: content, a series' folder, or …/2024/03.md",
      ),
    )
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((file: string, _options: unknown, command: Command) =>
      actions.import(file, command.optsWithGlobals<ImportCommandOptions>()),
    );
}

function addExport(program: Command, say: Say, actions: CommandActions): void {
  withGlobalOptions(program.command("export"), say)
    .description(
      say("把一期导出成 Word 文件，供领导批注修改", "write an issue as a Word file, for comments and corrections"),
    )
    .argument("<id>", say("期的编号，如 gangkou-2024-03", "the issue's id, such as gangkou-2024-03"))
    .addOption(new Option("--to <format>", say("导出的格式", "the format")).choices(["docx"]).makeOptionMandatory(true))
    .option(
      "-o, --out <path>",
      say(
        "写到哪个文件或文件夹（默认与 dist/print 里的 PDF 放在一起）",
        "the file or folder to write to (default beside the PDFs in dist/print)",
      ),
    )
    .option("--allow-classified", say("允许导出秘密及以上密级", "allow 秘密 and above"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((id: string, _options: unknown, command: Command) =>
      actions.export(id, command.optsWithGlobals<ExportCommandOptions>()),
    );
}

function timeoutOption(say: Say): Option {
  return new Option("--timeout <time>", say("每期的时限，如 60s", "time limit per issue, such as 60s"))
    .argParser(duration)
    .default(60_000, "60s");
}

/** Chooses the text of the user's language. */
export type Say = (zh: string, en: string) => string;

function withGlobalOptions(command: Command, say: Say): Command {
  return command
    .option("-C, --root <dir>", say("仓库文件夹（默认当前文件夹）", "the repository's folder (default: here)"))
    .option("--content <dir>", say("内容文件夹（默认 content）", "the content folder (default content)"))
    .addOption(new Option("--lang <language>", say("提示语言", "language of messages")).choices(["zh-CN", "en"]))
    .option("-q, --quiet", say("只报错误", "errors only"))
    .option("-v, --verbose", say("多说一些", "say more"))
    .addOption(new Option("--color <when>", say("是否用颜色", "colours")).choices(["auto", "always", "never"]));
}

/** 1 to 65535. */
function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("1…65535");
  return port;
}

/** `60s`, `1500ms`, `2m`; a bare number counts seconds. */
function duration(text: string): number {
  const match = /^(\d{1,6})(ms|s|m)?$/.exec(text);
  const value = Number(match?.[1]) * { ms: 1, s: 1000, m: 60_000 }[(match?.[2] ?? "s") as "ms" | "s" | "m"];
  if (match === null || value <= 0) throw new InvalidArgumentError("60s, 1500ms, 2m");
  return value;
}
