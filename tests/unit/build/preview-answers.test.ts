import { describe, expect, it } from "vitest";
import { PreviewAnswers } from "../../../src/build/preview/answers.ts";
import type { PreviewIssue, PreviewRoom } from "../../../src/build/preview/preview-room.ts";

const issue: PreviewIssue = {
  id: "shuiwu-2024-01",
  seriesTitle: "云岭水务集团简报",
  source: {
    series: "shuiwu",
    kind: "file",
    path: "/r/content/shuiwu/2024/01.md",
    articleFiles: [],
    otherFiles: [],
    place: { year: 2024, number: 1, supplement: false },
  },
  print: [],
  draft: false,
  state: "ready",
};

/** A page that looks at the issue; gives what it is told, and the answers. */
async function looking(): Promise<{ readonly answers: PreviewAnswers; readonly told: string[] }> {
  const room: Pick<PreviewRoom, "issues" | "issue" | "findings" | "look"> = {
    issues: [issue],
    issue: (id) => (id === issue.id ? issue : undefined),
    findings: () => ({ issues: new Map(), others: [] }),
    look: () => () => undefined,
  };
  const answers = new PreviewAnswers(room as PreviewRoom, new Map(), { language: "zh-CN", folder: "/r" });
  const told: string[] = [];
  const answer = await answers.answer("events", new URLSearchParams());
  if (answer !== undefined && "stream" in answer) answer.stream((name) => told.push(name));
  return { answers, told };
}

describe("a page that is open", () => {
  it("is told the list and the newest issue at once, and again only what is new", async () => {
    const { answers, told } = await looking();
    expect(told).toEqual(["list", "issue"]);
    answers.tell({ kind: "issue", id: issue.id });
    answers.tell({ kind: "list" });
    expect(told).toEqual(["list", "issue"]);
  });

  it("is told that all is well after a browser was lost, though the pages are the same", async () => {
    const { answers, told } = await looking();
    answers.tell({ kind: "browser-lost" });
    answers.tell({ kind: "issue", id: issue.id });
    expect(told).toEqual(["list", "issue", "browser-lost", "issue"]);
  });
});
