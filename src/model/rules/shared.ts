import type { RuleDefinition } from "../rules.ts";

/** Rules of the same words for several groups: `shared` under the name of one of them. */
type InGroup<Group extends string, Shared> = {
  readonly [Name in keyof Shared & string as `${Group}/${Name}`]: Shared[Name];
};

/** Gives shared rules the ids of a group. */
export function inGroup<const Group extends string, Shared extends Readonly<Record<string, RuleDefinition>>>(
  group: Group,
  shared: Shared,
): InGroup<Group, Shared> {
  // The mapped type can't be followed through Object.fromEntries.
  return Object.fromEntries(Object.entries(shared).map(([name, rule]) => [`${group}/${name}`, rule])) as InGroup<
    Group,
    Shared
  >;
}

/** What can be wrong with the bytes of any text file, whatever it holds. */
export const fileRules = {
  "not-utf-8": {
    severity: "error",
    message: {
      zh: "文件不是 UTF-8 编码（像是 {encoding}），从这里起无法读取",
      en: "The file is not UTF-8 (it looks like {encoding}); it can't be read from here on",
    },
    hint: {
      zh: "用编辑器另存为 UTF-8，或运行：iconv -f {from} -t UTF-8 {file} > tmp && mv tmp {file}",
      en: "Save it as UTF-8 in the editor, or run: iconv -f {from} -t UTF-8 {file} > tmp && mv tmp {file}",
    },
  },
  "control-character": {
    severity: "error",
    message: { zh: "这里有一个看不见的控制字符 {code}", en: "There is an invisible control character {code} here" },
    hint: { zh: "删掉这个字符；从别处粘贴时请选“只粘贴文字”", en: "Delete it; paste as plain text only" },
  },
  "file-too-large": {
    severity: "error",
    message: {
      zh: "文件有 {size} KiB，超过 {limit} KiB 的上限",
      en: "The file has {size} KiB, more than the limit of {limit} KiB",
    },
    hint: {
      zh: "拆成几个文件，例如 01-xxx.md、02-xxx.md，每篇一个",
      en: "Split it into files of one article each, such as 01-a.md and 02-b.md",
    },
  },
  unreadable: {
    severity: "error",
    message: { zh: "无法读取文件（{code}）", en: "The file can't be read ({code})" },
    hint: { zh: "检查文件是否存在、是否有读取权限", en: "Check that it exists and that you may read it" },
  },
} satisfies Readonly<Record<string, RuleDefinition>>;

