import { describe, expect, it } from "vitest";
import { drawingMarkup } from "../../../src/render/drawing.ts";

describe("drawingMarkup", () => {
  it("keeps the ids of two drawings apart, and what refers to them", () => {
    const svg =
      '<svg viewBox="0 0 9 9"><g id="g"/><rect fill="url(#g)"/><path clip-path="url(\'#g\')"/><textPath href="#g"/></svg>';
    expect(drawingMarkup(svg, "d1")).toBe(
      '<svg viewBox="0 0 9 9"><g id="d1-g"/><rect fill="url(#d1-g)"/><path clip-path="url(#d1-g)"/><textPath href="#d1-g"/></svg>',
    );
  });

  it("adds a view box where only a size was given", () => {
    expect(drawingMarkup('<svg width="400" height="200px"><rect/></svg>', "d1")).toContain('viewBox="0 0 400 200"');
    expect(drawingMarkup('<svg width="10cm" height="5cm"><rect/></svg>', "d1")).not.toContain("viewBox");
  });

  it("leaves out classes, which would be those of the page", () => {
    expect(drawingMarkup('<svg viewBox="0 0 1 1"><g class="blank-page"/></svg>', "d1")).toBe(
      '<svg viewBox="0 0 1 1"><g/></svg>',
    );
  });

  it("hands styles over as data, because the page refuses them as attributes", () => {
    expect(drawingMarkup('<svg viewBox="0 0 1 1"><rect style="opacity:.8"/></svg>', "d1")).toContain(
      '<rect data-style="opacity:.8"/>',
    );
  });
});
