import type { Argument, Command, Option } from "commander";

/** What may stand at a place of the command line, for a shell to offer. */
export type Offer =
  | { readonly kind: "nothing" | "file" | "folder" | "pdf" | "id" | "series" }
  | { readonly kind: "words"; readonly words: readonly string[] };

/** An option as shells need it. */
export interface OptionDefinition {
  /** `-o`, `--out`: one or both. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What stands behind it; absent where it takes no value. */
  readonly value?: Offer;
}

/** A command as shells need it. */
export interface CommandDefinition {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionDefinition[];
  /** What stands at its places; the last one goes on where `repeats`. */
  readonly places: readonly Offer[];
  readonly repeats: boolean;
}

/** The commands of a program and its own options, taken from the very definitions that read the command line. */
export interface ProgramDefinition {
  readonly name: string;
  readonly options: readonly OptionDefinition[];
  readonly commands: readonly CommandDefinition[];
}

/** Takes what shells need from a program; hidden commands are left out. */
export function definitionOf(program: Command): ProgramDefinition {
  const helper = program.createHelp();
  return {
    name: program.name(),
    options: helper.visibleOptions(program).map(optionOf),
    commands: helper.visibleCommands(program).map((command) => ({
      name: command.name(),
      description: command.description(),
      options: helper.visibleOptions(command).map(optionOf),
      places: command.registeredArguments.map((argument) => offerOf(argument, argument.name())),
      repeats: command.registeredArguments.at(-1)?.variadic === true,
    })),
  };
}

function optionOf(option: Option): OptionDefinition {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  const name = /[<[]([^\]>.]+)/.exec(option.flags)?.[1];
  return {
    flags,
    description: option.description,
    ...(name === undefined ? {} : { value: offerOf(option, name) }),
  };
}

/** The name of a value says what it is: `<dir>`, `[id...]`. */
function offerOf({ argChoices }: Option | Argument, name: string): Offer {
  if (argChoices !== undefined) return { kind: "words", words: argChoices };
  const kinds: Readonly<Record<string, Exclude<Offer["kind"], "words">>> = {
    dir: "folder",
    file: "file",
    path: "file",
    spec: "file",
    pdf: "pdf",
    id: "id",
    series: "series",
  };
  return { kind: kinds[name] ?? "nothing" };
}
