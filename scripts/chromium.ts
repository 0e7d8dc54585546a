/** Finds a Chromium for the browser tests; on Debian, as root, installs it when it is missing. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";

const candidates = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export function findChromium(): string | undefined {
  return candidates.find((path) => path !== undefined && isExecutable(path));
}

/** A path to start, or a sentence that says exactly what to install. */
export function ensureChromium(): string {
  const found = findChromium() ?? installed();
  if (found !== undefined) return found;
  throw new Error(
    "The browser journeys need Chromium, and none was found. Install it (Debian and Ubuntu: sudo apt-get install chromium) " +
      "or set CHROMIUM to the path of a Chromium or Chrome, and run npm test again.",
  );
}

function installed(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log("Chromium is missing: installing Debian's package …");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit", env: environment });
  const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium"];
  execFileSync("apt-get", install, { stdio: ["ignore", "ignore", "inherit"], env: environment });
  return findChromium();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
