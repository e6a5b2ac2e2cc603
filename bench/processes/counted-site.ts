// The site as server.ts composes it, but counting how often Next is asked to render.
// Arguments: port; `GET /` on the port after it tells the count.
import { createServer } from "node:http";
import next from "next";
import { CHANGED_CHANNEL } from "@/lib/db";
import { env } from "@/lib/env";
import { listenForChanges } from "@/lib/http/changes";
import { createFront } from "@/lib/http/front";

const port = Number(process.argv[2]);
const { DATABASE_URL, RATE_LIMIT_FACTOR, SITE_URL } = env();
const app = next({ dev: false, hostname: "127.0.0.1", port, httpServer: createServer() });
await app.prepare();
const handler = app.getRequestHandler();
let renders = 0;

const front = createFront({
  handler: (request, response) => {
    renders += 1;
    return handler(request, response);
  },
  siteUrl: SITE_URL,
  proxies: 0,
  runtime: "",
  roomFactor: RATE_LIMIT_FACTOR,
});
listenForChanges(
  DATABASE_URL,
  CHANGED_CHANNEL,
  (paths) => {
    for (const path of paths) front.cache.purge(path);
  },
  () => front.cache.purgeAll(),
);
createServer((_request, response) => response.end(String(renders))).listen(port + 1, "127.0.0.1");
createServer(front.listener).listen(port, "127.0.0.1");
