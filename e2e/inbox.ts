// Reads the mails the product sent, from a real SMTP inbox.
import { type APIRequestContext, expect } from "@playwright/test";

export type Mail = {
  id: string;
  subject: string;
  to: { address: string }[];
  text: string;
  html: string;
  headers: Record<string, string | string[]>;
};

export class Inbox {
  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
  ) {}

  /** Every mail to an address, oldest first. */
  async mailsTo(address: string): Promise<Mail[]> {
    const answer = await this.request.get(`${this.url}/api/email?sort=asc`);
    const all: Mail[] = await answer.json();
    return all.filter(({ to }) => to.some((one) => one.address === address));
  }

  /** A mail as it came over the wire, long header lines made one again. */
  async sourceOf(mail: Mail): Promise<string> {
    const answer = await this.request.get(`${this.url}/api/email/${mail.id}/source`);
    return (await answer.text()).replaceAll(/\r?\n[ \t]+/g, " ");
  }

  /**
   * Waits for a mail.
   * @param count which one: 1 is the first to the address, 2 the second
   */
  async mailTo(address: string, count = 1): Promise<Mail> {
    let mails: Mail[] = [];
    await expect(async () => {
      mails = await this.mailsTo(address);
      expect(mails.length, `mails to ${address}`).toBeGreaterThanOrEqual(count);
    }).toPass({ timeout: 20_000, intervals: [100] });
    const mail = mails[count - 1];
    if (!mail) throw new Error(`There is no mail ${count} to ${address}.`);
    return mail;
  }
}

/**
 * The path of the first link in a mail's text that has a part.
 * @param part for example `/signatures/`
 */
export function linkIn(mail: Mail, part: string): string {
  const link = [...mail.text.matchAll(/https?:\/\/\S+/g)].find(([url]) => url.includes(part))?.[0];
  if (!link) throw new Error(`No link with ${part} in the mail "${mail.subject}":\n${mail.text}`);
  return new URL(link).pathname;
}
