// The buttons behind a contact's link, as posted: limit, one command, the page that says what is so now.
"use server";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/forms";
import { refusedPress } from "@/lib/http/press";
import type { Locale } from "@/lib/i18n/locales";
import {
  confirmEndorsement,
  rejectEndorsement,
  withdrawEndorsement,
} from "@/lib/petitions/endorsements/commands";
import { findEndorsementByToken } from "@/lib/petitions/endorsements/queries";
import { boundLink } from "@/lib/petitions/signatures/schema";
import { looksLikeToken } from "@/lib/tokens";
import { paths } from "@/lib/urls";

/** What the page binds; it comes back from the browser and is judged like anything else it sends. */
type Given = { locale: Locale; token: string };

/** Every outcome has its words and status on the link's own page, so that is where each press leads. */
function backToLink({ locale, token }: Given): never {
  redirect(paths.endorsement(locale, looksLikeToken(token) ? token : "unknown"));
}

export async function confirm(
  bound: Given,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const given = boundLink.parse(bound);
  const refused = await refusedPress(given.locale, form);
  if (refused) return refused;
  await confirmEndorsement(given.token, new Date());
  backToLink(given);
}

export async function reject(bound: Given, _before: FormState, form: FormData): Promise<FormState> {
  const given = boundLink.parse(bound);
  const refused = await refusedPress(given.locale, form);
  if (refused) return refused;
  const result = await rejectEndorsement(given.token, new Date());
  if (!result.ok) backToLink(given);
  redirect(paths.endorsementRejected(given.locale));
}

/** Something was filled in wrong: all of it is erased, and the contact begins again. */
export async function discard(
  bound: Given,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const given = boundLink.parse(bound);
  const refused = await refusedPress(given.locale, form);
  if (refused) return refused;
  const now = new Date();
  const endorsement = await findEndorsementByToken(given.token, given.locale, now);
  const result = await rejectEndorsement(given.token, now, { isTheirs: true });
  if (endorsement === null || !result.ok) backToLink(given);
  redirect(paths.organisations(given.locale, endorsement.slug));
}

export async function withdraw(
  bound: Given,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const given = boundLink.parse(bound);
  const refused = await refusedPress(given.locale, form);
  if (refused) return refused;
  const result = await withdrawEndorsement(given.token, new Date());
  if (!result.ok) backToLink(given);
  redirect(paths.endorsementWithdrawn(given.locale));
}
