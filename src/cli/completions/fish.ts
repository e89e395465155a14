import type { Offer, OptionDefinition, ProgramDefinition } from "./definitions.ts";

/** Completion for fish 3 and later. */
export function fishScript({ name, options, commands }: ProgramDefinition): string {
  const lines = [
    ...options.map((option) => `complete -c ${name} -n __fish_use_subcommand${optionFlags(option, name)}`),
    ...commands.flatMap((command) => [
      `complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.description)}`,
      ...command.options.map((option) => `complete -c ${name} -n ${at(command.name)}${optionFlags(option, name)}`),
      ...[...new Set(command.places.map((offer) => offerFlags(offer, name)))]
        .filter((flags) => flags !== "")
        .map((flags) => `complete -c ${name} -n ${at(command.name)}${flags}`),
    ]),
  ];
  return `# ${name}: completion for fish. Write it into ~/.config/fish/completions/${name}.fish

function __${name}_names
  set -l words (commandline -opc)
  set -l where
  for index in (seq 2 (math (count $words) - 1))
    if contains -- $words[$index] -C --root --content
      set where $where $words[$index] $words[(math $index + 1)]
    end
  end
  $words[1] list-names $argv[1] $where 2>/dev/null
end

function __${name}_pdfs
  string match -ri '.*(?:/|\\.pdf)(?=\\t|$)' -- (__fish_complete_path (commandline -ct))
end

complete -c ${name} -f
${lines.join("\n")}
`;
}

function at(command: string): string {
  return quoted(`__fish_seen_subcommand_from ${command}`);
}

function optionFlags({ flags, description, value }: OptionDefinition, program: string): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`));
  const offer = value === undefined ? "" : ` -r${offerFlags(value, program)}`;
  return `${names.join("")}${offer} -d ${quoted(description)}`;
}

function offerFlags(offer: Offer, program: string): string {
  switch (offer.kind) {
    case "words":
      return ` -a ${quoted(offer.words.join(" "))}`;
    case "id":
    case "series":
      return ` -a ${quoted(`(__${program}_names ${offer.kind})`)}`;
    case "folder":
      return ` -a ${quoted("(__fish_complete_directories)")}`;
    case "file":
      return " -F";
    case "pdf":
      return ` -a ${quoted(`(__${program}_pdfs)`)}`;
    default:
      return "";
  }
}

/** A text in single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
