/**
 * What a face is for on the printed page. 小标宋 for nameplate and headline, 宋体 for the folio and punctuation, 仿宋 for the
 * body, 楷体 for second-level headings and the editor's note, 黑体 for first-level headings and bold, latin for letters and
 * digits (GB/T 9704—2012, 5.2.2 and 7.3).
 */
export type FontRole = "xiaobiaosong" | "songti" | "fangsong" | "kaiti" | "heiti" | "latin";

/** Every role, in the order reports name them. */
export const fontRoles: readonly FontRole[] = ["xiaobiaosong", "songti", "fangsong", "kaiti", "heiti", "latin"];

/** What an editor calls each role. */
export const fontRoleNames: Readonly<Record<FontRole, string>> = {
  xiaobiaosong: "小标宋",
  songti: "宋体",
  fangsong: "仿宋",
  kaiti: "楷体",
  heiti: "黑体",
  latin: "西文",
};

/** A font that offices have installed, by the names that stand in its name table. */
export interface RealFont {
  /** Names of family or full name, in any language. */
  readonly families: readonly string[];
  /** PostScript names (name id 6). */
  readonly postScriptNames: readonly string[];
}

/** The fonts each role means, the best first: the GBK cuts before the smaller sets, then what systems bring. */
export const realFontNames: Readonly<Record<FontRole, readonly RealFont[]>> = {
  xiaobiaosong: [
    { families: ["方正小标宋_GBK", "FZXiaoBiaoSong-B05"], postScriptNames: ["FZXiaoBiaoSong-B05"] },
    { families: ["方正小标宋简体", "FZXiaoBiaoSong-B05S"], postScriptNames: ["FZXiaoBiaoSong-B05S"] },
    { families: ["华文中宋", "STZhongsong"], postScriptNames: ["STZhongsong"] },
  ],
  songti: [
    { families: ["方正书宋_GBK", "FZShuSong-Z01"], postScriptNames: ["FZShuSong-Z01"] },
    { families: ["宋体", "SimSun"], postScriptNames: ["SimSun"] },
    { families: ["宋体-简", "Songti SC"], postScriptNames: ["STSongti-SC-Regular"] },
    { families: ["华文宋体", "STSong"], postScriptNames: ["STSong"] },
  ],
  fangsong: [
    { families: ["仿宋_GB2312", "FangSong_GB2312"], postScriptNames: ["FangSong_GB2312"] },
    { families: ["方正仿宋_GBK", "FZFangSong-Z02"], postScriptNames: ["FZFangSong-Z02"] },
    { families: ["方正仿宋简体", "FZFangSong-Z02S"], postScriptNames: ["FZFangSong-Z02S"] },
    { families: ["仿宋", "FangSong"], postScriptNames: ["FangSong"] },
    { families: ["华文仿宋", "STFangsong"], postScriptNames: ["STFangsong"] },
    {
      families: ["朱雀仿宋（预览测试版）", "朱雀仿宋", "Zhuque Fangsong (technical preview)"],
      postScriptNames: ["ZhuqueFangsong-Regular"],
    },
  ],
  kaiti: [
    { families: ["楷体_GB2312", "KaiTi_GB2312"], postScriptNames: ["KaiTi_GB2312"] },
    { families: ["方正楷体_GBK", "FZKai-Z03"], postScriptNames: ["FZKai-Z03"] },
    { families: ["楷体", "KaiTi"], postScriptNames: ["KaiTi"] },
    { families: ["楷体-简", "Kaiti SC"], postScriptNames: ["STKaitiSC-Regular"] },
    { families: ["华文楷体", "STKaiti"], postScriptNames: ["STKaiti"] },
  ],
  heiti: [
    { families: ["方正黑体_GBK", "FZHei-B01"], postScriptNames: ["FZHei-B01"] },
    { families: ["黑体", "SimHei"], postScriptNames: ["SimHei"] },
    { families: ["黑体-简", "Heiti SC"], postScriptNames: ["STHeitiSC-Medium"] },
    { families: ["华文黑体", "STHeiti"], postScriptNames: ["STHeiti"] },
  ],
  latin: [
    { families: ["Times New Roman"], postScriptNames: ["TimesNewRomanPSMT"] },
    { families: ["Tinos"], postScriptNames: ["Tinos-Regular", "Tinos"] },
    { families: ["Liberation Serif"], postScriptNames: ["LiberationSerif"] },
  ],
};

/** PostScript names of the bundled faces (assets/fonts/packs.json): known stand-ins for the faces the standard means. */
export const standInNames: Readonly<Record<FontRole, string>> = {
  xiaobiaosong: "JianbaoXiaobiaosong-NotoSerifSC-Bold",
  songti: "JianbaoSongti-NotoSerifSC-Regular",
  fangsong: "JianbaoFangsong-LXGWWenKai-Light",
  kaiti: "JianbaoKaiti-LXGWWenKai-Medium",
  heiti: "JianbaoHeiti-NotoSansSC-Medium",
  latin: "JianbaoLatin-Tinos-Regular",
};
