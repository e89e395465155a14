/** Text whose signs are no marks of Markdown. */
export function escapedText(text: string): string {
  // Most texts have none of them: asking is quicker than replacing.
  if (!/[\\`*_[\]<>~|&]/.test(text)) return text;
  return text.replaceAll(/[\\`*_[\]<>~|]/g, "\\$&").replaceAll(/&(?=#?\w+;)/g, "\\&");
}

/** A line that begins with words, where its first signs would begin a heading, a list, a rule or an underline. */
export function escapedLineStart(line: string): string {
  if (!/^[#\-+:=\d]/.test(line)) return line;
  return line
    .replace(/^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-\s]*$|:?-+:?\s*$|=+\s*$)/, "\\")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

/** An address as a link's target; between < and > where a sign of it would end it. */
export function linkTarget(address: string): string {
  return /^[^\s<>()\\&]+$/.test(address)
    ? address
    : `<${address.replaceAll(/[<>\\&]/g, "\\$&").replaceAll(/\s/g, "%20")}>`;
}
