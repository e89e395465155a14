import { fontRoles, realFontNames, type FontRole } from "../../model/font-role.ts";
import type { ManuscriptPart } from "../../model/manuscript.ts";
import { wordStyles } from "../../model/word-styles.ts";
import { child, elements, isOn, valueOf, type XmlElement } from "./xml.ts";

/** How characters look, as far as a style or a run says. */
export interface CharacterLook {
  readonly font?: string;
  /** pt */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly struck?: boolean;
  readonly hidden?: boolean;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly look: CharacterLook;
  readonly paragraph: XmlElement | undefined;
}

/** The styles of a Word file, with what they inherit. */
export class WordStyles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: CharacterLook;
  readonly #theme: ReadonlyMap<string, string>;
  readonly #defaultParagraph: string | undefined;

  constructor(styles: XmlElement | undefined, theme: XmlElement | undefined) {
    this.#theme = themeFonts(theme);
    const defaults = child(child(child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    this.#defaults = this.look(defaults);
    let first: string | undefined;
    for (const style of elements(styles, "w:style")) {
      const id = style.attributes["w:styleId"] ?? "";
      this.#styles.set(id, {
        name: valueOf(style, "w:name") ?? id,
        basedOn: valueOf(style, "w:basedOn"),
        look: this.look(child(style, "w:rPr")),
        paragraph: child(style, "w:pPr"),
      });
      if (style.attributes["w:type"] === "paragraph" && style.attributes["w:default"] === "1") first = id;
    }
    this.#defaultParagraph = first;
  }

  /** What a `w:rPr` says itself. */
  look(properties: XmlElement | undefined): CharacterLook {
    if (properties === undefined) return {};
    const fonts = child(properties, "w:rFonts")?.attributes ?? {};
    const theme = fonts["w:eastAsiaTheme"];
    const font = (theme === undefined ? undefined : this.#theme.get(theme)) ?? fonts["w:eastAsia"];
    const size = Number(valueOf(properties, "w:sz") ?? Number.NaN) / 2;
    const bold = isOn(properties, "w:b");
    const italic = isOn(properties, "w:i");
    const struck = isOn(properties, "w:strike") ?? isOn(properties, "w:dstrike");
    const hidden = isOn(properties, "w:vanish");
    return {
      ...(font === undefined || font === "" ? {} : { font }),
      ...(size > 0 && size < 1700 ? { size } : {}),
      ...(bold === undefined ? {} : { bold }),
      ...(italic === undefined ? {} : { italic }),
      ...(struck === undefined ? {} : { struck }),
      ...(hidden === undefined ? {} : { hidden }),
    };
  }

  /** How a run looks: defaults, the paragraph's style, the run's own style, its own properties. */
  runLook(paragraphStyle: string | undefined, properties: XmlElement | undefined): CharacterLook {
    return {
      ...this.#defaults,
      ...this.#inherited(paragraphStyle ?? this.#defaultParagraph),
      ...this.#inherited(valueOf(properties, "w:rStyle")),
      ...this.look(properties),
    };
  }

  /** How a paragraph's characters look where a run says nothing. */
  styleLook(paragraphStyle: string | undefined): CharacterLook {
    return { ...this.#defaults, ...this.#inherited(paragraphStyle ?? this.#defaultParagraph) };
  }

  /** A property of a paragraph: its own, else its style's. */
  paragraphProperty(properties: XmlElement | undefined, name: string): XmlElement | undefined {
    const own = child(properties, name);
    if (own !== undefined) return own;
    for (const style of this.#chain(valueOf(properties, "w:pStyle") ?? this.#defaultParagraph)) {
      const found = child(style.paragraph, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What our own export says of a paragraph by its style's name. */
  partOf(style: string | undefined): ManuscriptPart | undefined {
    const name = style === undefined ? undefined : this.#styles.get(style)?.name;
    return (Object.keys(wordStyles) as ManuscriptPart[]).find((part) => wordStyles[part] === name);
  }

  /** A style's name. */
  nameOf(style: string | undefined): string | undefined {
    return style === undefined ? undefined : this.#styles.get(style)?.name;
  }

  #inherited(style: string | undefined): CharacterLook {
    return this.#chain(style).reduceRight<CharacterLook>((look, { look: own }) => Object.assign(look, own), {});
  }

  #chain(style: string | undefined): Style[] {
    const chain: Style[] = [];
    // Styles may be based on one another in a circle.
    for (let id = style; id !== undefined && chain.length < 20; id = chain.at(-1)?.basedOn) {
      const found = this.#styles.get(id);
      if (found === undefined) break;
      chain.push(found);
    }
    return chain;
  }
}

/** The East Asian fonts that a theme names: minorEastAsia, majorEastAsia. */
function themeFonts(theme: XmlElement | undefined): Map<string, string> {
  const scheme = child(child(theme, "a:themeElements"), "a:fontScheme");
  const fonts = new Map<string, string>();
  for (const [kind, element] of [
    ["majorEastAsia", child(scheme, "a:majorFont")],
    ["minorEastAsia", child(scheme, "a:minorFont")],
  ] as const) {
    const simplified = elements(element, "a:font").find((font) => font.attributes["script"] === "Hans");
    const name = child(element, "a:ea")?.attributes["typeface"] || simplified?.attributes["typeface"];
    if (name !== undefined && name !== "") fonts.set(kind, name);
  }
  return fonts;
}

const families = new Map<string, FontRole>(
  fontRoles.flatMap((role) =>
    realFontNames[role].flatMap((font) => font.families.map((name): [string, FontRole] => [name.toLowerCase(), role])),
  ),
);

/** What a face is for, by its name; by what is in the name where it is none of the known ones. */
export function roleOfFont(font: string | undefined): FontRole | undefined {
  if (font === undefined) return undefined;
  const known = families.get(font.toLowerCase());
  if (known !== undefined) return known;
  if (/小标宋|大标宋|标宋|中宋|XiaoBiaoSong|ZhongSong/i.test(font)) return "xiaobiaosong";
  if (/仿宋|FangSong/i.test(font)) return "fangsong";
  if (/楷|Kai/i.test(font)) return "kaiti";
  if (/黑|雅黑|Hei|Gothic/i.test(font)) return "heiti";
  return /宋|Song|SimSun|Ming/i.test(font) ? "songti" : undefined;
}
