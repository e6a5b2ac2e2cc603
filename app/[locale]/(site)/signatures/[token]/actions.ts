// The buttons behind a signer's link, as posted: limit, one command, the page that says what is so now.
"use server";
import { redirect } from "next/navigation";
import { type FormState, readForm } from "@/lib/forms";
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { answerWith } from "@/lib/http/status";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { changeVoice } from "@/lib/petitions/comments/commands";
import { voiceForm } from "@/lib/petitions/comments/schema";
import { stopNews } from "@/lib/petitions/news/commands";
import {
  confirmSignature,
  hideName,
  openOwnPage,
  rejectSignature,
  withdrawSignature,
} from "@/lib/petitions/signatures/commands";
import { findSignatureByToken } from "@/lib/petitions/signatures/queries";
import { boundLink } from "@/lib/petitions/signatures/schema";
import { looksLikeToken } from "@/lib/tokens";
import { paths } from "@/lib/urls";

/** What the page binds; it comes back from the browser and is judged like anything else it sends. */
type Given = { locale: Locale; token: string };

async function slowedDown(locale: Locale): Promise<FormState | null> {
  const limited = await limit("link", await callerNetwork());
  if (limited.ok) return null;
  await answerWith(429);
  const minutes = Math.ceil(limited.retryAfterSeconds / 60);
  const message = translator(locale, "errors")("tooMany", { minutes });
  return { status: "refused", message, values: {} };
}

/** Every outcome has its words and status on the link's own page, so that is where each press leads. */
function backToLink({ locale, token }: Given): never {
  redirect(paths.signature(locale, looksLikeToken(token) ? token : "unknown"));
}

export async function confirm(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  await confirmSignature(given.token, new Date());
  backToLink(given);
}

export async function reject(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  const result = await rejectSignature(given.token, new Date());
  if (!result.ok) backToLink(given);
  redirect(paths.signatureRejected(given.locale));
}

/** Something was filled in wrong: all of it is erased, and the signer begins again. */
export async function discard(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  const now = new Date();
  const signature = await findSignatureByToken(given.token, given.locale, now);
  const result = await rejectSignature(given.token, now, { isTheirs: true });
  if (signature === null || !result.ok) backToLink(given);
  redirect(paths.petition(given.locale, signature.slug));
}

export async function withdraw(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  const result = await withdrawSignature(given.token, new Date());
  if (!result.ok) backToLink(given);
  redirect(paths.signatureWithdrawn(given.locale));
}

export async function hide(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  await hideName(given.token, new Date());
  backToLink(given);
}

export async function appear(bound: Given, _before: FormState, form: FormData): Promise<FormState> {
  const given = boundLink.parse(bound);
  const read = readForm(voiceForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(given.locale, read.errors, read.values);
  }
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  const result = await changeVoice(given.token, read.data, new Date());
  if (!result.ok) backToLink(given);
  redirect(`${paths.signature(given.locale, given.token)}?done=saved#voice`);
}

export async function endNews(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  await stopNews(given.token, new Date());
  backToLink(given);
}

export async function openData(bound: Given, _before: FormState): Promise<FormState> {
  const given = boundLink.parse(bound);
  const slowed = await slowedDown(given.locale);
  if (slowed) return slowed;
  const result = await openOwnPage(given.token, new Date());
  if (!result.ok) backToLink(given);
  redirect(paths.preferences(given.locale, result.value.token));
}
