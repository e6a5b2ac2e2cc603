// The processes that a start runs beside itself, and how they end.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

const LIFELINE = pathToFileURL(path.resolve("lib/cli/lifeline.ts")).href;
const OURS = ["--import", "tsx", "--import", LIFELINE];

/**
 * Flags of Node for a file of ours. The site makes much that lives for one answer: with V8's small nursery
 * (16 MB) a seventh of its time went into moving what was about to die (measured: 1.60 ms of processor
 * a signature, 1.37 ms with 64 MB). `npm run serve` says the same.
 */
export function nodeFlags(file: string): string[] {
  return file === "server.ts" ? ["--max-semi-space-size=64", ...OURS] : OURS;
}

export type Child = {
  name: string;
  process: ChildProcess;
  /** Resolves when it has ended, with how. */
  ended: Promise<string>;
};

/**
 * Starts a file of ours as a process. In a session of its own, so that Ctrl-C reaches only the parent,
 * which stops its children in order; with a lifeline, so that it ends when the parent was killed (a
 * plain .mjs file sees to that itself).
 * @param name what a sentence calls it
 * @param file path from the repository's root
 * @param environment all of it; nothing of ours is inherited
 * @param options.isQuiet what it writes to stdout is not shown
 */
export function startChild(
  name: string,
  file: string,
  environment: NodeJS.ProcessEnv,
  { args = [], isQuiet = false }: { args?: readonly string[]; isQuiet?: boolean } = {},
): Child {
  const output = isQuiet ? "ignore" : "inherit";
  const child = spawn(
    process.execPath,
    [...(file.endsWith(".mjs") ? [] : nodeFlags(file)), path.resolve(file), ...args],
    { detached: true, stdio: ["ignore", output, "inherit", "ipc"], env: environment },
  );
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { name, process: child, ended };
}

/**
 * Asks a child to end, and makes it end if it does not.
 * @param patience milliseconds until it is killed
 */
export async function stopChild(child: Child, patience: number): Promise<void> {
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  child.process.kill("SIGTERM");
  const timer = setTimeout(() => child.process.kill("SIGKILL"), patience);
  await child.ended;
  clearTimeout(timer);
}
