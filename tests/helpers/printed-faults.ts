import { glyphsOf, onPage } from "./page-glyphs.ts";
import type { Fault } from "./plant-faults.ts";

/** Margin boxes of odd pages with other rules for their folio. */
function oddFolio(rules: string): string {
  return `@page { @bottom-right { ${rules} } }`;
}

/** A sheet of 22 lines of 28 characters. */
const calibration = {
  css: ".calibration { text-indent: 0 }",
  html: () =>
    `<div class="sheet open"><main><p class="calibration">${"汛期安全检查和防汛防台准备工作由局办公室会同各作业区组织实施".slice(0, 28).repeat(22)}</p></main></div>`,
} as const;

/** Faults that come from a wrong style sheet, wrong markup or a wrong layout. */
export const printedFaults: readonly Fault[] = [
  {
    name: "27 characters a line",
    css: ".text { inline-size: calc(27 * var(--zi)) }",
    expected: [
      { row: "characters-per-line", verdict: "warned", found: /^2[67] 字/ },
      { row: "right-edge", found: /^(?:178|181)/ },
    ],
  },
  {
    name: "26 characters a line, in the middle",
    css: ".text { padding-inline: var(--zi) }",
    expected: [
      { row: "left-edge", found: /^33\.57/ },
      { row: "right-edge", found: /^(?:178\.4|181\.2)/ },
    ],
  },
  {
    name: "the grid of Word templates where the layout is the strict one",
    layout: { profile: "word" },
    withSource: true,
    expected: [{ row: "line-pitch", found: /10\.2/ }, { row: "baselines-on-grid" }],
  },
  {
    name: "mirrored margins where the layout has none",
    layout: { duplex: "mirrored" },
    withSource: true,
    expected: [
      { row: "left-edge", page: 2, found: /^26 mm/ },
      { row: "folio-side", page: 2 },
    ],
  },
  {
    name: "a compact masthead where the layout has 35 mm",
    html: (html) => html.replace("masthead 35mm", "masthead compact"),
    withSource: true,
    expected: [{ row: "nameplate-top", page: 1 }],
  },
  {
    name: "a calibration page with one character off its place",
    ...calibration,
    ...onPage(1, (items) => {
      const glyph = glyphsOf(items).filter(({ baseline }) => baseline < 262)[40];
      if (glyph !== undefined) glyph.left += 0.3;
    }),
    expected: [{ row: "calibration-page", verdict: "warned", page: 1, found: /22×28，偏 0\.3 mm/ }],
  },
  {
    name: "nothing on a calibration page whose characters all stand in their places",
    ...calibration,
    expected: [{ row: "calibration-page", verdict: "passed", page: 1 }],
  },
  {
    name: "an attachment that goes on below the text",
    css: ".attachment { break-before: auto }",
    expected: [{ row: "attachment-page", page: 4 }],
  },
  {
    name: "Roman folios",
    css: oddFolio("content: '— ' counter(page, upper-roman) ' —'"),
    expected: [{ row: "folio-numbers", page: 1 }, { row: "inside-type-area" }],
  },
  {
    name: "21 lines a page on a wider pitch",
    css: ":root { --line: calc(var(--area-height) / 21) !important; }",
    withSource: true,
    expected: [{ row: "lines-per-page" }, { row: "line-pitch", found: /10\.9/ }, { row: "baselines-on-grid" }],
  },
  {
    name: "a folio in 黑体",
    css: oddFolio("font-family: var(--font-heiti)"),
    expected: [{ row: "folio-face", page: 1, found: /Latin|Heiti/ }],
  },
  {
    name: "a folio of 12 pt",
    css: oddFolio("font-size: 16px"),
    expected: [{ row: "folio-face", page: 1, found: /^12 pt/ }],
  },
  {
    name: "a black nameplate",
    css: ".nameplate { color: #000 }",
    expected: [{ row: "nameplate-colour", page: 1, found: /#000000/ }],
  },
  {
    name: "an orange nameplate and rule",
    css: ":root { --red: #f08300 !important }",
    expected: [{ row: "nameplate-colour", page: 1, found: /#f08300/ }],
  },
  {
    name: "another red than the series asks for",
    css: ":root { --red: #ff0000 !important }",
    withSource: true,
    expected: [{ row: "nameplate-colour", page: 1, found: /#ff0000/ }],
  },
  {
    name: "a nameplate 5 mm low",
    css: ".nameplate { padding-block-start: calc(var(--nameplate-top) + 5 * var(--mm)) }",
    expected: [{ row: "nameplate-top", page: 1, found: /^77\.1/ }],
  },
  {
    name: "no red rule",
    css: ".red-rule { background: none }",
    expected: [{ row: "red-rule", page: 1, found: /^0 条/ }],
  },
  {
    name: "a red rule of 0.2 mm",
    css: ".red-rule { block-size: calc(0.2 * var(--mm)) }",
    withSource: true,
    expected: [{ row: "red-rule-thickness", page: 1 }],
  },
  {
    name: "three blank lines below the red rule",
    css: ".red-rule { --blank: 3 }",
    expected: [{ row: "blank-lines-below-rule", page: 1, found: /^[23]\.9\d* 行/ }],
  },
  {
    name: "the issue line 4 mm off the middle, 内部 one character in, its face 仿宋",
    css: ".issue-line { padding-inline-start: calc(8 * var(--mm)) } .classification { padding-inline-start: var(--zi) } .urgency { font-family: var(--font-fangsong) !important }",
    withSource: true,
    expected: [
      { row: "issue-line", page: 1, found: /110 mm/ },
      { row: "classification-urgency", page: 1, found: /内部 左 33\.571/ },
    ],
  },
  {
    name: "加急 in 仿宋; issuer and date at the very edges",
    css: ".marks .urgency { font-family: var(--font-fangsong) } .issuer-row { margin-inline: 0 }",
    withSource: true,
    expected: [
      { row: "classification-urgency", page: 1, found: /Fangsong/ },
      { row: "issuer-row", page: 1, found: /左 28，右 184/ },
    ],
  },
  {
    name: "a headline off the middle",
    css: ".headline { padding-inline-start: calc(6 * var(--mm)) }",
    expected: [{ row: "headline-centre", page: 1, found: /^(?:109|108\.9)/ }],
  },
  {
    name: "a headline in 黑体",
    css: ".headline { font-family: var(--font-heiti) }",
    expected: [{ row: "headline-face", page: 1, found: /Heiti/ }],
  },
  {
    name: "a headline of 20 pt",
    css: ".headline { font-size: calc(20 * var(--pt)) }",
    expected: [{ row: "headline-face", page: 1, found: /^20 pt/ }],
  },
  {
    name: "a headline that breaks within a word",
    html: (html) => html.replace("汛期码头堆场<br>安全检查", "汛期码头堆场安<br>全检查"),
    expected: [{ row: "headline-shape", verdict: "warned", page: 1, found: /安全/ }],
  },
  {
    name: "a headline with a last line of two characters",
    html: (html) => html.replace("堆场<br>安全检查和防汛防台准备工作", "堆场安全检查<br>和防汛防台准备<br>工作"),
    expected: [{ row: "headline-shape", verdict: "warned", page: 1, found: /末行“工作”/ }],
  },
  {
    name: "paragraphs without an indent",
    css: ".text p { text-indent: 0 }",
    expected: [{ row: "first-line-indent", found: /^0 mm/ }],
  },
  {
    name: "paragraphs indented by one character and a half",
    css: ".text p { text-indent: calc(1.5 * var(--zi)) }",
    expected: [{ row: "first-line-indent", page: 1, found: /^8\.357 mm/ }],
  },
  {
    name: "first-level headings in 楷体",
    css: ".level-1 { font-family: var(--font-kaiti) }",
    expected: [{ row: "heading-faces", page: 2, found: /Kaiti/ }],
  },
  {
    name: "second-level headings in 黑体",
    css: ".level-2 { font-family: var(--font-heiti) }",
    expected: [{ row: "heading-faces", verdict: "warned", page: 2, found: /Heiti/ }],
  },
  {
    name: "first-level headings of 18 pt",
    css: ".level-1 { font-size: calc(18 * var(--pt)) }",
    withSource: true,
    expected: [{ row: "heading-sizes", page: 2, found: /^(?:18|17\.99)/ }],
  },
  {
    name: "a heading at a page's foot",
    css: "h3, h4, h5 { break-after: auto }",
    withSource: true,
    expected: [{ row: "heading-kept", page: 1, found: /一、汛期准备工作总体平稳/ }],
  },
  {
    name: "text that is not justified",
    css: "p, .fitted { text-align: start !important; text-align-last: start !important; word-spacing: 0 !important; letter-spacing: 0 !important }",
    withSource: true,
    expected: [{ row: "justified" }],
  },
  {
    name: "an imprint's outer rules of 0.13 mm and inner ones of 0.5 mm",
    css: ":root { --imprint-rule-outer: 2px !important; --imprint-rule-inner: 8px !important }",
    withSource: true,
    expected: [
      { row: "imprint-outer-rules", page: 6 },
      { row: "imprint-inner-rules", page: 6 },
    ],
  },
  {
    name: "a rule between 主送 and 抄送",
    css: ".imprint .row + .row { border-block-start: var(--imprint-rule-inner) solid #000 }",
    expected: [{ row: "imprint-no-rule-between", page: 6, found: /有分隔线/ }],
  },
  {
    name: "an imprint of 12 pt",
    css: ".imprint { font-size: calc(12 * var(--pt)) }",
    expected: [{ row: "imprint-face", page: 6, found: /^12 pt/ }],
  },
  {
    name: "an imprint in 楷体",
    css: ".imprint { font-family: var(--font-kaiti) }",
    expected: [{ row: "imprint-face", page: 6, found: /Kaiti/ }],
  },
  {
    name: "an imprint without its indent",
    css: ".imprint > div { padding-inline: 0 }",
    expected: [{ row: "imprint-indents", page: 6 }],
  },
  {
    name: "a distribution list whose turned lines start under its label",
    css: ".imprint .row { display: block } .imprint .row .names { padding-inline-start: 2em }",
    expected: [{ row: "imprint-indents", page: 6 }],
  },
  {
    name: "an attachment's label in 仿宋, the list of attachments at the edge, 落款 a character too far left",
    css: ".attachment-label { font-family: var(--font-fangsong) } .attachments p { padding-inline-start: 0 } .signature { margin-inline-end: calc(3 * var(--zi)) }",
    expected: [
      { row: "attachment-page", page: 5, found: /不是黑体/ },
      { row: "attachment-list", page: 4, found: /11\.14/ },
      { row: "signature", page: 4, found: /5\.57/ },
    ],
  },
  {
    name: "an attachment's title on line 2",
    css: ".attachment-label { margin-block-end: 0 }",
    expected: [{ row: "attachment-page", page: 5, found: /标题差/ }],
  },
  {
    name: "body text in 楷体",
    css: ".text { font-family: var(--font-kaiti) }",
    expected: [{ row: "fonts-known", found: /正文 .*Kaiti/ }],
  },
  {
    name: "body text of 15 pt",
    css: ".text { font-size: calc(15 * var(--pt)) }",
    expected: [{ row: "characters-per-line", verdict: "warned", found: /^(?:29|30) 字/ }],
  },
  {
    name: "hyphens beside the folio",
    css: oddFolio("content: '- ' counter(page) ' -'"),
    expected: [{ row: "folio-form", page: 1, found: /^- 1 -/ }],
  },
  {
    name: "no folios",
    css: "@page { @bottom-right { content: none } } @page :left { @bottom-left { content: none } }",
    expected: [{ row: "folio-numbers", page: 1, found: /没有页码/ }],
  },
  {
    name: "red rules in the imprint",
    css: ".imprint, .imprint > div + div { border-color: #e60012 !important }",
    expected: [{ row: "imprint-last-rule", page: 6 }],
  },
  {
    name: "no imprint",
    withSource: true,
    html: (html) => html.replace(/<footer[^]*<\/footer>/, ""),
    expected: [{ row: "imprint-page", page: 6, found: /没有版记/ }],
  },
  {
    name: "red notes in small type",
    css: ".notes { color: #f00 }",
    html: (html) =>
      html.replace(
        '</div><div class="attachments">',
        '<div class="notes"><p>注：数据截至六月中旬。</p></div></div><div class="attachments">',
      ),
    expected: [{ row: "colours", page: 4, found: /#ff0000/ }],
  },
  {
    name: "blue headings",
    css: ".level-1 { color: #00f }",
    expected: [{ row: "colours", page: 2, found: /#0000ff/ }],
  },
];
