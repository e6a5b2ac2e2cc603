// A mail server for tests that takes, refuses or loses letters as it is told.
import { createServer, type Socket } from "node:net";
import { freePort } from "@/lib/cli/ports";

export type Manner =
  | "take"
  /** Says at the greeting that it is not there for anybody. */
  | "away"
  /** Takes the letter's bytes and breaks the connection without a word. */
  | "lose";

export type Received = { to: string; source: string };

export type FakeSmtp = {
  url: string;
  manner: Manner;
  /** What it says to a recipient, if not "250 ok". */
  replies: Map<string, string>;
  /** Letters that it has said it took. */
  letters: Received[];
  /** Called for each letter before it is taken. */
  onLetter: () => Promise<void>;
  stop(): Promise<void>;
};

/** Starts one on a free port of this machine. */
export async function fakeSmtp(): Promise<FakeSmtp> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const fake: FakeSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    manner: "take",
    replies: new Map(),
    letters: [],
    onLetter: async () => undefined,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, fake);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return fake;
}

function serve(socket: Socket, fake: FakeSmtp): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  if (fake.manner === "away") {
    socket.end("421 closed for now\r\n");
    return;
  }
  say("220 fake");
  let rest = "";
  let to = "";
  let source: string | null = null;
  socket.setEncoding("utf8");

  const finish = async (whole: string) => {
    if (fake.manner === "lose") {
      socket.destroy();
      return;
    }
    await fake.onLetter();
    fake.letters.push({ to, source: whole });
    say("250 taken");
  };

  const hear = (line: string) => {
    if (source !== null) {
      if (line === ".") {
        const whole = source;
        source = null;
        void finish(whole);
      } else source += `${line}\n`;
      return;
    }
    const word = line.slice(0, 4).toUpperCase();
    if (word === "RCPT") {
      to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      say(fake.replies.get(to) ?? fake.replies.get("*") ?? "250 ok");
    } else if (word === "DATA") {
      source = "";
      say("354 go on");
    } else if (word === "QUIT") socket.end("221 bye\r\n");
    else say("250 ok");
  };

  socket.on("data", (part) => {
    rest += String(part);
    const lines = rest.split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) hear(line);
  });
}
