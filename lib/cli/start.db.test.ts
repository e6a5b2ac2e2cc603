// A start that cannot work says why in one sentence, ends with 1, and leaves nothing half-made.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "../db";
import { env, givenEnvironment } from "../env";
import { newId } from "../tokens";
import { takeLock } from "./lock";
import { freePort } from "./ports";
import { composeEnvironment, keepSecrets, readSecrets } from "./settings";

let folder: string;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bosaga-start-"));
  port = await freePort();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

type Outcome = { code: number | null; said: string };

/** Runs the real start with nothing of this process's environment but where programs are. */
function start(environment: Record<string, string>): Promise<Outcome> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/start.ts"], {
    env: {
      PATH: givenEnvironment().PATH,
      NODE_ENV: "production",
      BOSAGA_DATA_DIR: path.join(folder, "data"),
      PORT: String(port),
      HOST: "127.0.0.1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + seed) % 256)).toString(
    "base64",
  );

function listen(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

describe("a start that cannot work", () => {
  test("says that the port is busy", async () => {
    const other = await listen();
    const { code, said } = await start({});
    other.close();
    expect(said).toBe(`Port ${port} is in use by another program; set PORT to a free one.\n`);
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, "data"))).toBe(false);
  });

  test("says that its folder cannot be written", async () => {
    const file = path.join(folder, "file");
    await writeFile(file, "");
    const { code, said } = await start({ BOSAGA_DATA_DIR: path.join(file, "data") });
    expect(said).toContain("cannot be written (ENOTDIR)");
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });

  test("says that the database cannot be reached, and not its password", async () => {
    const closed = await freePort();
    const { code, said } = await start({
      DATABASE_URL: `postgres://someone:secret-word@127.0.0.1:${closed}/bosaga`,
    });
    expect(said).toBe(
      `The database 127.0.0.1:${closed}/bosaga cannot be reached: nothing listens there. Check DATABASE_URL.\n`,
    );
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, "data"))).toBe(false);
  });

  test("says that there is no database of that name", async () => {
    const address = new URL(env().DATABASE_URL);
    address.pathname = "/bosaga_nowhere";
    const { code, said } = await start({ DATABASE_URL: address.toString() });
    expect(said).toContain("there is no database of that name");
    expect(code).toBe(1);
  });

  test.each([
    ["short", { SEALING_KEY: Buffer.alloc(16, 7).toString("base64") }, "SEALING_KEY must be 32"],
    ["zero", { LOOKUP_KEY: Buffer.alloc(32).toString("base64") }, "LOOKUP_KEY is not random"],
    ["equal", { SEALING_KEY: key(1), LOOKUP_KEY: key(1) }, "must differ"],
  ])("refuses a %s key", async (_, given, sentence) => {
    const { code, said } = await start(given);
    expect(said).toContain(sentence);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
    expect(existsSync(path.join(folder, "data"))).toBe(false);
  });

  test("refuses a database that finds people with another key", async () => {
    await db().campaign.updateMany({ data: { lookupKeyName: "0123456789abcdef" } });
    const { code, said } = await start({ DATABASE_URL: env().DATABASE_URL });
    expect(said).toContain("another key (0123456789abcdef) than LOOKUP_KEY");
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });

  test("refuses a database that was sealed with another key", async () => {
    await db().dataKey.create({
      data: {
        id: newId(),
        scope: "supporters",
        wrapped: new Uint8Array(61),
        wrappedBy: "0123456789abcdef",
      },
    });
    const { code, said } = await start({ DATABASE_URL: env().DATABASE_URL });
    expect(said).toContain("sealed with another key (0123456789abcdef)");
    expect(code).toBe(1);
  });

  test("refuses when the secrets of its database are gone", async () => {
    const data = path.join(folder, "data");
    await mkdir(path.join(data, "postgres"), {
      recursive: true,
    });
    const { code, said } = await start({});
    expect(said).toContain("secrets.env is missing, and without its keys");
    expect(code).toBe(1);
    expect(existsSync(path.join(data, "secrets.env"))).toBe(false);
  });

  test("refuses when one of its secrets is gone, and makes up no other", async () => {
    const file = path.join(folder, "secrets.env");
    const { secrets } = await readSecrets(folder);
    await keepSecrets(folder, secrets);
    const without = (await readFile(file, "utf8")).replace(/^LOOKUP_KEY=.*$/m, "");
    await writeFile(file, without);
    const { code, said } = await start({ BOSAGA_DATA_DIR: folder });
    expect(said).toBe(`${file} lacks LOOKUP_KEY; put back the file as the first start made it.\n`);
    expect(code).toBe(1);
    expect(await readFile(file, "utf8")).toBe(without);
  });

  test("says that it runs already", async () => {
    const lock = await takeLock(folder, "http://localhost:3000");
    const { code, said } = await start({ BOSAGA_DATA_DIR: folder });
    await lock.release();
    expect(said).toBe("Bosaga already runs from this folder, at http://localhost:3000.\n");
    expect(code).toBe(1);
  });

  test("refuses an old Node", async () => {
    const script = `Object.defineProperty(process.versions, "node", { value: "18.20.4" });
      require("./lib/cli/node-version.cjs");`;
    const outcome = await new Promise<Outcome>((resolve) => {
      execFile(process.execPath, ["-e", script], (error, _, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, said: stderr }),
      );
    });
    expect(outcome).toEqual({
      code: 1,
      said: "Bosaga needs Node 20.19 or newer; this is Node 18.20.4.\n",
    });
  });
});

describe("a folder's lock", () => {
  test("is taken over from a start that was killed", async () => {
    const note = { port: await freePort(), token: "gone", site: "http://localhost:3000" };
    await writeFile(path.join(folder, "running.json"), JSON.stringify(note));
    const lock = await takeLock(folder, "http://localhost:3001");
    expect(lock.afterCrash).toBe(true);
    await lock.release();
    expect(existsSync(path.join(folder, "running.json"))).toBe(false);
  });

  test("is not mistaken for a stranger on the same port", async () => {
    const stranger = createServer((socket) => socket.end("hello"));
    await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve));
    const note = { port, token: "ours", site: "http://localhost:3000" };
    await writeFile(path.join(folder, "running.json"), JSON.stringify(note));
    const lock = await takeLock(folder, "http://localhost:3001");
    stranger.close();
    await lock.release();
  });
});

describe("the secrets of a first start", () => {
  test("are kept whole, for their owner only, and come back", async () => {
    const { secrets, kept } = await readSecrets(folder);
    expect(kept).toBe(false);
    await keepSecrets(folder, secrets);
    const file = path.join(folder, "secrets.env");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readSecrets(folder)).toEqual({ secrets, kept: true });
    expect(await readFile(file, "utf8")).toContain("SEALING_KEY=");
  });

  test("are replaced one by one by what is given", async () => {
    const { secrets } = await readSecrets(folder);
    const places = { databaseUrl: "postgres://127.0.0.1/x", smtpUrl: "smtp://127.0.0.1:1" };
    const given = { LOOKUP_KEY: key(5), PORT: "4000" };
    const composed = composeEnvironment(given, secrets, places, "production");
    expect(composed).toMatchObject({
      LOOKUP_KEY: key(5),
      SEALING_KEY: secrets.SEALING_KEY,
      PORT: "4000",
      SITE_URL: "http://localhost:4000",
    });
    expect(composed).not.toHaveProperty("DATABASE_PASSWORD");
  });
});
