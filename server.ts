// The server: reads the environment, puts the HTTP front before Next, listens, and ends gracefully.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import next from "next";
import { CHANGED_CHANNEL } from "./lib/db";
import { EnvironmentError, env } from "./lib/env";
import { listenForChanges } from "./lib/http/changes";
import { createFront } from "./lib/http/front";
import { closeGracefully, setTimeouts } from "./lib/http/lifecycle";
import { tameConsole } from "./lib/http/tame-console";
import { log } from "./lib/log";
import nextConfig from "./next.config.js";

async function start(): Promise<void> {
  const { DATABASE_URL, HOST, NODE_ENV, PORT, RATE_LIMIT_FACTOR, SITE_URL, TRUST_PROXY } = env();
  const dev = NODE_ENV === "development";
  if (!dev && !existsSync(`${nextConfig.distDir}/BUILD_ID`)) {
    throw new EnvironmentError("There is no build of the site yet; run `npm run build` first.");
  }
  if (!dev) tameConsole();
  const server = createServer();
  setTimeouts(server);
  // Next adds its own "upgrade" listener to the server it is given. Only development needs one, so
  // in production it gets a server that never listens, and upgrades are plain requests to us.
  const app = next({ dev, hostname: HOST, port: PORT, httpServer: dev ? server : createServer() });
  await app.prepare();
  const runtime = createRequire(import.meta.url).resolve(
    "next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js",
  );
  const front = createFront({
    handler: app.getRequestHandler(),
    siteUrl: SITE_URL,
    proxies: TRUST_PROXY,
    runtime: readFileSync(runtime, "utf8"),
    roomFactor: RATE_LIMIT_FACTOR,
    dev,
  });
  const changes = listenForChanges(
    DATABASE_URL,
    CHANGED_CHANNEL,
    (paths) => {
      for (const path of paths) front.cache.purge(path);
    },
    () => front.cache.purgeAll(),
  );
  server.on("request", front.listener);
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end(front.badRequest);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  log.info("listening", { port: PORT });
  closeGracefully(server, front, async () => {
    await changes.stop();
    await app.close();
  });
}

start().catch((error: unknown) => {
  if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    process.stderr.write(
      `Port ${env().PORT} is taken by another program; set PORT to a free one.\n`,
    );
  } else log.error("start-failed", error);
  process.exit(1);
});
