import type { CommandDefinition, Offer, OptionDefinition, ProgramDefinition } from "./definitions.ts";

/** Completion for bash 3.2 and later. */
export function bashScript({ name, options, commands }: ProgramDefinition): string {
  const all = [{ name: "", options }, ...commands];
  return `# ${name}: completion for bash. Put into ~/.bashrc:  source <(${name} completions bash)

_${name}_kind() { # what stands behind option $2 of command $1
  kind=
  case "$1 $2" in
${all.flatMap((command) => valueCases(command)).join("\n")}
  esac
}

_${name}_place() { # what stands at place $2 of command $1
  kind=
  case "$1 $2" in
${commands.flatMap(placeCases).join("\n")}
  esac
}

_${name}_options() {
  case "$1" in
${all.map((command) => `    '${command.name}') options='${command.options.flatMap(({ flags }) => flags).join(" ")}' ;;`).join("\n")}
  esac
}

_${name}_offer() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done
}

_${name}() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' kind='' options='' word='' pending='' place=0 index
  local -a where=()
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $pending ]]; then
      case $pending in -C | --root | --content) where+=("$pending" "$word") ;; esac
      pending=''
      continue
    fi
    case $word in
      -*)
        _${name}_kind "$command" "$word"
        [[ -n $kind ]] && pending=$word
        ;;
      *) if [[ -z $command ]]; then command=$word; else place=$((place + 1)); fi ;;
    esac
  done
  if [[ -n $pending ]]; then
    _${name}_kind "$command" "$pending"
  elif [[ $current == -* ]]; then
    _${name}_options "$command"
    kind="words $options"
  elif [[ -z $command ]]; then
    kind='words ${commands.map((command) => command.name).join(" ")}'
  else
    _${name}_place "$command" "$place"
  fi
  case $kind in
    words*) _${name}_offer < <(compgen -W "\${kind#words}" -- "$current") ;;
    id | series) _${name}_offer < <(compgen -W "$("\${COMP_WORDS[0]}" list-names "$kind" \${where[@]+"\${where[@]}"} 2>/dev/null)" -- "$current") ;;
    folder) compopt -o filenames 2>/dev/null; _${name}_offer < <(compgen -d -- "$current") ;;
    file) compopt -o filenames 2>/dev/null; _${name}_offer < <(compgen -f -- "$current") ;;
    pdf) compopt -o filenames 2>/dev/null; _${name}_offer < <(compgen -d -- "$current"; compgen -f -X '!*.[pP][dD][fF]' -- "$current") ;;
  esac
}

complete -F _${name} ${name}
`;
}

function valueCases({
  name,
  options,
}: {
  readonly name: string;
  readonly options: readonly OptionDefinition[];
}): string[] {
  return options.flatMap(({ flags, value }) =>
    value === undefined
      ? []
      : [`    ${flags.map((flag) => `'${name} ${flag}'`).join(" | ")}) kind='${kindOf(value)}' ;;`],
  );
}

function placeCases({ name, places, repeats }: CommandDefinition): string[] {
  return places.map((offer, index) => {
    const place = repeats && index === places.length - 1 ? "*" : String(index);
    return `    '${name} '${place}) kind='${kindOf(offer)}' ;;`;
  });
}

function kindOf(offer: Offer): string {
  return offer.kind === "words" ? `words ${offer.words.join(" ")}` : offer.kind;
}
