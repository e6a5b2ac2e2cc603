// Runs what prepares a figure in processes of their own, since each has its own database.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Stack } from "./figure";

const run = promisify(execFile);

/**
 * Runs a file of ours to its end.
 * @param file path from the repository's root; @param changes to the stack's environment
 * @returns what it wrote
 * @throws when it failed, with what it complained of
 */
export async function prepare(
  stack: Stack,
  file: string,
  { args = [], changes = {} }: { args?: string[]; changes?: Record<string, string> } = {},
): Promise<string> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", path.resolve(file), ...args], {
    env: { ...process.env, ...stack.environment, NODE_ENV: "production", ...changes },
  });
  return stdout;
}
