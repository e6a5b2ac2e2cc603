// A mail server of the tests' own that can refuse on purpose: it takes mails, keeps the links in them, and
// counts how many came to whom.
import { createServer, type Server, type Socket } from "node:net";

export type Mailbox = {
  readonly port: number;
  /** The tokens of the signers' links that came to an address, oldest first. */
  tokensTo(address: string): readonly string[];
  /** The Message-IDs of mailings' letters that came to an address, oldest first. */
  lettersTo(address: string): readonly string[];
  /** From now on a letter is taken so many milliseconds after it was sent. */
  takeTime(milliseconds: number): void;
  /** Hears of every mail that was taken. */
  onMail: (address: string, token: string) => void;
  /** From now on every mail is refused for now (451), or taken again. */
  refuse(isRefusing: boolean): void;
  /** How many mails were refused. */
  refused(): number;
  close(): Promise<void>;
};

/** Signers' links, with the soft line breaks of quoted-printable taken out. */
const LINK = /\/signatures\/([\w-]{43})/;

/** Only mailings' letters can be stopped by one click. */
const LETTER = /^List-Unsubscribe-Post:/im;
const MESSAGE_ID = /^Message-ID:\s*<([^>]+)>/im;

/** Starts it. @param port of the loopback */
export async function openMailbox(port: number): Promise<Mailbox> {
  const received = new Map<string, string[]>();
  const sockets = new Set<Socket>();
  let isRefusing = false;
  let refusals = 0;
  let delay = 0;
  const letters = new Map<string, string[]>();

  const take = (address: string, raw: string): string => {
    const letter = LETTER.test(raw) ? MESSAGE_ID.exec(raw)?.[1] : undefined;
    if (letter !== undefined) {
      letters.set(address, [...(letters.get(address) ?? []), letter]);
      return "250 2.0.0 taken";
    }
    const token = LINK.exec(raw.replaceAll("=\r\n", ""))?.[1];
    if (token === undefined) return "554 5.6.0 no link in it";
    received.set(address, [...(received.get(address) ?? []), token]);
    mailbox.onMail(address, token);
    return "250 2.0.0 taken";
  };

  const converse = (socket: Socket) => {
    const say = (line: string) => {
      if (socket.writable) socket.write(`${line}\r\n`);
    };
    let unread = "";
    let to = "";
    let isData = false;
    const answer = (line: string): string => {
      const [verb = ""] = line.toUpperCase().split(" ");
      if (verb === "MAIL" && isRefusing) {
        refusals += 1;
        return "451 4.3.0 not now";
      }
      if (verb === "RCPT") to = /<(.+)>/.exec(line)?.[1] ?? "";
      if (verb === "DATA") isData = true;
      return verb === "DATA" ? "354 go on" : "250 2.0.0 ok";
    };
    socket.on("data", (chunk) => {
      unread += chunk.toString("latin1");
      for (;;) {
        const end = isData ? "\r\n.\r\n" : "\r\n";
        const at = unread.indexOf(end);
        if (at < 0) return;
        const text = unread.slice(0, at);
        unread = unread.slice(at + end.length);
        if (isData) {
          isData = false;
          const recipient = to;
          if (delay === 0) say(take(recipient, text));
          // Who sent it may be dead when it is taken; it is taken all the same.
          else setTimeout(() => say(take(recipient, text)), delay);
        } else if (text.toUpperCase() === "QUIT") socket.end("221 2.0.0 bye\r\n");
        else say(answer(text));
      }
    });
    // Whoever speaks to us is killed now and then.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    sockets.add(socket);
    say("220 mailbox.test");
  };

  const server: Server = createServer(converse);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const mailbox: Mailbox = {
    port,
    tokensTo: (address) => received.get(address) ?? [],
    lettersTo: (address) => letters.get(address) ?? [],
    takeTime(milliseconds) {
      delay = milliseconds;
    },
    onMail: () => undefined,
    refuse(refusing) {
      isRefusing = refusing;
    },
    refused: () => refusals,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return mailbox;
}
