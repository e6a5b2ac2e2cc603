// How long connections may take, and how the server ends without dropping a request.

import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { log } from "../log";

/** What is in flight may take this long to finish. */
const LONGEST_FAREWELL = 10_000;
/** Kept-alive connections are closed by their next answer, or after this long without a request. */
const IDLE_FAREWELL = 1_000;

/** Bounds what slow or silent clients can hold open. */
export function setTimeouts(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  // Longer than the idle time of common proxies (nginx: 60 s), so that they end connections, not we.
  server.keepAliveTimeout = 65_000;
}

/**
 * Stops accepting, answers what was asked, and closes every connection with its answer or when idle.
 * @param front is told to close each connection with its answer
 * @param longest milliseconds until what is still in flight is cut off
 * @returns when the last connection is closed
 */
export function drainServer(
  server: Server,
  front: { drain(): void },
  longest = LONGEST_FAREWELL,
): Promise<void> {
  front.drain();
  const over = setTimeout(() => server.closeAllConnections(), longest);
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_FAREWELL);
  return new Promise((resolve) => {
    // http.Server.close() would at once cut kept-alive connections on which a request may already
    // be on its way; net.Server.close() only stops listening.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(over);
      clearInterval(idle);
      resolve();
    });
  });
}

/**
 * On SIGTERM or SIGINT: drains the server (10 s at most), then ends the process.
 * @param release closes what else is open
 */
export function closeGracefully(
  server: Server,
  front: { drain(): void },
  release: () => Promise<void>,
): void {
  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    log.info("stopping");
    try {
      await drainServer(server, front);
      await release();
      log.info("stopped");
      process.exit(0);
    } catch (error) {
      log.error("stop-failed", error);
      process.exit(1);
    }
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}
