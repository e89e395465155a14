import { describe, expect, it } from "vitest";
import { untar } from "../../../src/render/browser/untar.ts";
import { tarOf } from "../../helpers/tar.ts";

describe("reading an archive", () => {
  it("gives its files with names and content, whatever their size", () => {
    const long = "y".repeat(1025);
    const archive = tarOf([
      { name: "lib/", kind: "5" },
      { name: "lib/a.so", text: "x" },
      { name: "./lib/empty.so" },
      { name: "b.so", prefix: "lib/deep", text: long },
    ]);
    expect(untar(archive).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["lib/a.so", "x"],
      ["lib/empty.so", ""],
      ["lib/deep/b.so", long],
    ]);
  });

  it.each(["/etc/cron.d/x", "../x", "lib/../../x"])("refuses the name %s, which leaves the folder", (name) => {
    expect(() => untar(tarOf([{ name, text: "x" }]))).toThrow("leaves its folder");
  });

  it.each(["1", "2", "3", "6"])("refuses an entry of type %s, which is no plain file", (kind) => {
    expect(() => untar(tarOf([{ name: "lib/link.so", kind }]))).toThrow("not a plain file");
  });

  it("refuses an archive that was cut off", () => {
    const archive = tarOf([{ name: "lib/a.so", text: "z".repeat(2000) }]);
    expect(() => untar(archive.subarray(0, 1200))).toThrow("damaged archive");
  });
});
