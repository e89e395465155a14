/** A place in a headline at which a line may end. */
export interface BreakPlace {
  /** Offset in UTF-16 units: the next line starts here. */
  readonly index: number;
  /** 0 for a good place; higher where the break parts what is read together. */
  readonly cost: number;
}

const words = new Intl.Segmenter("zh", { granularity: "word" });

/** Words that lean on what stands before or behind them, so that no line may break on that side (7.3.1: 词意完整). */
const clingToPrevious = new Set([..."的了和与及等地得着过们中上下内者性化率", "以来", "以上", "以下", "之一"]);
const clingToNext = new Set([..."对向在以把将被为从由与和及第不再更各每该本全大小新老副总", "关于", "有关", "进一步"]);

/** Family names frequent enough to be recognised: a single character of them before one or two others is a person's name. */
const familyNames = new Set([
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾韦邱侯邹熊孟秦白江阎薛尹段雷龙史陶贺顾毛郝龚邵钱",
]);

const openers = "《〈“‘（〔【「『";
const closers = "》〉”’）〕】」』";
const noLineStart = `${closers}，。、；：！？·—…％%℃‰`;

/**
 * Costs of breaks that are possible but bad: within quotation marks or brackets longer than a line can keep, within a name
 * we know, beside a single character (mostly a piece of a name or of a word that the dictionary does not have).
 */
const costs = { quoted: 24, name: 40, person: 30, fragment: 8, fragments: 24 } as const;

/** Longest quotation, title or name in characters that is never broken (a line holds 20). */
const longestWhole = 18;

/**
 * The offsets at which a headline's line may end: between words of the dictionary, never within a number with its unit, a
 * date or a Latin word, never within 《》, “” and brackets or a known name that a line can hold.
 */
export function breakPlaces(text: string, names: readonly string[]): BreakPlace[] {
  const segments = [...words.segment(text)];
  const whole = [...quotations(text), ...occurrences(text, names)];
  const places: BreakPlace[] = [];
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (next === undefined || !mayBreak(segment.segment, next.segment)) continue;
    const inside = whole.filter((span) => span.start < next.index && next.index < span.end);
    if (inside.some((span) => span.end - span.start <= longestWhole)) continue;
    const before = segments[index - 1]?.segment ?? "";
    places.push({
      index: next.index,
      cost: Math.max(0, ...inside.map((span) => span.cost)) + wordCost(before, segment.segment, next.segment),
    });
  }
  return places;
}

/** A stretch of the text that should stay on one line, and what a break in it costs where it is too long for that. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

function quotations(text: string): Span[] {
  const open: number[] = [];
  const spans: Span[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (openers.includes(character)) open.push(index);
    else if (closers.includes(character)) {
      const start = open.pop();
      if (start !== undefined) spans.push({ start, end: index + 1, cost: costs.quoted });
    }
  }
  return spans;
}

function occurrences(text: string, names: readonly string[]): Span[] {
  return names
    .filter((name) => name.length > 1)
    .flatMap((name) => {
      const spans: Span[] = [];
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length))
        spans.push({ start, end: start + name.length, cost: costs.name });
      return spans;
    });
}

function mayBreak(before: string, after: string): boolean {
  const first = [...after][0] ?? "";
  const last = [...before].at(-1) ?? "";
  if (noLineStart.includes(first) || openers.includes(last) || last === "—" || last === "·") return false;
  if (/[\d.%A-Za-z]/.test(last) && /[\d.%A-Za-z\p{Script=Han}]/u.test(first)) return false;
  if (/[一二三四五六七八九十百千万亿两几]$/u.test(before) && isMeasure(after)) return false;
  return !clingToPrevious.has(after) && !clingToNext.has(before);
}

/** Measure words and units that a number is read with. */
function isMeasure(word: string): boolean {
  return (
    /^[个名次项条家户人年月日天周期季度届批件篇级层类种元吨里米倍成份支套场路号轮]/u.test(word) && word.length <= 2
  );
}

function wordCost(before: string, segment: string, after: string): number {
  if (isPersonalName(segment, after) || (isPersonalName(before, segment) && isHan(after) && after.length === 1))
    return costs.person;
  const isFragment = (word: string): boolean => isHan(word) && word.length === 1;
  // Two single characters side by side are mostly one word that the dictionary lacks: 一网通办.
  if (isFragment(segment) && isFragment(after)) return costs.fragments;
  return isFragment(segment) || isFragment(after) ? costs.fragment : 0;
}

/** A family name and a given name of one or two characters behind it. */
function isPersonalName(family: string, given: string): boolean {
  return familyNames.has(family) && isHan(given) && given.length <= 2;
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}
