// Writing, publishing, retracting and calling off events, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import {
  callOff,
  createEvent,
  publishEvent,
  retractEvent,
  reviseEvent,
} from "@/lib/events/commands";
import { eventForm, eventInput, eventReasonForm } from "@/lib/events/schema";
import { type FormState, type FormValues, noFields, readForm } from "@/lib/forms";
import { readEditing, typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason =
  | "slug-taken"
  | "slug-fixed"
  | "texts-missing"
  | "already-published"
  | "not-published"
  | "already-called-off";

const sentences: Record<Reason, MessageKey<"admin">> = {
  "slug-taken": "refused.slugTaken",
  "slug-fixed": "refused.slugFixed",
  "texts-missing": "refused.textsMissing",
  "already-published": "refused.alreadyPublished",
  "not-published": "refused.notPublished",
  "already-called-off": "refused.alreadyCalledOff",
};

function refused(
  locale: Locale,
  reason: Reason | "unknown",
  values: FormValues = {},
): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "admin")(sentences[reason]), values);
}

const desk = (locale: Locale, id: string, done: string): string =>
  withQuery(paths.admin(locale, `events/${id}`), { done });

export async function createEventAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("event:edit");
  const locale = boundLocale(given);
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(eventForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await createEvent(actor.id, eventInput(read.data));
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, result.value.id, "created"));
}

export async function reviseEventAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("event:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(eventForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await reviseEvent(actor.id, id, eventInput(read.data), new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "saved"));
}

export async function publishEventAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("event:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await publishEvent(actor.id, id, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "published"));
}

export async function retractEventAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("event:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(eventReasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await retractEvent(actor.id, id, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, "retracted"));
}

export async function callOffAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("event:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(eventReasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await callOff(actor.id, id, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, "calledOff"));
}
