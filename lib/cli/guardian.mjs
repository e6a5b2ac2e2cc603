// Runs beside the database of a start and ends it when the start was killed: PostgreSQL has no lifeline
// of its own. Plain JavaScript, because it starts with every start and has nothing to import.
// Arguments: the cluster's folder, the server's process id.
import { readFileSync } from "node:fs";
import path from "node:path";

const [folder = "", pid = ""] = process.argv.slice(2);

/** Only the server we guard: by then the next start may already have its own. */
function isRunning() {
  try {
    return readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0] === pid;
  } catch {
    return false;
  }
}

process.on("disconnect", () => {
  if (!isRunning()) process.exit(0);
  // Smart: waits for the site and the worker, who end by themselves now; then fast.
  process.kill(Number(pid), "SIGTERM");
  const started = Date.now();
  setInterval(() => {
    if (!isRunning()) process.exit(0);
    if (Date.now() - started > 12_000) process.kill(Number(pid), "SIGINT");
  }, 250);
});
