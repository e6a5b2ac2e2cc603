// Signing out, as posted from every organisers' page.
"use server";
import { redirect } from "next/navigation";
import { takeSession } from "@/lib/auth/cookies";
import { requirePermission } from "@/lib/auth/require-permission";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { endSession } from "@/lib/members/sessions/commands";
import { paths } from "@/lib/urls";

/** Ends this browser's session. Who is signed out already is sent to the sign-in as well. */
export async function signOutAction(given: Locale): Promise<void> {
  const actor = await requirePermission("admin:enter");
  await endSession(actor.id, actor.sessionId, actor.id);
  await takeSession();
  redirect(paths.signIn(isLocale(given) ? given : defaultLocale));
}
