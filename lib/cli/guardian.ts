// Runs beside the database of a start and ends it when the start was killed: PostgreSQL has no lifeline of its own.
import { runningServer } from "./postgres";

const [folder = "", pid = ""] = process.argv.slice(2);

/** Only the server we guard: the next start may already have its own. */
function alive(): boolean {
  return runningServer(folder)?.pid === Number(pid);
}

process.removeAllListeners("disconnect");
process.on("disconnect", () => {
  if (!alive()) process.exit(0);
  // Smart: waits for the site and the worker, who end by themselves now; then fast.
  process.kill(Number(pid), "SIGTERM");
  const started = Date.now();
  setInterval(() => {
    if (!alive()) process.exit(0);
    if (Date.now() - started > 12_000) process.kill(Number(pid), "SIGINT");
  }, 250);
});
process.channel?.ref();
