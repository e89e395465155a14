/** The part of a search that the tables of known places need. */
export interface Places {
  readonly platform: string;
  readonly arch: string;
  readonly homeFolder: string;
  readonly pathFolders: readonly string[];
  readonly programFolders: readonly string[];
  readonly list: (folder: string) => readonly string[];
}

/** Names that a headless shell or a browser of the Chromium family has on PATH; the shell starts and prints faster. */
const namesOnPath = [
  "chrome-headless-shell",
  "chromium-headless-shell",
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

/** Programs in puppeteer's cache, the headless shell before the full browser, the newest version first. */
export function cachedBrowsers(places: Places): string[] {
  const label = cacheLabel(places);
  return ["chrome-headless-shell", "chrome"].flatMap((kind) => {
    const root = `${places.homeFolder}/.cache/puppeteer/${kind}`;
    const builds = places.list(root).filter((name) => name.startsWith(`${label}-`));
    const newestFirst = builds.toSorted((a, b) =>
      compareVersions(b.slice(label.length + 1), a.slice(label.length + 1)),
    );
    return newestFirst.flatMap((build) =>
      places
        .list(`${root}/${build}`)
        .map((folder) => `${root}/${build}/${folder}/${programName(kind, places.platform)}`),
    );
  });
}

/** What @puppeteer/browsers 2 calls a platform in the names of its cache. */
function cacheLabel({ platform, arch }: Places): string {
  const isArm = arch === "arm64";
  if (platform === "darwin") return isArm ? "mac_arm" : "mac";
  if (platform === "win32") return arch === "ia32" ? "win32" : "win64";
  return isArm ? "linux_arm" : "linux";
}

function programName(kind: string, platform: string): string {
  if (platform === "win32") return `${kind}.exe`;
  if (platform === "darwin" && kind === "chrome")
    return "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
  return kind;
}

/** Compares versions such as 143.0.7499.42 by their numbers. */
function compareVersions(a: string, b: string): number {
  const right = b.split(".").map(Number);
  for (const [index, number] of a.split(".").map(Number).entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Where the browsers of a system are, in the order in which they are tried. */
export function systemBrowsers(places: Places): string[] {
  if (places.platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return apps.flatMap((app) =>
      ["", places.homeFolder].map((root) => `${root}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (places.platform === "win32") {
    const programs = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    return programs.flatMap((program) => places.programFolders.map((folder) => `${folder}\\${program}`));
  }
  const onPath = namesOnPath.flatMap((name) =>
    places.pathFolders.flatMap((folder) => [...debianPrograms(places, folder, name), `${folder}/${name}`]),
  );
  // A snap can't read /tmp nor dot folders, so it is the last resort.
  return [...onPath, "/opt/google/chrome/chrome", "/usr/lib/chromium/chromium", "/snap/bin/chromium"];
}

/**
 * Debian's /usr/bin/chromium and /usr/bin/chromium-headless-shell are scripts that start the browser without exec, and read
 * settings of their own: the programs behind them, in /usr/lib/chromium*, come first.
 */
function debianPrograms(places: Places, folder: string, name: string): string[] {
  if (folder !== "/usr/bin" || !name.startsWith("chromium")) return [];
  const folders = places
    .list("/usr/lib")
    .filter((found) => found.startsWith("chromium"))
    .toSorted();
  return folders.flatMap((found) =>
    places.list(`/usr/lib/${found}`).includes(name) ? [`/usr/lib/${found}/${name}`] : [],
  );
}
