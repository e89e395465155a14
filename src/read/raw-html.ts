import type { Html, Nodes, Parents, Root } from "mdast";
import type { Diagnostic } from "../model/diagnostic.ts";
import { finding } from "../model/report.ts";
import { rules, type RuleId } from "../model/rules.ts";
import { nodePlace } from "./node-places.ts";
import { likeRules } from "./rule-names.ts";

/**
 * The rules that a comment switches off for the next block: `<!-- jianbao-disable-next group/rule -->`, several with
 * spaces or commas between. Undefined for any other HTML.
 */
export function disabledRules(html: string): readonly string[] | undefined {
  const match = /^<!--\s*jianbao-disable-next\s+([^>]*?)\s*-->$/.exec(html.trim());
  return match?.[1]?.split(/[\s,，、]+/).filter((id) => id !== "");
}

/**
 * Takes raw HTML out of a tree. Comments that switch a rule off stay; other comments and bare tags go with a warning; HTML
 * that holds text is an error, because the text would not be set: an author's words are never dropped silently.
 */
export function cleanHtml(tree: Root, path: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const clean = (parent: Parents): void => {
    const kept = (parent.children as Nodes[]).filter((child) => {
      if (child.type === "html") return keepsHtml(child, path, diagnostics);
      if ("children" in child) clean(child);
      return child.type !== "paragraph" || child.children.length > 0;
    });
    parent.children = kept as typeof parent.children;
  };
  clean(tree);
  return diagnostics;
}

function keepsHtml(node: Html, path: string, diagnostics: Diagnostic[]): boolean {
  const place = nodePlace(node, path);
  const disabled = disabledRules(node.value);
  if (disabled !== undefined) {
    for (const found of disabled) {
      if (!Object.hasOwn(rules, found))
        diagnostics.push(finding("markdown/unknown-rule", place, { found, near: likeRules(found) }));
      else if (rules[found as RuleId].severity === "error")
        diagnostics.push(finding("markdown/rule-fixed", place, { found }));
    }
    return true;
  }
  const withoutComments = node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "");
  const words = withoutComments
    .replaceAll(/<[!?/]?[A-Za-z](?:"[^"]*"|'[^']*'|[^"'>])*>/g, "")
    .replaceAll(/<!\[CDATA\[|\]\]>|<\?|\?>/g, "")
    .trim();
  if (words !== "") diagnostics.push(finding("markdown/html-text", place, { text: shorten(words) }));
  else if (withoutComments.trim() === "") diagnostics.push(finding("markdown/html-comment", place));
  else diagnostics.push(finding("markdown/html-tag", place, { tag: shorten(withoutComments.trim()) }));
  return false;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}
