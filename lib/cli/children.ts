// The processes that a start runs beside itself, and how they end.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

const LIFELINE = pathToFileURL(path.resolve("lib/cli/lifeline.ts")).href;
const OURS = ["--import", "tsx", "--import", LIFELINE];

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
    [...(file.endsWith(".mjs") ? [] : OURS), path.resolve(file), ...args],
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
