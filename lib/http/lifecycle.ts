// How long connections may take, and how the server ends without dropping a request.

import type { Server } from "node:http";
import { type Server as NetServer, Server as NetServerClass } from "node:net";
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
 * On SIGTERM or SIGINT: stops accepting, answers what was asked (10 s at most), then ends the process.
 * @param front is told to close each connection with its answer
 * @param release closes what else is open
 */
export function closeGracefully(
  server: Server,
  front: { drain(): void },
  release: () => Promise<void>,
): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    log.info("stopping");
    front.drain();
    const over = setTimeout(() => server.closeAllConnections(), LONGEST_FAREWELL);
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_FAREWELL);
    // http.Server.close() would at once cut kept-alive connections on which a request may already
    // be on its way; net.Server.close() only stops listening.
    const listening: NetServer = server;
    NetServerClass.prototype.close.call(listening, () => {
      clearTimeout(over);
      clearInterval(idle);
      release().then(
        () => {
          log.info("stopped");
          process.exit(0);
        },
        (error: unknown) => {
          log.error("stop-failed", error);
          process.exit(1);
        },
      );
    });
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
}
