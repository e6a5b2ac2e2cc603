// Sends one mail through SMTP_URL. Throws when it did not leave, so that the job that asked tries again.
import nodemailer from "nodemailer";
import { env } from "../env";
import type { Locale } from "../i18n/locales";
import { newId } from "../tokens";

export type Mail = {
  /** The address as the person typed it; exactly one. */
  to: string;
  locale: Locale;
  /** Says nothing of the campaign's matter: a mailbox may be read by others. */
  subject: string;
  text: string;
  html: string;
  /** For mailings: full address of the page that unsubscribes, one click by POST (RFC 8058). */
  unsubscribe?: string;
  /** Of a mailing: what stands before the @ of its Message-ID. The same letter sent again has the same,
   *  so that mail programs show it once; and it is handed to the server once, or the call throws. */
  onceAs?: string;
};

/** A header value or an address would change the mail's structure; nothing was sent. */
export class UnsafeMailError extends Error {
  override name = "UnsafeMailError";
}

/** One address and nothing else: no list, no display name, no control character (RFC 5321 §4.1.2). */
const ONE_ADDRESS = /^[^\s\p{Cc}<>()[\],;:"\\@]+@[^\s\p{Cc}<>()[\],;:"\\@]+$/u;

function refuseUnsafe(mail: Mail): void {
  if (!ONE_ADDRESS.test(mail.to)) throw new UnsafeMailError("The recipient is not one address.");
  for (const [name, value] of [
    ["subject", mail.subject],
    ["unsubscribe address", mail.unsubscribe ?? ""],
    ["message id", mail.onceAs ?? ""],
  ] as const) {
    if (/[\r\n\0]/.test(value)) throw new UnsafeMailError(`The ${name} holds a line break or NUL.`);
  }
}

function newTransport(maxRequeues?: number) {
  return nodemailer.createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 4,
    // How often nodemailer hands a letter over again after a lost connection, without asking us.
    maxRequeues,
    // What we call ourselves to the mail server; the default is this machine's own name.
    name: new URL(env().SITE_URL).hostname,
    // A mail server that hangs must not hold a job for minutes: the next attempt is sure to come.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

let transport: ReturnType<typeof newTransport> | undefined;
/** For letters of which a second is worse than none. */
let careful: ReturnType<typeof newTransport> | undefined;

/** Closes this process's SMTP connections; the next mail opens new ones. */
export function closeMail(): void {
  transport?.close();
  careful?.close();
  transport = undefined;
  careful = undefined;
}

/**
 * Sends a mail and waits until the server has taken it.
 * @throws UnsafeMailError if an address or subject would smuggle a header; nodemailer's error if the
 * server could not be reached or refused
 */
export async function sendMail(mail: Mail): Promise<void> {
  refuseUnsafe(mail);
  const isOnce = mail.onceAs !== undefined;
  if (isOnce) careful ??= newTransport(0);
  else transport ??= newTransport();
  const host = new URL(env().SITE_URL).hostname;
  await (isOnce ? careful : transport)?.sendMail({
    from: { name: "", address: env().MAIL_FROM },
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(),
    messageId: `<${mail.onceAs ?? newId()}@${host}>`,
    xMailer: false,
    headers: {
      // Keeps out-of-office replies away (RFC 3834 §5).
      "Auto-Submitted": "auto-generated",
      "Content-Language": mail.locale,
      ...(mail.unsubscribe && {
        "List-Unsubscribe": `<${mail.unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  });
}
