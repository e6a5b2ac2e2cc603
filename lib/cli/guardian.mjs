// Runs beside the database of a start: ends it when the start was killed, since PostgreSQL has no lifeline
// of its own, and ends itself when the database died, so that the start hears of it. Plain JavaScript, because it starts with every start and must not slow it down.
// Arguments: the cluster's folder, the server's process id.
import { readFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "./alive.mjs";

const [folder = "", pid = ""] = process.argv.slice(2);

/** Only the server we guard: by then the next start may already have its own. */
function isRunning() {
  try {
    return readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0] === pid;
  } catch {
    return false;
  }
}

const watch = setInterval(() => {
  if (!isAlive(Number(pid))) process.exit(1);
}, 1_000);

process.on("disconnect", () => {
  clearInterval(watch);
  if (!isRunning()) process.exit(0);
  // Smart: waits for the site and the worker, who end by themselves now; then fast.
  process.kill(Number(pid), "SIGTERM");
  const started = Date.now();
  setInterval(() => {
    if (!isRunning()) process.exit(0);
    if (Date.now() - started > 12_000) process.kill(Number(pid), "SIGINT");
  }, 250);
});
