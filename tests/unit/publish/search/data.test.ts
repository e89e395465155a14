import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../../src/publish/search/coded-text.ts";
import { packShard, unpackShard, type Shard, type ShardPassage } from "../../../../src/publish/search/data.ts";

function shard(text: readonly ShardPassage[]): Shard {
  return {
    year: 2024,
    issues: [{ path: "a/2024/01/", series: 0, title: "题", number: "第1期", date: "2024-01-01", tags: [], text }],
  };
}

describe("a packed shard", () => {
  it("writes an anchor only where it does not follow from the one before", () => {
    const text: ShardPassage[] = [
      ["", "报头"],
      ["", "日期"],
      ["a1", "题"],
      ["a1-p1", "一"],
      ["a1-p2", "二"],
      ["a1-n1", "节"],
      ["a1-p4", "四"],
    ];
    expect(JSON.parse(decodeText(packShard(shard(text)).issues))).toMatchObject([
      { text: [["", "报头"], "日期", ["a1", "题"], "一", "二", ["a1-n1", "节"], ["a1-p4", "四"]] },
    ]);
  });

  it("unpacks to what was packed, whatever the anchors", () => {
    const anchor = fc.constantFrom(
      "",
      "a1",
      "a1-p1",
      "a1-p2",
      "a1-p3",
      "a1-n1",
      "f1-2",
      "f1-2-p1",
      "imprint",
      "a1-fn-x-p9",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anchor, fc.string())), (text) => {
        expect(unpackShard(packShard(shard(text)))).toEqual(shard(text));
      }),
    );
  });
});
