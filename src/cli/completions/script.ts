import type { Command } from "commander";
import type { ShellName } from "../desk-options.ts";
import { bashScript } from "./bash.ts";
import { definitionOf, type ProgramDefinition } from "./definitions.ts";
import { fishScript } from "./fish.ts";
import { zshScript } from "./zsh.ts";

const writers: Readonly<Record<ShellName, (program: ProgramDefinition) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script that completes a program's command line in a shell, made from the program's own definitions. */
export function completionScript(program: Command, shell: ShellName): string {
  return writers[shell](definitionOf(program));
}
