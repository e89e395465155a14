import { readFileSync } from "node:fs";
import { packageFile } from "../model/package-folder.ts";
import { KnownError, type ExitCode } from "../model/known-error.ts";
import { hintOf, messageOf, type Language } from "../model/report.ts";
import { chooseLanguage, readSurroundings } from "./environment.ts";
import { completionScript } from "./completions/script.ts";
import { CommanderError, createProgram } from "./options.ts";

/**
 * Runs one command line and gives its exit code (contract §3). Known errors are printed as message and hint; a defect of
 * ours is printed with its stack, and asks to be reported. Commands are loaded only when they run.
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const surroundings = readSurroundings();
  const language = chooseLanguage(wantedLanguage(args), surroundings.variables);
  let exitCode: ExitCode = 0;
  const program = createProgram(language, version(), {
    async build(ids, options) {
      const { runBuild } = await import("./commands/build.ts");
      exitCode = await runBuild(ids, options, surroundings, language);
    },
    async check(paths, options) {
      const { runCheck } = await import("./commands/check.ts");
      exitCode = await runCheck(paths, options, surroundings, language);
    },
    async inspect(files, options) {
      const { runInspect } = await import("./commands/inspect.ts");
      exitCode = await runInspect(files, options, surroundings, language);
    },
    async bind(series, year, options) {
      const { runBind } = await import("./commands/bind.ts");
      exitCode = await runBind(series, year, options, surroundings, language);
    },
    completions(shell) {
      process.stdout.write(completionScript(program, shell));
    },
    async listNames(kind, options) {
      const { runListNames } = await import("./commands/list-names.ts");
      await runListNames(kind, options, surroundings);
    },
    async init(dir, options) {
      const { runInit } = await import("./commands/init.ts");
      exitCode = await runInit(dir, options, surroundings, language, version());
    },
    async newIssue(series, options) {
      const { runNew } = await import("./commands/new.ts");
      exitCode = await runNew(series, options, surroundings, language);
    },
    async list(ids, options) {
      const { runList } = await import("./commands/list.ts");
      exitCode = await runList(ids, options, surroundings, language);
    },
    async import(file, options) {
      const { runImport } = await import("./commands/import.ts");
      exitCode = await runImport(file, options, surroundings, language);
    },
    async export(id, options) {
      const { runExport } = await import("./commands/export.ts");
      exitCode = await runExport(id, options, surroundings, language);
    },
    async dev(options) {
      const { runDev } = await import("./commands/dev.ts");
      exitCode = await runDev(options, surroundings, language);
    },
    async doctor(options) {
      const { runDoctor } = await import("./commands/doctor.ts");
      exitCode = await runDoctor(options, surroundings, language);
    },
  });
  if (args.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    const known = program.commands.map((one) => one.name());
    return report(error, language, args, known);
  }
}

function report(error: unknown, language: Language, args: readonly string[], known: readonly string[]): ExitCode {
  const word = language === "en" ? "error" : "错误";
  const hint = language === "en" ? "hint: " : "改法：";
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const command = args.find((arg) => !arg.startsWith("-")) ?? "";
    const params = {
      reason: usageReason(error, language),
      command: known.includes(command) ? `${command} ` : "",
    };
    process.stderr.write(
      `jianbao: ${word}: ${messageOf("usage/option", params, language)}\n  ${hint}${hintOf("usage/option", params, language)}\n`,
    );
    return 2;
  }
  if (error instanceof KnownError) {
    process.stderr.write(
      `jianbao: ${word}: ${messageOf(error.rule, error.params, language)} [${error.rule}]\n  ${hint}${hintOf(error.rule, error.params, language)}\n`,
    );
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const sorry =
    language === "en"
      ? "This is a defect of Jianbao. Please report it with the lines below."
      : "这是程序自身的缺陷，请把下面几行反馈给开发者。";
  process.stderr.write(`jianbao: ${sorry}\n${stack}\n`);
  return 70;
}

/** commander's sentences in the user's language; its suggestions are kept. */
function usageReason(error: CommanderError, language: Language): string {
  const english = error.message.replace(/^error: /, "").replace(/\n\(Did you mean ([^)]*)\)$/, ". Did you mean $1");
  if (language === "en") return english;
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const suggestion = /Did you mean (?:one of )?(.*?)\?/.exec(error.message)?.[1];
  const maybe = suggestion === undefined ? "" : `，是不是 ${suggestion}？`;
  const known: Readonly<Record<string, string>> = {
    "commander.unknownOption": `没有选项“${subject}”${maybe}`,
    "commander.unknownCommand": `没有命令“${subject}”${maybe}`,
    "commander.optionMissingArgument": `选项“${subject}”后面缺少值`,
    "commander.missingMandatoryOptionValue": `必须写明选项“${subject}”`,
    "commander.missingArgument": `缺少参数“${subject}”`,
    "commander.excessArguments": "参数太多",
    "commander.invalidArgument": `选项“${subject}”的值不对：${/Allowed choices are (.*)\./.exec(error.message)?.[1] ?? error.message.split(". ").at(-1) ?? ""}`,
  };
  return known[error.code] ?? english;
}

/** `--lang` must be known before the command line is read, because help and errors are in that language. */
function wantedLanguage(args: readonly string[]): string | undefined {
  const index = args.indexOf("--lang");
  return index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
}

function version(): string {
  const text = readFileSync(packageFile("package.json"), "utf8");
  // The package's own manifest: a parse boundary of a file that ships with this code.
  return (JSON.parse(text) as { readonly version: string }).version;
}
