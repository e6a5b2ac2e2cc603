// Where the measured product answers, and which public page is measured.
import type { Stack } from "@/e2e/stack";

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

/** A petition's page in Kazakh, or a briefing's where no petition is published. */
export async function publicPage(stack: Stack): Promise<string> {
  for (const section of ["petitions", "briefings"]) {
    const html = await (await fetch(`${siteUrl(stack)}/kk/${section}`)).text();
    const path = new RegExp(`href="(/kk/${section}/[a-z0-9-]+)"`).exec(html)?.[1];
    if (path !== undefined) return path;
  }
  throw new Error("The seed published neither a petition nor a briefing.");
}
