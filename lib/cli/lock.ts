// One start per data folder: a note says on which loopback port the running one answers.
import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { z } from "zod";
import { Stop } from "./terminal";

const note = z.strictObject({ port: z.number().int(), token: z.string(), site: z.string() });
type Note = z.output<typeof note>;

const noteFile = (folder: string) => path.join(folder, "running.json");

async function readNote(folder: string): Promise<Note | undefined> {
  const text = await readFile(noteFile(folder), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return note.parse(JSON.parse(text));
  } catch {
    // A note cut off by a crash names nobody who runs.
    return undefined;
  }
}

/** Whether the writer of the note still runs. The system frees its port however it ended, and the
 *  token tells it from a stranger who got the port since; a process id could be reused. */
function answers({ port, token }: Note): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" });
    let said = "";
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(said === token));
  });
}

export type Lock = {
  /** Whether an earlier start ended without saying so. */
  afterCrash: boolean;
  release(): Promise<void>;
};

/**
 * Takes the data folder for this process.
 * @param site the address to tell whoever starts a second time
 * @throws Stop if Bosaga already runs from this folder
 */
export async function takeLock(folder: string, site: string): Promise<Lock> {
  const found = await readNote(folder);
  if (found && (await answers(found))) {
    throw new Stop(`Bosaga already runs from this folder, at ${found.site}.`);
  }
  const token = randomBytes(16).toString("hex");
  const server = net.createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(token);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  server.unref();
  await rm(noteFile(folder), { force: true });
  try {
    await writeFile(noteFile(folder), JSON.stringify({ port, token, site } satisfies Note), {
      flag: "wx",
      mode: 0o600,
    });
  } catch (error) {
    server.close();
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      throw new Stop("Bosaga is being started from this folder by another command.");
    }
    throw error;
  }
  return {
    afterCrash: found !== undefined,
    async release() {
      await rm(noteFile(folder), { force: true });
      server.close();
    },
  };
}
