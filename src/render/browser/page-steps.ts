/**
 * A function of ours that runs in a page through the debugging protocol, and what it is given. It is sent as text, so it
 * must need nothing but its arguments: its input, and what the step before it gave.
 */
export interface PageStep<Out> {
  readonly inPage: (input: never, before: never) => Out | Promise<Out>;
  /** Anything that JSON can say. */
  readonly input: unknown;
}

/** What steps give, in their order. */
export type StepResults<Steps extends readonly PageStep<unknown>[]> = {
  readonly [Index in keyof Steps]: Steps[Index] extends PageStep<infer Out> ? Out : never;
};

/** Makes a step of a function. */
export function pageStep<Input, Out>(
  inPage: (input: Input, before: never) => Out | Promise<Out>,
  input: Input,
): PageStep<Out> {
  return { inPage, input };
}

/**
 * Steps as one expression, whose value is the list of what they gave: each message to the browser costs a millisecond, a
 * step in the same message nothing.
 */
export function stepsExpression(steps: readonly PageStep<unknown>[]): string {
  const calls = steps.map(
    ({ inPage, input }) =>
      `given.push(await (${inPage.toString()})(${JSON.stringify(input) ?? "undefined"},given.at(-1)));`,
  );
  return `(async()=>{const given=[];${calls.join("\n")}\nreturn given;})()`;
}
