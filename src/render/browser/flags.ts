/**
 * What a browser is started with, always. `--font-render-hinting=none` keeps advances exact: without it a headless shell
 * rounds them to whole pixels and lines break elsewhere than in a full browser.
 */
const printing = [
  "--headless",
  "--remote-debugging-pipe",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--lang=zh-CN",
  "--hide-scrollbars",
  "--mute-audio",
  "--disable-gpu",
  // /dev/shm is 64 MB in most containers; a long issue needs more.
  "--disable-dev-shm-usage",
];

/**
 * No network whatever a page asks for: every name is unknown, everything else goes to a proxy that does not exist (port 9
 * is "discard", RFC 863), WebRTC may not go round it. Request interception alone does not see WebSocket, WebRTC, preconnect
 * and speculation rules.
 */
const noNetwork = [
  "--proxy-server=127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
];

/** Nothing of a browser for people: no updates, reports, extensions, key rings, first-run pages, throttling of hidden pages. */
const unattended = [
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
  "--disable-background-networking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-hang-monitor",
  "--disable-infobars",
  "--disable-prompt-on-repost",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame",
  "--metrics-recording-only",
  "--enable-automation",
  "--password-store=basic",
  "--use-mock-keychain",
];

/** The flags of a start. Without its sandbox only where the system has none to offer. */
export function browserFlags(profileFolder: string, sandboxed: boolean): string[] {
  return [
    ...printing,
    ...noNetwork,
    ...unattended,
    ...(sandboxed ? [] : ["--no-sandbox"]),
    `--user-data-dir=${profileFolder}`,
    "about:blank",
  ];
}

/** Variables that a browser may need; the others (tokens of a CI job among them) are none of its business. */
const passedOn = new Set([
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "TMPDIR",
  "LD_LIBRARY_PATH",
  "XDG_RUNTIME_DIR",
  "DBUS_SESSION_BUS_ADDRESS",
  "SYSTEMROOT",
  "WINDIR",
  "SYSTEMDRIVE",
  "TEMP",
  "TMP",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "PROGRAMDATA",
  "PROGRAMFILES",
  "PROGRAMFILES(X86)",
  "COMSPEC",
]);

/** Surroundings of a browser: what it needs of ours, our own fonts only, and always the same language and time zone. */
export function browserEnvironment(
  ours: Readonly<Record<string, string | undefined>>,
  own: { readonly fontConfiguration: string; readonly libraryFolder?: string },
): Record<string, string> {
  const kept = Object.entries(ours).flatMap(([name, value]) =>
    value !== undefined && passedOn.has(name.toUpperCase()) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(kept),
    LANG: "C.UTF-8",
    TZ: "UTC",
    FONTCONFIG_FILE: own.fontConfiguration,
    ...(own.libraryFolder === undefined ? {} : { LD_LIBRARY_PATH: own.libraryFolder }),
  };
}
