// The two cookies organisers get: the session, and the challenge between the steps of signing in.
import { cookies } from "next/headers";
import { env } from "../env";
import { CHALLENGE_MS, SESSION_MS, SET_UP_MS } from "../members/rules";

const isSecure = () => env().SITE_URL.startsWith("https:");

/** `__Host-` binds a cookie to this host and path / (RFC 6265bis §4.1.3.2); browsers take it only over https. */
const named = (name: string) => `${isSecure() ? "__Host-" : ""}bosaga.${name}`;

/** The session cookie's name on this site. */
export const sessionCookieName = () => named("session");
const challengeCookieName = () => named("challenge");

/** What every cookie of ours carries: no script reads it, no other site's form sends it. */
export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

async function give(name: string, value: string, milliseconds: number): Promise<void> {
  (await cookies()).set(name, value, { ...cookieOptions(), maxAge: milliseconds / 1_000 });
}

/** Signs this browser in: gives it the session and takes the challenge away. */
export async function giveSession(token: string): Promise<void> {
  await give(sessionCookieName(), token, SESSION_MS);
  await takeChallenge();
}

/** Takes the session cookie away; the session's row is ended by endSession(). */
export async function takeSession(): Promise<void> {
  await give(sessionCookieName(), "", 0);
}

/** Remembers in this browser that the password was right. @param next what the challenge is for */
export async function giveChallenge(token: string, next: "code" | "set-up"): Promise<void> {
  await give(challengeCookieName(), token, next === "code" ? CHALLENGE_MS : SET_UP_MS);
}

/** Forgets the challenge. */
export async function takeChallenge(): Promise<void> {
  await give(challengeCookieName(), "", 0);
}

/** The challenge this browser holds; empty when none. */
export async function readChallenge(): Promise<string> {
  return (await cookies()).get(challengeCookieName())?.value ?? "";
}
