// How to act as somebody: organisers by role, with a session of their own.
import type { BrowserContext } from "@playwright/test";
import { make } from "@/lib/testing/make";
import type { Role } from "@/prisma/generated/enums";

/** The name of an organiser's cookie on a site without https (lib/auth/cookies.ts). */
export const SESSION_COOKIE = "bosaga.session";

/** A member of this role with a fresh session. @param name as colleagues see it; by default a made-up one */
export async function signedIn(role: Role, name?: string) {
  const member = await make.member({ role, ...(name && { name }) });
  const session = await make.session({ memberId: member.id });
  return { ...member, sessionId: session.id, cookie: `${SESSION_COOKIE}=${session.token}` };
}

/** Signs a browser in as a member of this role, past the sign-in pages. */
export async function signIn(context: BrowserContext, role: Role, name?: string) {
  const member = await signedIn(role, name);
  const [cookie = "", value = ""] = member.cookie.split("=");
  await context.addCookies([{ name: cookie, value, url: process.env.E2E_SITE_URL ?? "" }]);
  return member;
}
