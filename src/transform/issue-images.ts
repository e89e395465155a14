import type { Nodes } from "mdast";
import type { ComposedFile } from "../model/composed.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Article, Issue, IssueImage } from "../model/issue.ts";
import { figure, linePitch, zi } from "../model/layout.ts";
import { finding } from "../model/report.ts";
import { allArticles } from "./issue-articles.ts";
import { nodePlace } from "./node-place.ts";
import type { PlacedImage } from "./to-hast.ts";

/** The images that the issue's bodies use, under output names that only content decides. */
export function imageFiles(issue: Issue): ComposedFile[] {
  const files = new Map<string, ComposedFile>();
  for (const image of issue.images)
    files.set(imageName(image), {
      name: imageName(image),
      contentType: contentTypes[image.format],
      bytes: image.bytes,
    });
  return [...files.values()];
}

const contentTypes = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp", svg: "image/svg+xml" } as const;

function imageName(image: IssueImage): string {
  return `${image.sha256.slice(0, 16)}.${image.format === "jpeg" ? "jpg" : image.format}`;
}

/** Where a body names an image. */
export function imagePlace(issue: Issue, image: IssueImage): Place {
  const find = (nodes: readonly Nodes[], path: string): Place | undefined => {
    for (const node of nodes) {
      if (node.type === "image" && safeDecode(node.url) === image.source) return nodePlace(node, path);
      const inner = "children" in node ? find(node.children, path) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  const article = allArticles(issue).find(
    (one) => one.path === image.namedBy && find(one.body, one.path) !== undefined,
  );
  return (article === undefined ? undefined : find(article.body, article.path)) ?? issue.places.issue;
}

/** An image as an article sets it, or undefined where it was reported already. */
export function placedImage(issue: Issue, article: Article, source: string): PlacedImage | undefined {
  const wanted = safeDecode(source);
  const image = issue.images.find((candidate) => candidate.source === wanted && candidate.namedBy === article.path);
  if (image === undefined) return undefined;
  const ppi = image.format === "svg" ? figure.svgPpi : figure.rasterPpi;
  return {
    address: imageName(image),
    widthMm: (image.width / ppi) * 25.4,
    widthPx: Math.round(image.width),
    heightPx: Math.round(image.height),
  };
}

/** mm; a side shorter than that on paper is as good as lost. */
const thinnest = 1;

/** Pictures that come out as a hair once they are as small as the page asks for. */
export function thinFigures(issue: Issue): Diagnostic[] {
  return issue.images.flatMap((image) => {
    const perPixel = 25.4 / (image.format === "svg" ? figure.svgPpi : figure.rasterPpi);
    const [width, height] = [image.width * perPixel, image.height * perPixel];
    const scale = Math.min(1, (figure.maxColumns * zi) / width, (figure.maxRows * linePitch) / height);
    const size = Math.min(width, height) * scale;
    if (size >= thinnest || Math.max(width, height) * scale < 10) return [];
    const params = {
      width: Math.round(image.width),
      height: Math.round(image.height),
      size: size.toFixed(2),
    };
    return [finding("print/figure-thin", imagePlace(issue, image), params)];
  });
}

function safeDecode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
