// Ports: whether one is free, and the next free one.
import net from "node:net";
import { Stop } from "./terminal";

/** Tries to listen; resolves with the error's code, or null if the port was free. */
function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The wished-for port of the loopback if it is free, otherwise one the system chooses. */
export async function freePort(wished = 0): Promise<number> {
  if (wished !== 0 && (await tryListen(wished, "127.0.0.1")) === null) return wished;
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Refuses to go on if the site could not listen.
 * @param patience milliseconds to wait for a port that an ending process still holds
 * @throws Stop
 */
export async function refuseBusyPort(port: number, host: string, patience: number): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const problem = await tryListen(port, host);
    if (problem === null) return;
    if (problem !== "EADDRINUSE" || Date.now() >= until) {
      throw new Stop(
        problem === "EADDRINUSE"
          ? `Port ${port} is in use by another program; set PORT to a free one.`
          : `The site cannot listen on ${host}, port ${port} (${problem}); set HOST and PORT to what this machine allows.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
