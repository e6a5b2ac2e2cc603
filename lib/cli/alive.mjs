// Whether a process lives. Plain JavaScript, for lib/cli/guardian.mjs.
import { readFileSync } from "node:fs";

/**
 * Whether a process lives. One that has ended but that nobody has reaped (in a container without an
 * init, for good) still takes signals; it does not live.
 * @param {number} pid its id
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  try {
    // proc_pid_stat(5): the state follows the name in brackets.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    // No /proc on this system.
    return true;
  }
}
