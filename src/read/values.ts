import type { CivilDate } from "../model/civil-date.ts";
import { parseCivilDate } from "../model/civil-date.ts";
import type { PlacedText } from "../model/diagnostic.ts";
import type { LabelledNames } from "../model/issue.ts";
import { readFields, report, type Fields, type ReadFields, type ValueContext, type ValueType } from "./schema.ts";
import type { YamlList, YamlMap, YamlNode } from "./yaml.ts";

/** Largest number a key may have: no bulletin has more issues, totals or copies. */
const mostNumber = 99_999;

/** A text, not empty; blanks at its ends are cut. */
export function text(example: string): ValueType<PlacedText> {
  return {
    form: { kind: "text" },
    example,
    read(node, context) {
      const typed = textOf(node, context);
      return typed === undefined ? undefined : { text: typed, place: node.place };
    },
  };
}

/** A whole number in Arabic digits without leading zeros. */
export function integer(example: string, least = 1, most = mostNumber): ValueType<number> {
  return {
    form: { kind: "integer", least, most },
    example,
    read(node, context) {
      const typed = textOf(node, context);
      if (typed === undefined) return undefined;
      if (/^0\d+$/.test(typed))
        return report(context, "leading-zero", node.place, {
          key: context.key,
          found: shown(typed),
          example: typed.replace(/^0+(?=\d)/, ""),
        });
      if (!/^[+-]?\d+$/.test(typed))
        return report(context, "not-integer", node.place, { key: context.key, found: shown(typed), example });
      const value = Number(typed);
      if (value < least || value > most)
        return report(context, "out-of-range", node.place, {
          key: context.key,
          found: shown(typed),
          least,
          most,
          example,
        });
      return typed.startsWith("+")
        ? report(context, "not-integer", node.place, { key: context.key, found: shown(typed), example })
        : value;
    },
  };
}

/** true or false, also 是 and 否. */
export const boolean: ValueType<boolean> = {
  form: { kind: "boolean" },
  example: "true",
  read(node, context) {
    const typed = textOf(node, context);
    if (typed === undefined) return undefined;
    if (typed === "true" || typed === "是") return true;
    if (typed === "false" || typed === "否") return false;
    return report(context, "not-boolean", node.place, { key: context.key, found: shown(typed) });
  },
};

/** A day of the calendar, `2019-12-06` or `2019年12月6日`. */
export const date: ValueType<CivilDate> = {
  form: { kind: "date" },
  example: "2019-12-06",
  read(node, context) {
    const typed = textOf(node, context);
    if (typed === undefined) return undefined;
    const hasForm = /^(?:\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日)$/.test(typed);
    return (
      parseCivilDate(typed) ??
      report(context, hasForm ? "no-such-day" : "not-date", node.place, { key: context.key, found: shown(typed) })
    );
  },
};

/** An instant with its offset from UTC (RFC 3339), in milliseconds since 1970. */
export const instant: ValueType<number> = {
  form: { kind: "instant" },
  example: "2024-08-05T09:00:00+08:00",
  read(node, context) {
    const typed = textOf(node, context);
    if (typed === undefined) return undefined;
    const match =
      /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i.exec(
        typed,
      );
    const time =
      match === null || parseCivilDate(match[1] ?? "") === undefined
        ? Number.NaN
        : Date.parse(typed.toUpperCase().replace(" ", "T"));
    return Number.isNaN(time)
      ? report(context, "not-instant", node.place, { key: context.key, found: shown(typed) })
      : time;
  },
};

/** A colour, `#rrggbb`. */
export const colour: ValueType<string> = {
  form: { kind: "colour" },
  example: '"#e60012"',
  read(node, context) {
    const typed = textOf(node, context);
    if (typed === undefined) return undefined;
    return /^#[0-9a-f]{6}$/i.test(typed)
      ? typed.toLowerCase()
      : report(context, "not-colour", node.place, { key: context.key, found: shown(typed) });
  },
};

