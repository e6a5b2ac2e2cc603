// A guest's deeds, as posted: a button behind a link; what came of it, the page behind the link says.
"use server";
import { redirect } from "next/navigation";
import { cancelAttendance, confirmAttendance } from "@/lib/events/attendances/commands";
import { findGuestLink } from "@/lib/events/attendances/queries";
import type { FormState } from "@/lib/forms";
import { refusedPress } from "@/lib/http/press";
import { asLocale } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";

/** Bound arguments come back from the browser; as a path they must stay one part of it. */
const pathPart = (token: unknown) => encodeURIComponent(String(token));

export async function confirmAction(
  given: unknown,
  token: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  await confirmAttendance(String(token), new Date());
  redirect(paths.attendance(locale, pathPart(token)));
}

export async function cancelAction(
  given: unknown,
  token: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  const now = new Date();
  await cancelAttendance(String(token), now);
  // What was only typed in is gone with its link; pressed twice, the same page again.
  const left = await findGuestLink(String(token), locale, now);
  redirect(left === null ? paths.erased(locale) : paths.attendance(locale, pathPart(token)));
}
