const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const places = ["", "十", "百", "千"] as const;

/**
 * A whole number in Chinese numerals as issue numbers are read: 10 → 十, 21 → 二十一, 105 → 一百零五, 1268 → 一千二百六十八.
 * @param value an integer from 1 to 99,999,999.
 */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99_999_999)
    throw new RangeError(`no Chinese numeral for ${value}`);
  const tenThousands = Math.floor(value / 10_000);
  const rest = value % 10_000;
  const head = tenThousands === 0 ? "" : `${belowTenThousand(tenThousands)}万`;
  const gap = head !== "" && rest !== 0 && rest < 1000 ? "零" : "";
  const text = head + gap + (rest === 0 ? "" : belowTenThousand(rest));
  return text.startsWith("一十") ? text.slice(1) : text;
}

/** The value of a numeral written by {@link chineseNumeral}, or undefined for any other text. */
export function parseChineseNumeral(text: string): number | undefined {
  if (!/^[一二三四五六七八九十百千万零]{1,16}$/.test(text)) return undefined;
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const value = (digits as readonly string[]).indexOf(character);
    const place = (places as readonly string[]).indexOf(character);
    if (value >= 0) digit = value;
    else if (character === "万") [total, section, digit] = [(total + section + digit) * 10_000, 0, 0];
    else [section, digit] = [section + (digit === 0 ? 1 : digit) * 10 ** place, 0];
  }
  const result = total + section + digit;
  return result >= 1 && result <= 99_999_999 && chineseNumeral(result) === text ? result : undefined;
}

function belowTenThousand(value: number): string {
  let text = "";
  let pendingZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) pendingZero = text !== "";
    else {
      text += `${pendingZero ? "零" : ""}${digits[digit]}${places[place]}`;
      pendingZero = false;
    }
  }
  return text;
}
