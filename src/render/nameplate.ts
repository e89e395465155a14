/** One line of the nameplate as it is wanted: size in pt, tracking in em between its characters. */
export interface NameplateLine {
  readonly text: string;
  readonly size: number;
  readonly tracking: number;
}

/** pt; practice: 一号 over 60 pt for two lines, at most 62 pt (22 mm) for one. */
const sizes = { upper: 26, lower: 60, single: 62 } as const;

/**
 * Sets the nameplate in one or two lines (size and spacing are free: GB/T 9704-2012, 7.2.4 asks for 醒目、美观、庄重).
 * Short lines of Han characters are tracked. The page fits each line to the type area's width, spreads it where the layout
 * asks for that, and places it by its ink (src/render/in-page/masthead.ts).
 */
export function nameplateLines(name: readonly string[]): NameplateLine[] {
  return name.map((text, index) => {
    const size = name.length === 1 ? sizes.single : index === 0 ? sizes.upper : sizes.lower;
    return { text, size, tracking: /^\p{Script=Han}+$/u.test(text) ? trackingOf([...text].length, size) : 0 };
  });
}

function trackingOf(count: number, size: number): number {
  if (count === 2) return 1;
  if (count === 3) return 0.5;
  return count === 4 && size > sizes.upper ? 0.3 : 0;
}
