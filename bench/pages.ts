// Where the measured product answers, and which of its pages are measured.
import type { Stack } from "./figure";

function setting({ environment }: Stack, name: string): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`The stack has no ${name}.`);
  return value;
}

/** The site's address, without a slash at its end. */
export function siteUrl(stack: Stack): string {
  return setting(stack, "SITE_URL");
}

/** The database that the site, the worker and the figures share. */
export function databaseUrl(stack: Stack): string {
  return setting(stack, "DATABASE_URL");
}

/** Where the mails the product sent can be read. */
export function inboxUrl(stack: Stack): string {
  return setting(stack, "INBOX_URL");
}

/**
 * The first page of a section that its list leads to, in Kazakh.
 * @throws if the seed published none
 */
export async function firstOf(
  stack: Stack,
  section: "petitions" | "briefings" | "events",
): Promise<string> {
  const html = await (await fetch(`${siteUrl(stack)}/kk/${section}`)).text();
  const path = new RegExp(`href="(/kk/${section}/[a-z0-9-]+)"`).exec(html)?.[1];
  if (path === undefined) throw new Error(`The seed published none of the ${section}.`);
  return path;
}

/** The petition's page in Kazakh: the one that a campaign's readers come to. */
export function petitionPage(stack: Stack): Promise<string> {
  return firstOf(stack, "petitions");
}
