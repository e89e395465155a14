import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faceOf, roleName } from "../../../src/inspect/faces.ts";
import { standInNames } from "../../../src/model/font-role.ts";

const packs = JSON.parse(readFileSync(new URL("../../../assets/fonts/packs.json", import.meta.url), "utf8")) as {
  readonly packs: readonly { readonly role: string; readonly postScriptName: string }[];
};

describe("a face", () => {
  it("that is bundled is a known stand-in: the names are those of the packs", () => {
    const bundled = Object.fromEntries(packs.packs.map(({ role, postScriptName }) => [role, postScriptName]));
    expect(standInNames).toEqual(bundled);
    for (const [role, name] of Object.entries(bundled)) expect(faceOf(name)).toEqual({ role, kind: "stand-in" });
  });

  it.each([
    ["FZXiaoBiaoSong-B05S", "xiaobiaosong"],
    ["FangSong_GB2312", "fangsong"],
    ["仿宋_GB2312", "fangsong"],
    ["SimHei", "heiti"],
    ["KaiTi", "kaiti"],
    ["SimSun", "songti"],
    ["TimesNewRomanPSMT", "latin"],
    ["TimesNewRoman", "latin"],
  ])("by the name %s is the real one for %s", (name, role) => {
    expect(faceOf(name)).toEqual({ role, kind: "real" });
  });

  it.each(["SimSun,Bold", "SimHei-Bold", "Arial", "MicrosoftYaHei", "JianbaoSentinel", ""])(
    "by the name %j is none that the standard knows",
    (name) => {
      expect(faceOf(name)).toEqual({ kind: "unknown" });
    },
  );

  it("has the name that an editor gives its role", () => {
    expect(roleName("xiaobiaosong")).toBe("小标宋");
  });
});
