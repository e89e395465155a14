/** One line of the nameplate as it is set: size in pt, width in characters for fitting it to the type area, tracking in em. */
export interface NameplateLine {
  readonly text: string;
  readonly size: number;
  readonly characters: number;
  readonly tracking: number;
}

/** pt; practice: 一号 over 60 pt for two lines, at most 62 pt (22 mm) for one. */
const sizes = { upper: 26, lower: 60, single: 62 } as const;

/**
 * Sets the nameplate in one or two lines (size and spacing are free: GB/T 9704-2012, 7.2.4 asks for 醒目、美观、庄重).
 * Short lines are tracked, long ones are fitted to the type area's width by the style sheet.
 */
export function nameplateLines(name: readonly string[]): NameplateLine[] {
  return name.map((text, index) => {
    const count = [...text].length;
    const size = name.length === 1 ? sizes.single : index === 0 ? sizes.upper : sizes.lower;
    const tracking = count === 2 ? 1 : count === 3 ? 0.5 : count === 4 && size > sizes.upper ? 0.3 : 0;
    return { text, size, tracking, characters: count * (1 + tracking) + tracking };
  });
}
