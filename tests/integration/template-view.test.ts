import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { IssueSummary } from "../../src/model/composed.ts";
import type { Layout } from "../../src/model/issue.ts";
import { wholeSite } from "../helpers/whole-site.ts";
import { volumeContents } from "../../src/publish/volume/contents.ts";
import { volumeFrontJob, type VolumeFront } from "../../src/publish/volume/front-job.ts";
import { printMarkup } from "../../src/render/print-markup.ts";
import { createTemplates, type Templates } from "../../src/render/template.ts";
import { harbourArticle, harbourIssue, harbourSeries, harbourSite } from "../helpers/published-issues.ts";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const documented = read("docs/templates.md");
const ours = createTemplates({ folders: [fileURLToPath(new URL("../../templates", import.meta.url))] });

const layout: Layout = {
  profile: "strict",
  mastheadTop: "35mm",
  mastheadMode: "print",
  nameplate: "centre",
  issuerRow: "sides",
  imprintSide: "even",
  duplex: "none",
  digits: "tnr",
  red: "#c8000f",
};

/** Names of all fields of a value, however deep. */
function fieldsOf(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) fieldsOf(one, found);
  else if (typeof value === "object" && value !== null && !("val" in value))
    for (const [name, inner] of Object.entries(value)) {
      found.add(name);
      fieldsOf(inner, found);
    }
}

/** What every template was given, by its name. */
function given(): ReadonlyMap<string, ReadonlySet<string>> {
  const contexts = new Map<string, Set<string>>();
  const templates: Templates = {
    render(name, context) {
      const known = contexts.get(name) ?? new Set<string>();
      fieldsOf(context, known);
      contexts.set(name, known);
      return ours.render(name, context);
    },
  };
  const note = { html: "现予刊发。", text: "现予刊发。", form: "括号", sign: "编辑部" } as const;
  const full = harbourIssue(
    { number: 2 },
    {
      summary: { supersedes: "anquan-2024-01", corrections: [{ date: "2024-03-01", text: "更正。" }] },
      web: {
        contents: { heading: "本期要目", pages: false, groups: [{ entries: [{ title: "一", anchor: "a1" }] }] },
        articles: [harbourArticle({ notesBeforeHeadline: [note] }), harbourArticle({ anchor: "a2" })],
        attachments: [{ title: "表", file: "b.csv", bytes: 12 }],
        attachmentPages: [
          { anchor: "f1", label: "附件", landscape: false, articles: [harbourArticle({ anchor: "f1a1" })] },
        ],
        signature: { by: ["办公室"], date: "2024年2月6日", isoDate: "2024-02-06", isDateLonger: false },
      },
    },
  );
  const picture = { fileName: "first-page.png", width: 496, height: 702 };
  const issues = [harbourIssue({ year: 2023, number: 9 }), harbourIssue({ number: 1 }), { ...full, picture }];
  const { masthead, contents, articles, attachments, attachmentPages = [], signature, imprint } = full.web;
  const listed = attachments.map(({ title }) => ({ title }));
  printMarkup(templates, {
    masthead,
    layout,
    contents,
    articles,
    attachments: listed,
    attachmentPages,
    signature,
    imprint,
  });
  const volumes = [{ series: "anquan", year: 2023, bytes: 1_200_000, pages: 24 }];
  wholeSite({ site: harbourSite, series: harbourSeries, templates, assets: [], issues, volumes });
  volumeFrontJob(templates, volumeFront(full.summary));
  return contexts;
}

/** A volume of one issue with everything that its contents list. */
function volumeFront(summary: IssueSummary): VolumeFront {
  const place = { path: "/series.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const issues = [
    {
      summary,
      pages: 4,
      mark: "",
      entries: [{ anchor: "a1", title: "压实责任链条", column: "经验交流", units: ["安全环保部"] }],
      places: [{ name: "a1", page: 1, top: 500 }],
    },
  ];
  return {
    series: {
      name: [{ text: "港口安全生产工作简报", place }],
      issuer: { text: "港口集团办公室", place },
      numerals: "arabic",
      fonts: {},
    },
    year: 2024,
    issues,
    contents: volumeContents(issues, [5], () => ({})),
    layout,
    place,
  };
}

describe("docs/templates.md", () => {
  const contexts = given();

  it("names every page's template", () => {
    expect([...contexts.keys()].filter((name) => name.startsWith("site/")).toSorted()).toEqual(
      ["home", "issue", "not-found", "series", "topic", "topics", "year"].map((name) => `site/${name}.njk`),
    );
    for (const name of contexts.keys()) expect(documented).toContain(`\`${name}\``);
  });

  it("names every field that a template gets, and no other", () => {
    const named = new Set(
      [...documented.matchAll(/`([a-z][\w.[\]]*)`/gi)]
        .flatMap(([, path = ""]) => path.split("."))
        .map((part) => part.replace("[]", "")),
    );
    const fields = new Set([...contexts.values()].flatMap((one) => [...one]));
    expect([...fields].filter((field) => !named.has(field))).toEqual([]);
    const shapes = new Set(["row", "link", "note", "topic", "entry", "index", "text", "false", "base", "css", "njk"]);
    const words = [...documented.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`([\w.[\]]+)`/g)].flatMap(([, path = ""]) => path.replaceAll("[]", "").split(".")),
    );
    expect(words.filter((word) => !fields.has(word) && !shapes.has(word))).toEqual([]);
  });

  it("lists the parts of our style sheets in their order", async () => {
    const { printStyleParts, siteStyleParts } = await import("../../src/render/style-sheets.ts");
    for (const [kind, parts] of [
      ["site", siteStyleParts],
      ["print", printStyleParts],
    ] as const)
      expect(documented).toContain(`styles/${kind}/${parts.map((part) => `${part}.css`).join(" ")}`);
  });
});
