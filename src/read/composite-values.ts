import type { PlacedText } from "../model/diagnostic.ts";
import type { CivilDate } from "../model/civil-date.ts";
import {
  classificationLevels,
  type Attachment,
  type Classification,
  type ClassificationLevel,
  type ContentsList,
  type Correction,
  type EditorsNote,
  type LabelledNames,
} from "../model/issue.ts";
import { optional, report, required, type ValueContext, type ValueType } from "./schema.ts";
import {
  boolean,
  choice,
  date,
  eitherText,
  integer,
  labelledNames,
  labels,
  list,
  mapping,
  text,
  texts,
} from "./values.ts";
import type { YamlNode } from "./yaml.ts";

/** 编者按 as typed; its Markdown is parsed later. */
export interface TypedNote {
  readonly text: PlacedText;
  readonly key: string;
  readonly form: EditorsNote["form"];
  readonly position: EditorsNote["position"];
  readonly sign?: PlacedText;
}

/** A row of 分送 as typed; groups (`@name`) are resolved later. */
export interface TypedRow {
  readonly label: PlacedText;
  readonly levels: readonly (readonly PlacedText[])[];
}

/** 印发 as typed: only the keys that were there. */
export interface TypedImprint {
  readonly by?: PlacedText;
  readonly date?: CivilDate;
  readonly copies?: number;
  readonly staff?: readonly LabelledNames[];
}

/** 份号 as typed. */
export type TypedCopyNumbers = "auto" | { readonly from: number; readonly count: number };

const noteForms = choice({ 括号: "括号", 无括号: "无括号" } as const);
const notePositions = choice({ 标题前: "标题前", 标题后: "标题后", 文后: "文后" } as const);

const longNote = mapping(
  {
    text: required("内容", text("按语的文字"), "按语的文字，可用行内 Markdown", "the note, inline Markdown"),
    form: optional("形式", noteForms, "括号：【编者按：…】；无括号：编者按：…", "with or without brackets"),
    position: optional(
      "位置",
      notePositions,
      "放在第一篇标题前、标题后，或最后一篇文后",
      "before or after the first headline, or behind the last article",
    ),
    sign: optional("署名", text("编者"), "按语的署名", "who signs the note"),
  },
  "{text: 按语的文字, form: 括号, position: 标题前}",
  ({ text: note, form, position, sign }, _map, context): TypedNote | undefined =>
    note === undefined
      ? undefined
      : {
          text: note.value,
          key: context.key,
          form: form?.value ?? "括号",
          position: position?.value ?? "标题前",
          ...(sign === undefined ? {} : { sign: sign.value }),
        },
);

/** 编者按: a text, or a mapping with form, position and sign. */
export const editorsNote: ValueType<TypedNote> = eitherText(
  {
    form: { kind: "text" },
    example: "按语的文字",
    read(node, context) {
      const note = text("按语的文字").read(node, context);
      return note === undefined ? undefined : { text: note, key: context.key, form: "括号", position: "标题前" };
    },
  },
  longNote,
);

/** The recipients of one row: one text, a list, or a list of lists, whose inner lists are levels. */
const levels: ValueType<readonly (readonly PlacedText[])[]> = {
  form: {
    kind: "any-of",
    forms: [{ kind: "text" }, { kind: "list", of: texts("甲单位").form, least: 1 }],
  },
  example: "[甲单位, 乙单位]",
  read(node, context) {
    if (node.kind !== "list" || !node.items.some((item) => item.kind === "list")) {
      const names = texts("甲单位").read(node, context);
      return names === undefined || names.length === 0 ? emptyRow(node, context) : [names];
    }
    const read = node.items.flatMap((item) => {
      if (item.kind === "list" && item.items.some((inner) => inner.kind === "list"))
        return (
          report(context, "too-deep", item.place, { key: context.key, example: "[[甲单位], [乙单位, 丙单位]]" }) ?? []
        );
      const names = texts("甲单位").read(item, context);
      return names === undefined || names.length === 0 ? [] : [names];
    });
    return read.length === 0 ? emptyRow(node, context) : read;
  },
};

function emptyRow(node: YamlNode, context: ValueContext): undefined {
  if (node.kind === "list" && node.items.length === 0)
    report(context, "empty-value", node.place, { key: context.key, example: context.example });
}

/** 分送: rows of a label and recipients. */
export const distribution: ValueType<readonly TypedRow[]> = {
  ...labels(levels, "{报: [甲单位], 发: [乙单位, 丙单位]}"),
  read: (node, context) =>
    labels(levels, context.example)
      .read(node, context)
      ?.map(({ label, value }) => ({ label, levels: value })),
};

const imprintFields = {
  by: optional("印发机关", text("某某办公室"), "印发机关", "who printed it"),
  date: optional("印发日期", date, "印发日期，默认为签发日期", "date of printing; that of the issue by default"),
  copies: optional("印数", integer("60"), "共印份数", "number of copies"),
  staff: optional("人员", labelledNames, "责任编辑、校对等", "editors and proofreaders"),
};
const { date: _date, ...seriesImprintFields } = imprintFields;

/** 印发 of an issue. */
export const imprint: ValueType<TypedImprint> = mapping(
  imprintFields,
  "{印发机关: 某某办公室, 印数: 60}",
  ({ by, date: day, copies, staff }): TypedImprint => ({
    ...(by === undefined ? {} : { by: by.value }),
    ...(day === undefined ? {} : { date: day.value }),
    ...(copies === undefined ? {} : { copies: copies.value }),
    ...(staff === undefined ? {} : { staff: staff.value }),
  }),
);

