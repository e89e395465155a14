import type { Severity } from "./diagnostic.ts";
import { assetRules } from "./rules/assets.ts";
import { configRules } from "./rules/config.ts";
import { environmentRules } from "./rules/environment.ts";
import { fixRules } from "./rules/fix.ts";
import { fontRules } from "./rules/fonts.ts";
import { frontMatterRules } from "./rules/front-matter.ts";
import { importRules } from "./rules/import.ts";
import { inspectRules } from "./rules/inspect.ts";
import { markdownRules } from "./rules/markdown.ts";
import { orderRules } from "./rules/order.ts";
import { dateRules } from "./rules/date.ts";
import { numberRules } from "./rules/number.ts";
import { unitRules } from "./rules/unit.ts";
import { elementRules } from "./rules/element.ts";
import { sourceRules } from "./rules/source.ts";
import { wordRules } from "./rules/word.ts";
import { outputRules } from "./rules/output.ts";
import { punctRules } from "./rules/punct.ts";
import { printRules } from "./rules/print.ts";
import { seriesRules } from "./rules/series.ts";
import { templateRules } from "./rules/template.ts";
import { usageRules } from "./rules/usage.ts";

/** A text in both languages of the command; `{name}` stands for a parameter of the finding. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a rule is: how grave, what it says, and what to type instead. */
export interface RuleDefinition {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly hint: Bilingual;
}

/** The form of each file in rules/: the part of the id behind `group/` and the definition. */
export type RuleDefinitions = Readonly<Record<`${string}/${string}`, RuleDefinition>>;

const catalogue = {
  ...assetRules,
  ...configRules,
  ...environmentRules,
  ...fixRules,
  ...fontRules,
  ...frontMatterRules,
  ...importRules,
  ...inspectRules,
  ...markdownRules,
  ...orderRules,
  ...dateRules,
  ...numberRules,
  ...unitRules,
  ...elementRules,
  ...sourceRules,
  ...wordRules,
  ...outputRules,
  ...printRules,
  ...punctRules,
  ...seriesRules,
  ...templateRules,
  ...usageRules,
} satisfies RuleDefinitions;

/** The id of a rule, `group/what-is-wrong`; stable once released. */
export type RuleId = keyof typeof catalogue;

/** Every rule of the program by id. Errors can't be switched off; warnings can, per series or for the next block. */
export const rules: Readonly<Record<RuleId, RuleDefinition>> = catalogue;
