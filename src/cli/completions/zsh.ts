import type { CommandDefinition, Offer, OptionDefinition, ProgramDefinition } from "./definitions.ts";

/** Completion for zsh 5 and later, as a file of fpath or sourced. */
export function zshScript({ name, options, commands }: ProgramDefinition): string {
  return `#compdef ${name}
# ${name}: completion for zsh. Put into ~/.zshrc, behind compinit:  source <(${name} completions zsh)

_${name}_names() { # the kind comes last, behind what _arguments has for compadd
  local -a names where
  local index
  for ((index = 2; index < $#${name}_words; index++)); do
    case \${${name}_words[index]} in
      -C | --root | --content) where+=("\${${name}_words[index]}" "\${${name}_words[index + 1]}") ;;
    esac
  done
  names=(\${(f)"$(\${${name}_words[1]} list-names $@[-1] $where 2>/dev/null)"})
  compadd "\${@[1,-2]}" -a names
}

_${name}() {
  local context state line
  typeset -A opt_args
  local -a ${name}_words=($words) commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.description}`)}`).join("\n")}
  )
  _arguments -C \\
${options.map((option) => `    ${optionSpec(option, name)} \\`).join("\n")}
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${commands.map((command) => commandCase(command, name)).join("\n")}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function commandCase({ name, options, places, repeats }: CommandDefinition, program: string): string {
  const specs = [
    ...options.map((option) => optionSpec(option, program)),
    ...places.map((offer, index) => {
      const place = repeats && index === places.length - 1 ? "*" : String(index + 1);
      return quoted(`${place}: :${actionOf(offer, program)}`);
    }),
  ];
  return `        ${name})\n          _arguments \\\n${specs.map((spec) => `            ${spec}`).join(" \\\n")}\n          ;;`;
}

function optionSpec({ flags, description, value }: OptionDefinition, program: string): string {
  const [first = ""] = flags;
  const rest = quoted(
    `[${description.replaceAll(/[[\]:\\]/g, String.raw`\$&`)}]${value === undefined ? "" : `: :${actionOf(value, program)}`}`,
  );
  return flags.length === 1 ? `'${first}'${rest}` : `'(${flags.join(" ")})'{${flags.join(",")}}${rest}`;
}

function actionOf(offer: Offer, program: string): string {
  switch (offer.kind) {
    case "words":
      return `(${offer.words.join(" ")})`;
    case "id":
    case "series":
      return `_${program}_names ${offer.kind}`;
    case "folder":
      return "_files -/";
    case "file":
      return "_files";
    case "pdf":
      return '_files -g "*.(pdf|PDF)"';
    default:
      return "";
  }
}

/** A text in single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
