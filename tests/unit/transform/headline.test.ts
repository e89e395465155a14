import { describe, expect, it } from "vitest";
import { breakHeadline } from "../../../src/transform/headline.ts";
import { emWidth } from "../../../src/transform/em-width.ts";

describe("breakHeadline", () => {
  it("leaves a headline of up to eighteen characters on one line", () => {
    expect(breakHeadline("港口集团部署冬季安全生产工作")).toEqual(["港口集团部署冬季安全生产工作"]);
  });

  it("keeps the breaks an editor marks with |", () => {
    expect(breakHeadline("压实责任链条|筑牢港口安全防线")).toEqual(["压实责任链条", "筑牢港口安全防线"]);
  });

  it("breaks between words, the upper line not shorter than a third, no line over twenty characters", () => {
    const lines = breakHeadline("清江市推行企业开办全流程一网通办改革三年行动取得明显成效");
    expect(lines.join("")).toBe("清江市推行企业开办全流程一网通办改革三年行动取得明显成效");
    expect(lines.length).toBe(2);
    for (const line of lines) expect(emWidth(line)).toBeLessThanOrEqual(20);
    expect(emWidth(lines.at(-1) ?? "")).toBeGreaterThanOrEqual(4);
  });

  it("never breaks inside a title in 《》 or between a number and its unit", () => {
    for (const text of [
      "全市贯彻落实《关于进一步优化营商环境的若干措施》工作推进会召开",
      "今年前三季度港区累计完成货物吞吐量1268万吨同比增长15%创历史同期新高",
    ]) {
      for (const line of breakHeadline(text)) {
        expect(line.split("《").length).toBe(line.split("》").length);
        expect(line).not.toMatch(/^(吨|万吨|%)/u);
        expect(line).not.toMatch(/\d$/u);
      }
    }
  });

  it("does not start a line with a closing mark or leave 的 at its head", () => {
    for (const line of breakHeadline("关于“两节”期间安全检查、应急值守和信息报送的情况通报以及下一步工作安排")) {
      expect(line).not.toMatch(/^[”》、，。的和]/u);
    }
  });

  it("cuts a word that is longer than any line", () => {
    const lines = breakHeadline("A".repeat(90));
    expect(lines.every((line) => emWidth(line) <= 20)).toBe(true);
    expect(lines.join("")).toBe("A".repeat(90));
  });
});