/** 印发 of a series: a date belongs to an issue. */
export const seriesImprint: ValueType<TypedImprint> = mapping(
  seriesImprintFields,
  "{by: 某某办公室, copies: 60}",
  ({ by, copies, staff }): TypedImprint => ({
    ...(by === undefined ? {} : { by: by.value }),
    ...(copies === undefined ? {} : { copies: copies.value }),
    ...(staff === undefined ? {} : { staff: staff.value }),
  }),
);

/** The levels of 密级 as they are typed. */
export const classificationLevel: ValueType<ClassificationLevel> = choice(
  // Built from the closed list itself.
  Object.fromEntries(classificationLevels.map((level) => [level, level])) as Record<
    ClassificationLevel,
    ClassificationLevel
  >,
);

const longClassification = mapping(
  {
    level: required("级别", classificationLevel, "密级", "the level"),
    period: optional("保密期限", text("2年"), "保密期限", "how long it lasts"),
  },
  "{level: 内部, 保密期限: 2年}",
  ({ level, period }, map): Classification | undefined =>
    level === undefined
      ? undefined
      : { level: level.value, place: map.place, ...(period === undefined ? {} : { period: period.value.text }) },
);

/** 密级: a level, or a level and a period. */
export const classification: ValueType<Classification> = eitherText(
  {
    ...classificationLevel,
    read(node, context) {
      const level = classificationLevel.read(node, context);
      return level === undefined ? undefined : { level, place: node.place };
    },
  },
  longClassification,
);

/** 份号: `auto`, or the first number and how many. */
export const copyNumbers: ValueType<TypedCopyNumbers> = eitherText<TypedCopyNumbers>(
  choice<TypedCopyNumbers>({ auto: "auto", 自动: "auto" }),
  mapping(
    {
      from: required("起", integer("1", 1, 999_999), "第一份的份号", "number of the first copy"),
      count: required("份数", integer("60"), "份数", "how many copies"),
    },
    "{from: 1, count: 60}",
    ({ from, count }) =>
      from === undefined || count === undefined ? undefined : { from: from.value, count: count.value },
  ),
);

/** The contents list where nothing is said (contract §2.1). */
export const defaultContents: ContentsList = { mode: "auto", heading: "目录", pages: true, groupByColumn: true };

/** 目录: auto, none, or how it is set. */
export const contents: ValueType<ContentsList> = eitherText<ContentsList>(
  choice<ContentsList>({
    auto: defaultContents,
    none: { ...defaultContents, mode: "none" },
    自动: defaultContents,
    无: { ...defaultContents, mode: "none" },
  }),
  mapping(
    {
      heading: optional("标题", text("本期要目"), "目录的标题", "its heading"),
      pages: optional("页码", boolean, "是否印页码", "whether page numbers are set"),
      group: optional("分组", choice({ column: true, 栏目: true }), "按栏目分组", "groups the entries by column"),
    },
    "{heading: 本期要目, pages: true}",
    ({ heading, pages, group }): ContentsList => ({
      mode: "always",
      heading: heading?.value.text ?? defaultContents.heading,
      pages: pages?.value ?? defaultContents.pages,
      groupByColumn: group?.value ?? false,
    }),
  ),
);

/** 附件: title and file of each. */
export const attachments: ValueType<readonly Attachment[]> = list(
  mapping(
    {
      title: required("标题", text("任务清单"), "附件名称", "its title"),
      file: required(
        "文件",
        text("tasks.csv"),
        "文件，路径从本文件算起",
        "its file, relative to the one that names it",
      ),
      landscape: optional("横排", boolean, "是否横排", "whether it is printed in landscape"),
    },
    "{title: 任务清单, file: tasks.csv}",
    ({ title, file, landscape }) =>
      title === undefined || file === undefined
        ? undefined
        : { title: title.value, file: file.value, landscape: landscape?.value ?? false },
  ),
  "[{title: 任务清单, file: tasks.csv}]",
);

/** 更正: date and text of each. */
export const corrections: ValueType<readonly Correction[]> = list(
  mapping(
    {
      date: required("日期", date, "更正的日期", "when it was corrected"),
      text: required("内容", text("第2页“10时12分”应为“10时21分”"), "更正的内容", "what was corrected"),
    },
    "{date: 2024-08-05, text: 更正的内容}",
    ({ date: day, text: content }) =>
      day === undefined || content === undefined ? undefined : { date: day.value, text: content.value },
  ),
  "[{date: 2024-08-05, text: 更正的内容}]",
);

/** 落款 as typed: `true` for issuer and issue's date, or either of its own. */
export type TypedSignature = boolean | { readonly by?: readonly PlacedText[]; readonly date?: CivilDate };

/** 落款: true, or who signs and when. */
export const signature: ValueType<TypedSignature> = eitherText<TypedSignature>(
  boolean,
  mapping(
    {
      by: optional("单位", texts("某某办公室"), "落款单位，一个或几个", "who signs, one or several"),
      date: optional("日期", date, "落款日期", "date of signature"),
    },
    "{by: 某某办公室, date: 2024-08-05}",
    ({ by, date: day }): TypedSignature => ({
      ...(by === undefined ? {} : { by: by.value }),
      ...(day === undefined ? {} : { date: day.value }),
    }),
  ),
);
