import { markup, type Markup } from "../../render/template.ts";

/**
 * Characters that could end a data block or a line of a script: as escapes they mean the same to a reader of JSON, and
 * `</script>`, `<!--` or `]]>` can't come about.
 */
const unsafe = /[<>&\u2028\u2029]/g;

/** JSON-LD as a data block of the page: not a script, nothing runs it, and its text can't leave it. */
export function dataBlock(value: Readonly<Record<string, unknown>>): Markup {
  const json = JSON.stringify(value).replaceAll(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return markup(`<script type="application/ld+json">${json}</script>`);
}
