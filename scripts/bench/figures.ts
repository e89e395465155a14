/** The middle one of some figures. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The figure that so many per cent of some are not above. */
export function percentile(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? 0;
}

/** A line of what was measured, run by run, with the median. */
export function row(name: string, values: readonly number[], unit: string): string {
  return `${name.padEnd(46)} ${values.map((one) => one.toFixed(1)).join(" ")}  median ${median(values).toFixed(2)} ${unit}`;
}
