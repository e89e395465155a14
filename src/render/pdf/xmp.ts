import type { PdfMetadata } from "../../model/press.ts";

/**
 * The XMP packet of a PDF, saying the same as its Info dictionary (ISO 16684-1; PDF 32000-1, 14.3.2). Deterministic.
 * @param tools the program and the producer of the pages.
 */
export function xmpPacket(
  { title, author, subject, keywords, date }: PdfMetadata,
  tools: { readonly creator: string; readonly producer: string },
): string {
  const instant = `${date}T00:00:00Z`;
  const rows = [
    "<dc:format>application/pdf</dc:format>",
    "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>",
    `<dc:title>${alternatives(title)}</dc:title>`,
    author === "" ? "" : `<dc:creator><rdf:Seq>${item(author)}</rdf:Seq></dc:creator>`,
    subject === "" ? "" : `<dc:description>${alternatives(subject)}</dc:description>`,
    keywords.length === 0 ? "" : `<dc:subject><rdf:Bag>${keywords.map(item).join("")}</rdf:Bag></dc:subject>`,
    keywords.length === 0 ? "" : `<pdf:Keywords>${xml(keywords.join("，"))}</pdf:Keywords>`,
    `<pdf:Producer>${xml(tools.producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${xml(tools.creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${instant}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${instant}</xmp:ModifyDate>`,
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
${rows.filter((row) => row !== "").join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
}

function item(text: string): string {
  return `<rdf:li>${xml(text)}</rdf:li>`;
}

/** Escapes a text; characters that XML 1.0 can't hold are left out. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
