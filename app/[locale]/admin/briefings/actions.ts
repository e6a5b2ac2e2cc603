// Writing, publishing and retracting briefings, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import {
  createBriefing,
  publishBriefing,
  retractBriefing,
  reviseBriefing,
} from "@/lib/briefings/commands";
import { briefingForm, briefingInput, retractionForm } from "@/lib/briefings/schema";
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
  | "unknown-petition"
  | "texts-missing"
  | "bad-figure"
  | "already-published"
  | "not-published";

const sentences: Record<Reason, MessageKey<"admin">> = {
  "slug-taken": "refused.slugTaken",
  "slug-fixed": "refused.slugFixed",
  "unknown-petition": "refused.unknownPetition",
  "texts-missing": "refused.textsMissing",
  "bad-figure": "refused.badFigure",
  "already-published": "refused.alreadyPublished",
  "not-published": "refused.notPublished",
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
  withQuery(paths.admin(locale, `briefings/${id}`), { done });

export async function createBriefingAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("briefing:edit");
  const locale = boundLocale(given);
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(briefingForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await createBriefing(actor.id, briefingInput(read.data));
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, result.value.id, "created"));
}

export async function reviseBriefingAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("briefing:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(briefingForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await reviseBriefing(actor.id, id, briefingInput(read.data), new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "saved"));
}

export async function publishBriefingAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("briefing:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await publishBriefing(actor.id, id, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "published"));
}

export async function retractBriefingAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("briefing:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(retractionForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await retractBriefing(actor.id, id, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "retracted"));
}
