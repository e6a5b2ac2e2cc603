// Writing, publishing, retracting, closing and reopening petitions, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import type { FieldErrors } from "@/lib/form-problems";
import { type FormState, type FormValues, noFields, readForm } from "@/lib/forms";
import { readEditing, typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import { type Locale, locales } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import {
  closePetition,
  createPetition,
  publishPetition,
  reopenPetition,
  retractPetition,
} from "@/lib/petitions/commands";
import { findPetition } from "@/lib/petitions/lists/queries";
import {
  type PetitionForm,
  petitionForm,
  petitionInput,
  reasonForm,
  reasonsOf,
} from "@/lib/petitions/schema";
import { type RevisionRefusal, revisePetition } from "@/lib/petitions/versions/commands";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason =
  | "slug-taken"
  | "slug-fixed"
  | "rule-fixed"
  | "retention-fixed"
  | "published"
  | "draft"
  | "closed"
  | "open";

const sentences: Record<Reason, MessageKey<"admin">> = {
  "slug-taken": "refused.slugTaken",
  "slug-fixed": "refused.slugFixed",
  "rule-fixed": "refused.ruleFixed",
  "retention-fixed": "refused.retentionFixed",
  published: "refused.alreadyPublished",
  draft: "refused.notPublished",
  closed: "refused.alreadyClosed",
  open: "refused.notClosed",
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
  withQuery(paths.admin(locale, `petitions/${id}`), { done });

export async function createPetitionAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:edit");
  const locale = boundLocale(given);
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(petitionForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await createPetition(actor.id, petitionInput(read.data));
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, result.value.id, "created"));
}

async function notRevised(
  locale: Locale,
  id: string,
  reason: RevisionRefusal,
  form: PetitionForm,
  typed: FormValues,
): Promise<FormState> {
  if (reason === "reason-missing") return wrongInput(invalid(locale, missingReasons(form), typed));
  if (reason !== "amended-meanwhile") return refused(locale, reason, typed);
  const version = (await findPetition(id, locale, new Date()))?.version ?? 1;
  const message = translator(locale, "rule")("edit.meanwhile", { version });
  // Saving once more is then meant for the version they are told of.
  return refusedDeed(message, { ...typed, version: String(version) });
}

/** An amendment says why in each language. */
function missingReasons(form: PetitionForm): FieldErrors {
  const reasons = { kk: form.reason_kk, ru: form.reason_ru, en: form.reason_en };
  return Object.fromEntries(
    locales
      .filter((language) => reasons[language] === "")
      .map((language) => [`reason_${language}`, [{ problem: "required" }]]),
  );
}

export async function revisePetitionAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const editing = readEditing(form);
  if ("preview" in editing) return editing.preview;
  const read = readForm(petitionForm, editing.fields);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const revision = {
    input: petitionInput(read.data),
    reason: reasonsOf(read.data),
    seen: read.data.version,
  };
  const result = await revisePetition(actor.id, id, revision, new Date());
  if (!result.ok) return notRevised(locale, id, result.reason, read.data, typedValues(form));
  redirect(desk(locale, id, "saved"));
}

export async function publishPetitionAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await publishPetition(actor.id, id, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "published"));
}

export async function retractPetitionAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await retractPetition(actor.id, id, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, "retracted"));
}

export async function closePetitionAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await closePetition(actor.id, id, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, "closed"));
}

export async function reopenPetitionAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:publish");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await reopenPetition(actor.id, id, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "reopened"));
}
