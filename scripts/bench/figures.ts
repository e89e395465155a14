/** The middle one of some figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** A line of what was measured, run by run, with the median. */
export function row(name: string, values: readonly number[], unit: string): string {
  return `${name.padEnd(46)} ${values.map((one) => one.toFixed(1)).join(" ")}  median ${median(values).toFixed(2)} ${unit}`;
}
