// How a server ends: what is in flight is answered, nothing new begins, what hangs is cut off.
import { Agent, createServer, request, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { drainServer } from "./lifecycle";

let server: Server;
let draining = false;
const agent = new Agent({ keepAlive: true });
const front = {
  drain: () => {
    draining = true;
  },
};

afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

async function listen(milliseconds: number): Promise<number> {
  draining = false;
  server = createServer((_request, response) => {
    if (draining) response.shouldKeepAlive = false;
    setTimeout(() => response.end("answered"), milliseconds);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

function get(port: number, through: Agent | false = agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, agent: through }, (response) => {
      response.on("data", (text) => resolve(String(text)));
    });
    sent.on("error", (error: NodeJS.ErrnoException) => reject(error.code));
    sent.end();
  });
}

it("answers what is in flight, and nobody new", async () => {
  const port = await listen(50);
  await get(port);
  const inFlight = get(port);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const drained = drainServer(server, front);
  expect(await inFlight).toBe("answered");
  await drained;
  await expect(get(port, false)).rejects.toBe("ECONNREFUSED");
});

it("still serves a request that was on its way down a kept-alive connection", async () => {
  const port = await listen(0);
  await get(port);
  await new Promise((resolve) => setTimeout(resolve, 10));
  const drained = drainServer(server, front);
  expect(await get(port)).toBe("answered");
  await drained;
});

it("cuts off what never ends", async () => {
  const port = await listen(60_000);
  const hanging = get(port);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const cut = expect(hanging).rejects.toBe("ECONNRESET");
  await drainServer(server, front, 100);
  await cut;
});
