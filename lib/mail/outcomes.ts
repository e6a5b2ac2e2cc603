// Owns what an error of sending says about the letter: whether it can have left all the same, and whose fault it was.
import { UnsafeMailError } from "./send";

const read = (error: unknown, key: string): unknown =>
  error instanceof Error ? Reflect.get(error, key) : undefined;

/** Before these, not a byte of the letter was sent. */
const NEVER_SPOKE: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);
const NO_GREETING: ReadonlySet<unknown> = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT"]);
const NOT_LET_IN: ReadonlySet<unknown> = new Set(["EAUTH", "EDNS", "ETLS"]);

/**
 * Whether a letter has surely not left: the server said no in so many words (RFC 5321 §4.2.1), or was
 * never reached. Anything else, such as a connection lost after the letter was handed over, leaves it
 * open: the server may have taken it.
 */
export function isSurelyUnsent(error: unknown): boolean {
  const code = read(error, "responseCode");
  return (
    (typeof code === "number" && code >= 400) ||
    NEVER_SPOKE.has(read(error, "syscall")) ||
    NO_GREETING.has(read(error, "timeoutType")) ||
    NOT_LET_IN.has(read(error, "code")) ||
    error instanceof UnsafeMailError
  );
}

/** SMTP replies that mean this mailbox, not this server or this moment (RFC 5321 §4.2.3). */
const NO_SUCH_MAILBOX: ReadonlySet<unknown> = new Set([550, 551, 553]);

/** Whether the server refused this recipient, or the address is none a letter can go to. */
export function isMailboxRefused(error: unknown): boolean {
  const isRecipient = read(error, "command") === "RCPT TO";
  return (
    error instanceof UnsafeMailError ||
    (isRecipient && NO_SUCH_MAILBOX.has(read(error, "responseCode")))
  );
}

/** Whether the server asks to try this recipient again later; others it may take now. */
export function isMailboxBusy(error: unknown): boolean {
  const code = read(error, "responseCode");
  const isRecipient = read(error, "command") === "RCPT TO";
  // 421 is the server's own farewell (RFC 5321 §3.8).
  return isRecipient && typeof code === "number" && code >= 400 && code < 500 && code !== 421;
}
