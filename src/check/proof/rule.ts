import type { DiagnosticParams, Place, PlacedText } from "../../model/diagnostic.ts";
import type { RuleId } from "../../model/rules.ts";
import { flag, type BlockKind, type ProofBlock } from "./block.ts";
import type { ProofArticle, ProofIssue } from "./proof-issue.ts";

/** `safe`: applied by `--fix`. `suggested`: what to type is known, but a person decides. `none`: it is only told. */
export type FixKind = "safe" | "suggested" | "none";

/** What a rule found in a block. */
export interface Hit {
  readonly block: ProofBlock;
  /** Range of the block's text. */
  readonly from: number;
  readonly to: number;
  /** What to type in its place; an empty text deletes it. */
  readonly wanted?: string;
  /** False where this one is no safe fix, though the rule has them. */
  readonly isSafe?: boolean;
  readonly params?: DiagnosticParams;
}

/** What a rule found that is not a range of a text. */
export interface PlacedHit {
  readonly place: Place;
  readonly params?: DiagnosticParams;
}

/** Takes what a rule finds. */
export type Report = (hit: Hit | PlacedHit) => void;

interface RuleCommon {
  readonly id: RuleId;
  /** The clause that states it; without one the rule is practice, and no error. */
  readonly clause?: string;
  readonly fix: FixKind;
}

/** A rule that looks at one text at a time. */
export interface TextRule extends RuleCommon {
  readonly scope: "text";
  /** Kinds of blocks it looks at; all of them where it does not say. */
  readonly kinds?: readonly BlockKind[];
  /** Characters of which a text must hold one for the rule to find anything; it is not asked about any other. */
  readonly needs?: string;
  readonly check: (block: ProofBlock, report: Report, issue: ProofIssue) => void;
}

/** A rule that looks at the texts of an article together. */
export interface ArticleRule extends RuleCommon {
  readonly scope: "article";
  readonly check: (article: ProofArticle, report: Report, issue: ProofIssue) => void;
}

/** A rule that looks at a whole issue: texts, front matter, values. */
export interface IssueRule extends RuleCommon {
  readonly scope: "issue";
  readonly check: (issue: ProofIssue, report: Report) => void;
}

/** What is kept of an issue for the rules that look at a whole series: plain data. */
export interface IssueFacts {
  readonly id: string;
  readonly series: string;
  readonly title: PlacedText;
  /** Who signs and who prints, as typed in the issue. */
  readonly names: readonly PlacedText[];
  /** Long paragraphs by the sum of their text. */
  readonly paragraphs: readonly { readonly sum: string; readonly place: Place }[];
}

/** A rule that looks at all issues of a series in the order of their numbers. */
export interface SeriesRule extends RuleCommon {
  readonly scope: "series";
  readonly check: (issues: readonly IssueFacts[], report: (hit: PlacedHit) => void) => void;
}

/** A rule of proofreading. One file holds one rule; the examples above it are tests and documents. */
export type ProofRule = TextRule | ArticleRule | IssueRule | SeriesRule;

/** How a rule that is one pattern is written. */
export interface PatternRule extends RuleCommon {
  /** Has the flags `gu`. */
  readonly pattern: RegExp;
  readonly kinds?: readonly BlockKind[];
  /** As {@link TextRule.needs}. */
  readonly needs?: string;
  /** Looks inside 《》, too; names of works are left as they are otherwise. */
  readonly inTitles?: boolean;
  /** What to type instead; undefined where the match is no finding after all. */
  readonly wanted: (match: RegExpExecArray, block: ProofBlock) => string | undefined;
  /** More for the message. */
  readonly params?: (match: RegExpExecArray) => DiagnosticParams;
  /** The part of the match that is found; the whole by default. */
  readonly range?: (match: RegExpExecArray) => { readonly from: number; readonly to: number };
}

/** Makes a rule of a pattern. */
export function patternRule({ pattern, inTitles, wanted, range, params, ...common }: PatternRule): TextRule {
  return {
    ...common,
    scope: "text",
    check(block, report) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(block.text); match !== null; match = pattern.exec(block.text)) {
        if (match[0] === "") pattern.lastIndex += 1;
        const { from, to } = range?.(match) ?? { from: match.index, to: match.index + match[0].length };
        if (inTitles !== true && block.has(from, to, flag.title)) continue;
        const text = wanted(match, block);
        if (text !== undefined)
          report({ block, from, to, wanted: text, ...(params === undefined ? {} : { params: params(match) }) });
      }
    },
  };
}

/** A clause of GB/T 15834—2011 《标点符号用法》. */
export function punctuationClause(number: string): string {
  return `GB/T 15834—2011，${number}`;
}

/** A clause of GB/T 15835—2011 《出版物上数字用法》. */
export function numeralClause(number: string): string {
  return `GB/T 15835—2011，${number}`;
}

/** A clause of GB/T 9704—2012 《党政机关公文格式》. */
export function documentClause(number: string): string {
  return `GB/T 9704—2012，${number}`;
}
