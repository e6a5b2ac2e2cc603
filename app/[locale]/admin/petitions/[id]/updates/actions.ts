// Writing, publishing, retracting and mailing updates of a petition, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { readEditing } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { limit } from "@/lib/http/limits";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { mailTest, startMailing, steerMailing } from "@/lib/petitions/mailings/commands";
import { type MailingDeed, mailingDeeds } from "@/lib/petitions/mailings/rules";
import { reasonForm } from "@/lib/petitions/schema";
import {
  createUpdate,
  publishUpdate,
  retractUpdate,
  reviseUpdate,
} from "@/lib/petitions/updates/commands";
import { mailingForm, updateForm, updateInput } from "@/lib/petitions/updates/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason = "published" | "draft" | "started" | "stale" | "nobody" | "not-now";

const sentences: Record<Reason, MessageKey<"updates">> = {
  published: "refused.published",
  draft: "refused.draft",
  started: "refused.started",
  stale: "refused.stale",
  nobody: "refused.nobody",
  "not-now": "refused.notNow",
};

function refused(locale: Locale, reason: Reason | "unknown"): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "updates")(sentences[reason]));
}

const desk = (locale: Locale, id: string, update: string, done: string): string =>
  withQuery(paths.admin(locale, `petitions/${id}/updates/${update}`), { done });

export async function createUpdateAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(updateForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await createUpdate(actor.id, id, updateInput(read.data));
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, result.value.id, "created"));
}

export async function reviseUpdateAction(
  given: Locale,
  id: string,
  update: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(update)) notFound();
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(updateForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await reviseUpdate(actor.id, id, update, updateInput(read.data), new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, update, "saved"));
}

export async function publishUpdateAction(
  given: Locale,
  id: string,
  update: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(update)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await publishUpdate(actor.id, id, update, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, update, "published"));
}

export async function retractUpdateAction(
  given: Locale,
  id: string,
  update: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(update)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await retractUpdate(actor.id, id, update, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, update, "retracted"));
}

export async function startMailingAction(
  given: Locale,
  id: string,
  update: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(update)) notFound();
  const read = readForm(mailingForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const asOf = new Date(read.data.asOf);
  const result = await startMailing(actor.id, id, update, asOf, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(`${desk(locale, id, update, "mailing")}#mailing`);
}

export async function steerMailingAction(
  given: Locale,
  id: string,
  update: string,
  wanted: MailingDeed,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  const deed = mailingDeeds.find((known) => known === wanted);
  if (!looksLikeId(id) || !looksLikeId(update) || deed === undefined) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await steerMailing(actor.id, id, update, deed, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(`${paths.admin(locale, `petitions/${id}/updates/${update}`)}#mailing`);
}

export async function mailTestAction(
  given: Locale,
  id: string,
  update: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("update:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(update)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  // By member, not by network: the letters go to the member's own mailbox.
  const limited = await limit("mail", actor.id);
  if (!limited.ok) {
    const minutes = Math.ceil(limited.retryAfterSeconds / 60);
    return refusedDeed(translator(locale, "errors")("tooMany", { minutes }), {}, 429);
  }
  const result = await mailTest(actor.id, id, update, locale);
  if (!result.ok) return refused(locale, result.reason);
  return { status: "done", message: translator(locale, "updates")("desk.testSent") };
}
