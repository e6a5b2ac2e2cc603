// Who runs whom, from /proc where there is one, otherwise from ps.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * A process's name and the id of its parent.
 * @param pid its id
 * @returns undefined if it has ended, or nobody can be asked
 */
export function lineageOf(pid: number): { name: string; parent: number } | undefined {
  const said = existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
  const [, name = "", parent] = /^(.*)\n(\d+)$/s.exec(said) ?? [];
  return parent === undefined ? undefined : { name, parent: Number(parent) };
}

/** proc_pid_stat(5): `id (name) state parent …`; the name may hold anything, brackets too. */
function fromProc(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").replace(/^\d+ \((.*)\) \S (\d+) .*$/s, "$1\n$2");
}

function fromPs(pid: number): string {
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "ppid=,comm="], {
    encoding: "utf8",
  });
  return (stdout ?? "").trim().replace(/^(\d+)\s+(.*)$/s, "$2\n$1");
}

const SHELL = /(^|\/)-?(sh|ash|bash|dash|ksh|zsh|busybox)$/;

/**
 * The npm that runs a script through a shell.
 * @param parent the script's parent
 * @returns undefined if the parent is no shell, but npm itself
 */
export function npmBehind(parent: number): number | undefined {
  const lineage = lineageOf(parent);
  return lineage && SHELL.test(lineage.name) ? lineage.parent : undefined;
}
