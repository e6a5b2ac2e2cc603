// Joining, as posted: parse, limit, one command, the next page.
"use server";
import { redirect } from "next/navigation";
import { type FormState, readForm } from "@/lib/forms";
import { refusedPress } from "@/lib/http/press";
import { answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import { asLocale } from "@/lib/i18n/locales";
import { findShareLinkId } from "@/lib/shares/queries";
import { confirmJoining, declineJoining, join } from "@/lib/supporters/joining/commands";
import { joinForm } from "@/lib/supporters/schema";
import { paths } from "@/lib/urls";

export async function joinAction(
  given: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const read = readForm(joinForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("join", locale, form);
  if (slowed) return slowed;
  const { via, ...person } = read.data;
  await join({ ...person, locale, shareLinkId: await findShareLinkId(via) }, new Date());
  redirect(paths.joined(locale));
}

/** Bound arguments come back from the browser; as a path they must stay one part of it. */
const pathPart = (token: unknown) => encodeURIComponent(String(token));

export async function confirmJoiningAction(
  given: unknown,
  token: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  // What came of it, the page behind the same link says: confirmed, ended or unknown.
  await confirmJoining(String(token), new Date());
  redirect(paths.supporter(locale, pathPart(token)));
}

export async function declineJoiningAction(
  given: unknown,
  token: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  const declined = await declineJoining(String(token));
  // Pressed twice, the second finds nothing left and gets the same page.
  if (declined.ok || declined.reason === "unknown") redirect(paths.erased(locale));
  redirect(paths.supporter(locale, pathPart(token)));
}
