import type { Command } from "commander";
import type { LedgerStatus } from "../build/list-issues.ts";
import type { GlobalOptions, Say } from "./options.ts";

/** The words `--status` takes, in both languages. */
export const statusWords = {
  published: "published",
  发布: "published",
  draft: "draft",
  草稿: "draft",
  embargoed: "embargoed",
  待发: "embargoed",
} as const satisfies Readonly<Record<string, LedgerStatus>>;

/** The shells that are completed. */
export const shellNames = ["bash", "zsh", "fish"] as const;
/** One of {@link shellNames}. */
export type ShellName = (typeof shellNames)[number];

/** Options of `list`. */
export interface ListCommandOptions extends GlobalOptions {
  readonly series?: readonly string[];
  readonly year?: readonly string[];
  readonly status?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

/** Options of `new`. */
export interface NewCommandOptions extends GlobalOptions {
  readonly date?: string;
  readonly title?: string;
  readonly supplement?: boolean;
  readonly folder?: boolean;
}

/** Options of `init`. */
export interface InitCommandOptions extends GlobalOptions {
  readonly add?: boolean;
  readonly package?: string;
}

/** What the commands of the editor's desk do. */
export interface DeskActions {
  completions(shell: ShellName, options: GlobalOptions): void;
  listNames(kind: string, options: GlobalOptions): Promise<void>;
  init(dir: string | undefined, options: InitCommandOptions): Promise<void>;
  newIssue(series: string | undefined, options: NewCommandOptions): Promise<void>;
  list(ids: readonly string[], options: ListCommandOptions): Promise<void>;
}

/** Adds what `list` takes. */
export function addList(command: Command, say: Say, actions: DeskActions): void {
  command
    .description(
      say(
        "台账：各期的编号、期号、日期、状态、页数、标题",
        "the ledger: every issue with number, date, status, pages, title",
      ),
    )
    .argument(
      "[id...]",
      say(
        "期的编号（可用通配符 *）或刊物代号；不写就列全部",
        "issue ids (globs allowed) or ids of series; all without",
      ),
    )
    .option("--series <series>", say("只列这个刊物，可重复", "only this series; repeatable"), collected)
    .option("--year <year>", say("只列这一年，可重复", "only this year; repeatable"), collected)
    .option(
      "--status <status>",
      say("只列这种状态：发布、草稿、待发，可重复", "only this state: published, draft, embargoed; repeatable"),
      collected,
    )
    .option(
      "-o, --out <dir>",
      say(
        "从哪个输出文件夹的清单取页数（默认 dist）",
        "the output folder whose manifest knows the pages (default dist)",
      ),
    )
    .option("--json", say("结果以 JSON 输出", "print the result as JSON"))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((ids: string[], _options: unknown, self: Command) =>
      actions.list(ids, self.optsWithGlobals<ListCommandOptions>()),
    );
}

/** Adds what `init` takes. */
export function addInit(command: Command, say: Say, actions: DeskActions): void {
  command
    .description(
      say(
        "新建一个简报仓库：样稿、CI、编辑器设置、编辑须知，马上可以生成",
        "a new bulletin repository: sample content, CI workflows, editor settings, a README for editors",
      ),
    )
    .argument("[dir]", say("文件夹（默认当前文件夹）", "the folder (default: here)"))
    .option("--add", say("文件夹里已有文件时，只补缺少的", "where the folder holds files, add what is missing"))
    .option(
      "--package <spec>",
      say(
        "本程序从哪里安装：版本号、git 地址，或安装包 .tgz（会放进 vendor）；默认与现在装的一样",
        "where to install this program from: a version, a git address, or an archive .tgz (copied to vendor); default: where this one came from",
      ),
    )
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((dir: string | undefined, _options: unknown, self: Command) =>
      actions.init(dir, self.optsWithGlobals<InitCommandOptions>()),
    );
}

/** Adds what `new` takes. */
export function addNew(command: Command, say: Say, actions: DeskActions): void {
  command
    .description(
      say(
        "新的一期：续编期号和总期号，日期为今天，沿用上期的分送、印发等，打印文件路径",
        "the next issue: number, total, date and distribution list filled in; prints the file's path",
      ),
    )
    .argument("[series]", say("刊物代号；只有一种刊物时可以不写", "the series; needless where there is only one"))
    .option("--date <date>", say("签发日期（默认今天）", "date of signature (default today)"))
    .option("--title <title>", say("标题", "headline"))
    .option("--supplement", say("增刊", "a supplement"))
    .option(
      "--folder",
      say("一期一个文件夹，便于放图片、附件", "an issue in a folder, with room for images and attachments"),
    )
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((series: string | undefined, _options: unknown, self: Command) =>
      actions.newIssue(series, self.optsWithGlobals<NewCommandOptions>()),
    );
}

/** Adds what `completions` takes. */
export function addCompletions(command: Command, say: Say, actions: DeskActions): void {
  command
    .description(say("打印命令行补全脚本", "print the script that completes the command line"))
    .addArgument(command.createArgument("<shell>", say("哪一种 shell", "the shell")).choices([...shellNames]))
    .helpOption("-h, --help", say("显示帮助", "print help"))
    .exitOverride()
    .action((shell: ShellName, _options: unknown, self: Command) =>
      actions.completions(shell, self.optsWithGlobals<GlobalOptions>()),
    );
}

/** Adds the command that completion scripts call; people have `list`. */
export function addListNames(command: Command, actions: DeskActions): void {
  command
    .argument("<kind>")
    .exitOverride()
    .action((kind: string, _options: unknown, self: Command) =>
      actions.listNames(kind, self.optsWithGlobals<GlobalOptions>()),
    );
}

/** Values of an option that may come several times. */
function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
