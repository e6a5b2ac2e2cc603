// Finds a Chromium for the end-to-end tests, or gets one.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";

const run = promisify(execFile);

/** Names Linux, macOS and Windows give it on the PATH, and where the last two keep it otherwise. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...PLACES].find((file) => existsSync(file));
}

const playwrightsOwn = () => {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
};

/** Runs a command that may fail; whether it did is seen by looking again. */
async function attempt(command: string, args: string[]): Promise<void> {
  await run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).catch(
    () => undefined,
  );
}

/**
 * The program to run: PLAYWRIGHT_CHROMIUM_PATH; the system's; Playwright's own; else Playwright's is
 * fetched; else, as root on Debian, the system's is installed.
 * @param tell is told before anything is fetched
 * @throws with one sentence if there is none and none could be got
 */
export async function findChromium(tell: (sentence: string) => void): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const present = onPath() ?? playwrightsOwn();
  if (present) return present;
  tell("There is no Chromium on this machine; fetching one.");
  await attempt("npx", ["playwright", "install", "chromium"]);
  const fetched = playwrightsOwn();
  if (fetched) return fetched;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    await attempt("apt-get", ["update"]);
    await attempt("apt-get", ["install", "-y", "chromium"]);
  }
  const installed = onPath();
  if (installed) return installed;
  throw new Error(
    "The end-to-end tests need a Chromium and none could be fetched; install one, or set PLAYWRIGHT_CHROMIUM_PATH to its program.",
  );
}

/** Keeps it from calling home; as root it cannot have its sandbox. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
