import { createInterface } from "node:readline";
import { padded } from "./table.ts";
import { displayWidth } from "./report-diagnostics.ts";

/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Where a question is asked and answered. */
export interface Conversation {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asked at most so often. */
const tries = 3;

/**
 * Asks for one of several choices, by its number or its value. For terminals only: whoever calls has seen that somebody is
 * there to answer.
 * @returns undefined where there was no answer: end of input, Ctrl-C, or nonsense three times.
 */
export async function chooseOne(
  question: string,
  choices: readonly Choice[],
  { input, output }: Conversation,
): Promise<string | undefined> {
  const width = Math.max(...choices.map(({ value }) => displayWidth(value)));
  const lines = choices.map(({ value, label }, index) => `  ${index + 1}  ${padded(value, width)}  ${label}\n`);
  output.write(lines.join(""));
  const reader = createInterface({ input, output, prompt: `${question} [1-${choices.length}] ` });
  try {
    reader.prompt();
    let attempts = 0;
    for await (const line of reader) {
      const typed = line.trim();
      const chosen = choices.find(({ value }, index) => value === typed || String(index + 1) === typed);
      if (chosen !== undefined) return chosen.value;
      attempts += 1;
      if (attempts === tries) return undefined;
      reader.prompt();
    }
    return undefined;
  } finally {
    reader.close();
  }
}
