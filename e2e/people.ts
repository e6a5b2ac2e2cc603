// How to act as somebody: organisers by role, with a session of their own.
import type { BrowserContext } from "@playwright/test";
import { make } from "@/lib/testing/make";
import type { Role } from "@/prisma/generated/enums";

/** The name of an organiser's cookie on a site without https (lib/auth/cookies.ts). */
export const SESSION_COOKIE = "bosaga.session";

/** A member of this role with a fresh session. */
export async function signedIn(role: Role) {
  const member = await make.member({ role });
  const session = await make.session({ memberId: member.id });
  return { ...member, sessionId: session.id, cookie: `${SESSION_COOKIE}=${session.token}` };
}

/** Signs a browser in as a member of this role, past the sign-in pages. */
export async function signIn(context: BrowserContext, role: Role) {
  const member = await signedIn(role);
  const [name = "", value = ""] = member.cookie.split("=");
  await context.addCookies([{ name, value, url: process.env.E2E_SITE_URL ?? "" }]);
  return member;
}
