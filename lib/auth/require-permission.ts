// The lock: who asks, read from the database each time, and whether they may.
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import type { Role } from "@/prisma/generated/enums";
import { requestPath } from "../http/path";
import { defaultLocale, isLocale, type Locale } from "../i18n/locales";
import { isRecent } from "../members/rules";
import { touchSession } from "../members/sessions/commands";
import { findLiveSession } from "../members/sessions/queries";
import { isOwnPath, paths } from "../urls";
import { authOptions } from "./options";
import { may, type Permission } from "./permissions";

/** Who acts: ids and the role as it is now, nothing personal. */
export type Actor = { id: string; role: Role; sessionId: string; reauthenticatedAt: Date };

const TOUCH_EVERY_MS = 60_000;

/** The signed-in member of this request, or null. One read of the session and its member. */
export async function currentActor(): Promise<Actor | null> {
  const claimed = await getServerSession(authOptions());
  if (!claimed?.tokenHash) return null;
  const live = await findLiveSession(new Uint8Array(Buffer.from(claimed.tokenHash, "base64url")));
  if (!live) return null;
  if (Date.now() - live.lastSeenAt.getTime() > TOUCH_EVERY_MS) await touchSession(live.sessionId);
  return {
    id: live.memberId,
    role: live.role,
    sessionId: live.sessionId,
    reauthenticatedAt: live.reauthenticatedAt,
  };
}

/** Where the request came to, so that signing in can lead back there. */
async function here(): Promise<{ locale: Locale; path: string }> {
  const given = (await requestPath()) ?? "";
  const path = isOwnPath(given) ? given : "";
  const first = path.split("/")[1] ?? "";
  return { locale: isLocale(first) ? first : defaultLocale, path };
}

const withThen = (path: string, then: string) =>
  then === "" ? path : `${path}?then=${encodeURIComponent(then)}`;

/**
 * The first line of every admin page and action.
 * Not signed in (or the session has ended): a redirect to sign-in, which leads back. Signed in but
 * not allowed: 404, as if the page were not there – what a role cannot do it need not know of.
 * @param recent also asks that password and code were given within ten minutes; else a redirect to
 *   the page that asks for them, which leads back
 * @param back where confirming leads back to, if that is not the address asked for
 * @returns who acts
 */
export async function requirePermission(
  permission: Permission,
  { recent = false, back }: { recent?: boolean; back?: string } = {},
): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) {
    const { locale, path } = await here();
    redirect(withThen(paths.signIn(locale), path));
  }
  if (!may(actor.role, permission)) notFound();
  if (recent && !isRecent(actor, new Date())) {
    const { locale, path } = await here();
    redirect(withThen(paths.admin(locale, "confirm"), back ?? path));
  }
  return actor;
}

/**
 * The first line of every admin route handler: `if (actor instanceof Response) return actor;`
 * @param recent as for requirePermission()
 * @returns who acts; or the answer to send: 401 not signed in, 403 not allowed, 403 `confirm` when
 *   password and code have to be given again first
 */
export async function requirePermissionOfRoute(
  permission: Permission,
  { recent = false }: { recent?: boolean } = {},
): Promise<Actor | Response> {
  const refusal = (status: 401 | 403, error: string) =>
    Response.json({ error }, { status, headers: { "Cache-Control": "private, no-store" } });
  const actor = await currentActor();
  if (!actor) return refusal(401, "sign-in");
  if (!may(actor.role, permission)) return refusal(403, "not-allowed");
  if (recent && !isRecent(actor, new Date())) return refusal(403, "confirm");
  return actor;
}
