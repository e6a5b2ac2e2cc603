// Another site, for what happens between sites: a page of ours at another host name, without our headers.
import { createServer } from "node:http";

export type Neighbour = {
  /** Its origin: `localhost`, while the site is at 127.0.0.1, so that browsers hold them apart. */
  origin: string;
  stop(): Promise<void>;
};

/** Starts a site whose every address answers with this document. @param html made once its origin is known */
export async function startNeighbour(html: (origin: string) => string): Promise<Neighbour> {
  let origin = "";
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(html(origin));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  origin = `http://localhost:${address.port}`;
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