/** One of a few words; what may be typed stands for what it means. */
export function choice<T>(words: Readonly<Record<string, T>>): ValueType<T> {
  const choices = Object.keys(words);
  return {
    form: { kind: "choice", choices },
    example: choices[0] ?? "",
    read(node, context) {
      const typed = textOf(node, context);
      if (typed === undefined) return undefined;
      return Object.hasOwn(words, typed)
        ? words[typed]
        : report(context, "not-choice", node.place, {
            key: context.key,
            found: shown(typed),
            choices: choices.join(" "),
          });
    },
  };
}

/** A list. Items that are wrong are reported and left out. */
export function list<T>(item: ValueType<T>, example: string): ValueType<readonly T[]> {
  return {
    form: { kind: "list", of: item.form },
    example,
    read(node, context) {
      const read = listOf(node, context);
      return read?.items.flatMap((entry) => item.read(entry, context) ?? []);
    },
  };
}

/** One text or a list of texts. */
export function texts(example: string): ValueType<readonly PlacedText[]> {
  const one = text(example);
  return {
    form: { kind: "any-of", forms: [one.form, { kind: "list", of: one.form }] },
    example,
    read(node, context) {
      if (node.kind === "list") return list(one, `[${example}]`).read(node, context);
      const only = one.read(node, context);
      return only === undefined ? undefined : [only];
    },
  };
}

/** A mapping with labels of the editor's own, in the order typed. */
export function labels<T>(
  value: ValueType<T>,
  example: string,
): ValueType<readonly { readonly label: PlacedText; readonly value: T }[]> {
  return {
    form: { kind: "labels", of: value.form },
    example,
    read(node, context) {
      const map = mapOf(node, context);
      return map?.entries.flatMap(({ key, value: entry }) => {
        if (entry.kind === "text" && entry.text.trim() === "")
          return report(context, "empty-value", key.place, { key: key.text, example: value.example }) ?? [];
        const read = value.read(entry, { ...context, key: key.text, example: value.example });
        return read === undefined ? [] : [{ label: key, value: read }];
      });
    },
  };
}

/** Rows of a label and names: credits, staff. */
export const labelledNames: ValueType<readonly LabelledNames[]> = {
  ...labels(texts("张三"), "{供稿: 张三, 核稿: 李四}"),
  read: (node, context) =>
    labels(texts("张三"), context.example)
      .read(node, context)
      ?.map(({ label, value }) => ({ label, names: value })),
};

/** A mapping of known keys, made into a value; `make` may report and give undefined. */
export function mapping<F extends Fields, T>(
  fields: F,
  example: string,
  make: (read: ReadFields<F>, map: YamlMap, context: ValueContext) => T | undefined,
): ValueType<T> {
  return {
    form: { kind: "map", fields },
    example,
    read(node, context) {
      const map = mapOf(node, context);
      return map === undefined ? undefined : make(readFields(map, fields, context), map, context);
    },
  };
}

/** A text read one way, a mapping or list read the other. */
export function eitherText<T>(short: ValueType<T>, long: ValueType<T>): ValueType<T> {
  return {
    form: { kind: "any-of", forms: [short.form, long.form] },
    example: short.example,
    read: (node, context) => (node.kind === "text" ? short : long).read(node, context),
  };
}

/** A list, or a report that there is none. */
export function listOf(node: YamlNode, context: ValueContext): YamlList | undefined {
  return node.kind === "list"
    ? node
    : report(context, "not-list", node.place, { key: context.key, found: shownNode(node), example: context.example });
}

function mapOf(node: YamlNode, context: ValueContext): YamlMap | undefined {
  return node.kind === "map"
    ? node
    : report(context, "not-map", node.place, { key: context.key, found: shownNode(node), example: context.example });
}

function textOf(node: YamlNode, context: ValueContext): string | undefined {
  if (node.kind !== "text")
    return report(context, "not-text", node.place, {
      key: context.key,
      found: shownNode(node),
      example: context.example,
    });
  const typed = node.text.trim();
  return typed === ""
    ? report(context, "empty-value", node.place, { key: context.key, example: context.example })
    : typed;
}

/** A value as messages show it, in any language: the text, or the brackets of a list or mapping. */
function shownNode(node: YamlNode): string {
  return node.kind === "text" ? `“${shown(node.text)}”` : node.kind === "list" ? "[…]" : "{…}";
}

function shown(typed: string): string {
  return typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
}
