// Preloaded into every process that a start runs: when the start is gone, whatever ended it, so are they.

/** How long a process may take to finish what it does, in milliseconds. */
const PATIENCE = 10_000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), PATIENCE).unref();
});
// The channel alone keeps nobody alive.
process.channel?.unref();
