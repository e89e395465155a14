/**
 * Prepares a sanitised SVG (src/read/svg.ts) for standing in the print page itself: an SVG in an `img` can't use the page's
 * fonts, and its Chinese text would print as empty boxes. Ids get a prefix, so that two drawings can't meet, and a view box
 * is added where only a size was given, so that it scales.
 * @param prefix unique to the file, of letters, digits and hyphens.
 */
export function drawingMarkup(svg: string, prefix: string): string {
  const named = svg
    .replaceAll(/(\sid\s*=\s*["'])([^"']+)/g, `$1${prefix}-$2`)
    // Without style sheets of its own a drawing has no use for classes, and the page's must not reach it.
    .replaceAll(/\sclass\s*=\s*(?:"[^"]*"|'[^']*')/g, "")
    // The page's policy refuses style attributes in markup; the page sets these as properties (in-page/swap.ts).
    .replaceAll(/\sstyle\s*=/g, " data-style=")
    .replaceAll(/url\(\s*(["']?)#([^)"']+)\1\s*\)/g, `url(#${prefix}-$2)`)
    .replaceAll(/((?:xlink:)?href\s*=\s*["'])#/g, `$1#${prefix}-`);
  const root = /<svg[^>]*>/.exec(named)?.[0] ?? "";
  const size = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["'](\\d+(?:\\.\\d+)?)(?:px)?["']`).exec(root)?.[1] ?? "";
  if (/\sviewBox\s*=/.test(root) || size("width") === "" || size("height") === "") return named;
  return named.replace("<svg", `<svg viewBox="0 0 ${size("width")} ${size("height")}"`);
}