/** What can be wrong with YAML, its keys and their values, in front matter and in configuration files alike. */
export const valueRules = {
  "colon-width": {
    severity: "error",
    message: { zh: "“{key}”后面用了全角冒号", en: "“{key}” is followed by a full-width colon" },
    hint: {
      zh: "改成半角冒号加一个空格，例如“{key}: {value}”",
      en: "Type an ASCII colon and a space, as in “{key}: {value}”",
    },
  },
  "colon-space": {
    severity: "error",
    message: { zh: "“{key}”的冒号后面缺少空格", en: "The colon behind “{key}” needs a space" },
    hint: { zh: "写成“{key}: {value}”", en: "Type “{key}: {value}”" },
  },
  "tab-indent": {
    severity: "error",
    message: { zh: "这里用了制表符（Tab）缩进", en: "This line is indented with a tab" },
    hint: { zh: "改用空格缩进，例如两个空格", en: "Indent with spaces, for example two" },
  },
  "open-quote": {
    severity: "error",
    message: { zh: "引号没有成对", en: "A quote is not closed" },
    hint: { zh: '补上缺少的半角引号，例如 "文字"', en: 'Add the missing ASCII quote, as in "text"' },
  },
  "open-bracket": {
    severity: "error",
    message: { zh: "方括号或花括号没有成对", en: "A bracket or brace is not closed" },
    hint: { zh: "补上缺少的 ] 或 }，例如 [甲单位, 乙单位]", en: "Add the missing ] or }, as in [first, second]" },
  },
  "needs-quotes": {
    severity: "error",
    message: { zh: "值不能以“{character}”开头", en: "A value can't start with “{character}”" },
    hint: {
      zh: '整个值加上半角引号，例如 "{character}…"',
      en: 'Put the whole value in ASCII quotes, as in "{character}…"',
    },
  },
  "second-colon": {
    severity: "error",
    message: {
      zh: "值里又出现了“冒号加空格”，或者缩进不对",
      en: "The value holds another colon and space, or the indentation is wrong",
    },
    hint: {
      zh: "整个值加上半角引号，或把下一级的键另起一行、缩进两个空格",
      en: "Put the value in ASCII quotes, or start the nested key on its own line, indented by two spaces",
    },
  },
  "yaml-syntax": {
    severity: "error",
    message: { zh: "这里不符合 YAML 写法（{code}）", en: "This is not valid YAML ({code})" },
    hint: {
      zh: "每行写成“键: 值”，冒号用半角、后面空一格，同级的键左边对齐",
      en: "Write “key: value” on each line, with an ASCII colon and a space, keys of one level aligned",
    },
  },
  "yaml-feature": {
    severity: "error",
    message: { zh: "不能使用 YAML 的“{what}”写法", en: "YAML's “{what}” is not allowed here" },
    hint: {
      zh: "直接写出值；文字以 & * ! 开头时，整个加半角引号",
      en: "Write the value itself; put a text that starts with & * ! in ASCII quotes",
    },
  },
  "second-document": {
    severity: "error",
    message: { zh: "“{line}”这一行会截断后面的内容", en: "The line “{line}” would cut off what follows" },
    hint: { zh: "删去这一行", en: "Delete the line" },
  },
  "not-keys": {
    severity: "error",
    message: { zh: "这里应当是一行一个“键: 值”", en: "Lines of “key: value” are expected here" },
    hint: { zh: "例如“{example}”", en: "For example “{example}”" },
  },
  "duplicate-key": {
    severity: "error",
    message: { zh: "“{key}”写了两次（第 {line} 行已有）", en: "“{key}” is there twice (first in line {line})" },
    hint: { zh: "删去其中一个", en: "Delete one of them" },
  },
  "both-names": {
    severity: "error",
    message: {
      zh: "“{key}”与第 {line} 行的“{other}”是同一项",
      en: "“{key}” is the same key as “{other}” in line {line}",
    },
    hint: {
      zh: "中文名和英文名只写一个，删去其中一行",
      en: "Use the Chinese or the English name, not both: delete one line",
    },
  },
  "unknown-key": {
    severity: "error",
    message: { zh: "没有“{key}”这一项", en: "There is no key “{key}”" },
    hint: { zh: "可以写的是：{near}；不需要时删去这一行", en: "Possible: {near}; delete the line if it is not needed" },
  },
  "missing-key": {
    severity: "error",
    message: { zh: "缺少“{alias}”（{key}）", en: "“{key}” ({alias}) is missing" },
    hint: { zh: "加一行，例如“{alias}: {example}”", en: "Add a line such as “{key}: {example}”" },
  },
  "empty-value": {
    severity: "error",
    message: { zh: "“{key}”没有填写", en: "“{key}” has no value" },
    hint: {
      zh: "填上内容，例如“{key}: {example}”，或删去这一行",
      en: "Fill it in, as in “{key}: {example}”, or delete the line",
    },
  },
  "not-text": {
    severity: "error",
    message: { zh: "“{key}”应当是一段文字，这里是{found}", en: "“{key}” must be a text; a {found} was found" },
    hint: { zh: "写成“{key}: {example}”", en: "Write “{key}: {example}”" },
  },
  "not-integer": {
    severity: "error",
    message: {
      zh: "“{key}”应当是阿拉伯数字，这里是“{found}”",
      en: "“{key}” must be a whole number in Arabic digits, not “{found}”",
    },
    hint: { zh: "只写数字，例如“{key}: {example}”", en: "Write digits only, as in “{key}: {example}”" },
  },
  "leading-zero": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”不要以 0 开头", en: "“{key}” must not have leading zeros: “{found}”" },
    hint: { zh: "写成“{key}: {example}”", en: "Write “{key}: {example}”" },
  },
  "out-of-range": {
    severity: "error",
    message: {
      zh: "“{key}”的 {found} 超出范围（{least}—{most}）",
      en: "“{key}” is {found}, outside {least} to {most}",
    },
    hint: {
      zh: "写一个 {least} 到 {most} 之间的数，例如“{key}: {example}”",
      en: "Write a number from {least} to {most}, as in “{key}: {example}”",
    },
  },
  "not-boolean": {
    severity: "error",
    message: {
      zh: "“{key}”只能写 true 或 false（是、否），这里是“{found}”",
      en: "“{key}” must be true or false, not “{found}”",
    },
    hint: { zh: "写成“{key}: true”或“{key}: false”", en: "Write “{key}: true” or “{key}: false”" },
  },
  "not-date": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”不是日期", en: "“{key}” is not a date: “{found}”" },
    hint: { zh: "写成 2019-12-06 或 2019年12月6日", en: "Write 2019-12-06 or 2019年12月6日" },
  },
  "no-such-day": {
    severity: "error",
    message: { zh: "日历上没有“{found}”这一天", en: "The calendar has no day “{found}”" },
    hint: {
      zh: "核对月份和日子；写法是 2019-12-06 或 2019年12月6日",
      en: "Check month and day; the form is 2019-12-06 or 2019年12月6日",
    },
  },
  "not-instant": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”不是带时区的时刻", en: "“{key}” is not an instant with an offset: “{found}”" },
    hint: { zh: "写成 2024-08-05T09:00:00+08:00", en: "Write 2024-08-05T09:00:00+08:00" },
  },
  "not-list": {
    severity: "error",
    message: { zh: "“{key}”应当是一个列表，这里是{found}", en: "“{key}” must be a list; a {found} was found" },
    hint: { zh: "写成“{key}: {example}”", en: "Write “{key}: {example}”" },
  },
  "not-map": {
    severity: "error",
    message: {
      zh: "“{key}”下面应当是一组“名称: 值”，这里是{found}",
      en: "“{key}” must hold names and values; a {found} was found",
    },
    hint: { zh: "写成“{key}: {example}”", en: "Write “{key}: {example}”" },
  },
  "too-deep": {
    severity: "error",
    message: { zh: "“{key}”里的列表套得太深", en: "The lists in “{key}” are nested too deep" },
    hint: { zh: "最多两层，例如“{key}: {example}”", en: "Two levels at most, as in “{key}: {example}”" },
  },
  "not-choice": {
    severity: "error",
    message: { zh: "“{key}”不能是“{found}”", en: "“{key}” can't be “{found}”" },
    hint: { zh: "从这些里选一个：{choices}", en: "Choose one of: {choices}" },
  },
  "not-colour": {
    severity: "error",
    message: { zh: "“{key}”的“{found}”不是颜色", en: "“{key}” is not a colour: “{found}”" },
    hint: { zh: '写成带引号的 "#e60012"', en: 'Write "#e60012", with the quotes' },
  },
  "too-many": {
    severity: "error",
    message: { zh: "“{key}”有 {found} 项，最多 {most} 项", en: "“{key}” has {found} entries; {most} are the most" },
    hint: { zh: "删去多余的，例如“{key}: {example}”", en: "Leave out what is too much, as in “{key}: {example}”" },
  },
  "unknown-group": {
    severity: "error",
    message: { zh: "site.yaml 的 groups 里没有“{name}”这一组", en: "site.yaml has no group “{name}”" },
    hint: { zh: "可用的组：{near}；不是组名时去掉 @", en: "Groups: {near}; leave out the @ if it is not a group" },
  },
} satisfies Readonly<Record<string, RuleDefinition>>;
