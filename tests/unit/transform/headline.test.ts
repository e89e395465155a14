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

  it("keeps names that the issue knows, persons' names and words that the dictionary lacks in one piece", () => {
    expect(
      breakHeadline("宁屿市港口集团有限公司关于开展安全生产专项整治三年行动集中攻坚阶段工作情况的报告", [
        "宁屿市港口集团有限公司",
      ]).filter((line) => line.includes("宁屿市港口集团有限公司")),
    ).toHaveLength(1);
    expect(
      breakHeadline("市委常委王大明同志赴港口集团调研督导冬季安全生产和节日值守工作").filter((line) =>
        line.includes("王大明同志"),
      ),
    ).toHaveLength(1);
    expect(
      breakHeadline("清江市推行企业开办全流程一网通办改革三年行动取得明显成效").filter((line) =>
        line.includes("一网通办"),
      ),
    ).toHaveLength(1);
  });

  it("sets a trapezoid or a diamond: never an hourglass, the last line not below four characters", () => {
    const clauses = [
      "落实安全生产责任",
      "推进重点项目建设",
      "深化国有企业改革",
      "保障节日市场供应",
      "提升基层治理能力",
    ];
    for (const [first, opening] of clauses.entries())
      for (let count = 2; count <= 4; count += 1) {
        const rest = Array.from({ length: count }, (_, index) => clauses[(first + index + 1) % clauses.length] ?? "");
        const text = `清江市${opening}${rest.join("")}工作取得新成效`;
        const widths = breakHeadline(text).map(emWidth);
        const steps = widths.slice(1).map((width, index) => Math.sign(width - (widths[index] ?? 0)));
        const waist = steps.findIndex((step, index) => step < 0 && steps.slice(index + 1).includes(1));
        expect({ text, widths, waist }).toMatchObject({ waist: -1 });
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(4);
      }
  });

  it("sets no rectangle: two lines that differ by a digit's width are as good as equal", () => {
    const [upper = "", lower = ""] = breakHeadline("第一水厂“双随机、一公开”检查发现的问题整改到位率达到99.5%");
    expect(Math.abs(emWidth(upper) - emWidth(lower))).toBeGreaterThanOrEqual(1);
  });

  it("breaks a headline of two hundred characters in no more than a moment's work", () => {
    const text = "各水厂严格落实汛期值班制度逐项排查安全隐患确保城乡居民饮水安全".repeat(7).slice(0, 200);
    const lines = breakHeadline(text);
    expect(lines.join("")).toBe(text);
    expect(Math.max(...lines.map(emWidth))).toBeLessThanOrEqual(20);
    expect(lines.length).toBeLessThanOrEqual(13);
  });
});
