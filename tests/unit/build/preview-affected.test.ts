import { describe, expect, it } from "vitest";
import { affectedBy } from "../../../src/build/preview/affected.ts";
import { changedFiles } from "../../../src/build/preview/snapshot.ts";
import type { IssueSource } from "../../../src/read/repository.ts";

const folders = { rootFolder: "/r", contentFolder: "/r/content" };

function source(series: string, name: string, kind: IssueSource["kind"] = "file"): IssueSource {
  const path = `/r/content/${series}/2024/${name}${kind === "file" ? ".md" : "/index.md"}`;
  return {
    series,
    kind,
    path,
    articleFiles: [],
    otherFiles: [],
    place: { year: 2024, number: Number(name), supplement: false },
  };
}

const [first, second, third] = [source("shuiwu", "01"), source("shuiwu", "02", "folder"), source("gongdian", "01")];
const sources = [first, second, third];

function affected(...paths: string[]): { issues: string[]; configuration: boolean; look: boolean } {
  const result = affectedBy(paths, sources, folders);
  return { ...result, issues: [...result.issues] };
}

describe("a changed file", () => {
  it("of an issue asks for that issue alone", () => {
    expect(affected(first.path)).toEqual({ issues: [first.path], configuration: false, look: false });
  });

  it("in an issue's folder, a picture or an article, asks for that issue alone", () => {
    expect(affected("/r/content/shuiwu/2024/02/tu1.png", "/r/content/shuiwu/2024/02/01-a.md").issues).toEqual([
      second.path,
    ]);
  });

  it("that is a series' configuration asks for its issues, with the configuration read anew", () => {
    expect(affected("/r/content/shuiwu/series.yaml")).toEqual({
      issues: [first.path, second.path],
      configuration: true,
      look: false,
    });
  });

  it("that is a list of words asks for all, with the lists read anew", () => {
    expect(affected("/r/content/words/own.yaml")).toMatchObject({
      configuration: true,
      issues: sources.map(({ path }) => path),
    });
  });

  it("that is the site's configuration asks for all", () => {
    expect(affected("/r/content/site.yaml")).toMatchObject({
      configuration: true,
      issues: sources.map(({ path }) => path),
    });
  });

  it("that is a picture beside the issues asks for the issues of the series", () => {
    expect(affected("/r/content/shuiwu/2024/tu1.png").issues).toEqual([first.path, second.path]);
  });

  it("of the look asks for all, set anew", () => {
    const issues = sources.map(({ path }) => path);
    expect(affected("/r/styles/print/text.css")).toEqual({ look: true, configuration: false, issues });
    expect(affected("/r/templates/print/masthead.njk")).toEqual({ look: true, configuration: true, issues });
  });

  it("of Markdown that is no issue asks for nothing", () => {
    expect(affected("/r/content/shuiwu/2024/notes.md").issues).toEqual([]);
  });
});

describe("two snapshots", () => {
  it("tell what is new, gone and changed", () => {
    const before = {
      files: new Map([
        ["a", "1"],
        ["b", "1"],
        ["c", "1"],
      ]),
      folders: new Set<string>(),
    };
    const after = {
      files: new Map([
        ["a", "1"],
        ["c", "2"],
        ["d", "1"],
      ]),
      folders: new Set<string>(),
    };
    expect(changedFiles(before, after)).toEqual(["b", "c", "d"]);
  });
});
