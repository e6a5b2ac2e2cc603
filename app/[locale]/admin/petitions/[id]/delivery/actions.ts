// Recording deliveries, documents, answers and outcomes, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, type FormValues, noFields, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import {
  attachDocument,
  deleteAnswer,
  deleteDelivery,
  recordAnswer,
  recordDelivery,
  removeDocument,
  reviseDelivery,
} from "@/lib/petitions/deliveries/commands";
import {
  answerForm,
  answerInput,
  deliveryForm,
  deliveryInput,
  documentForm,
} from "@/lib/petitions/deliveries/schema";
import { declareOutcome, retractOutcome } from "@/lib/petitions/outcomes/commands";
import { outcomeForm, outcomeInput } from "@/lib/petitions/outcomes/schema";
import { reasonForm } from "@/lib/petitions/schema";
import { areIds } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason =
  | "draft"
  | "too-early"
  | "before-delivery"
  | "in-future"
  | "unknown-file"
  | "answered-before"
  | "wrong-kind"
  | "too-large"
  | "delivered"
  | "not-delivered"
  | "answered"
  | "outcome-stands"
  | "none";

const sentences: Record<Reason, MessageKey<"delivery">> = {
  draft: "refused.draft",
  "too-early": "refused.tooEarly",
  "before-delivery": "refused.beforeDelivery",
  "in-future": "refused.inFuture",
  "unknown-file": "refused.unknownFile",
  "answered-before": "refused.answeredBefore",
  "wrong-kind": "refused.wrongKind",
  "too-large": "refused.tooLarge",
  delivered: "refused.delivered",
  "not-delivered": "refused.notDelivered",
  answered: "refused.answered",
  "outcome-stands": "refused.outcomeStands",
  none: "refused.noOutcome",
};

function refused(
  locale: Locale,
  reason: Reason | "unknown",
  values: FormValues = {},
): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "delivery")(sentences[reason]), values);
}

const desk = (locale: Locale, id: string, done: string, rest = "") =>
  withQuery(paths.admin(locale, `petitions/${id}/delivery${rest}`), { done });

export async function recordDeliveryAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id)) notFound();
  const read = readForm(deliveryForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await recordDelivery(actor.id, id, deliveryInput(read.data), new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "recorded", `/${result.value.id}`));
}

export async function reviseDeliveryAction(
  given: Locale,
  id: string,
  delivery: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery)) notFound();
  const read = readForm(deliveryForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const input = deliveryInput(read.data);
  const result = await reviseDelivery(actor.id, id, delivery, input, new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "saved", `/${delivery}`));
}

export async function deleteDeliveryAction(
  given: Locale,
  id: string,
  delivery: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await deleteDelivery(actor.id, id, delivery, read.data.reason);
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, "deleted"));
}

export async function attachDocumentAction(
  given: Locale,
  id: string,
  delivery: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery)) notFound();
  const read = readForm(documentForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const bytes = new Uint8Array(await read.data.document.arrayBuffer());
  const result = await attachDocument(actor.id, id, delivery, bytes);
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "attached", `/${delivery}`));
}

export async function removeDocumentAction(
  given: Locale,
  id: string,
  delivery: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await removeDocument(actor.id, id, delivery);
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "detached", `/${delivery}`));
}

export async function recordAnswerAction(
  given: Locale,
  id: string,
  delivery: string,
  answer: string | null,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery, answer ?? id)) notFound();
  const read = readForm(answerForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const input = answerInput(read.data);
  const result = await recordAnswer(actor.id, id, delivery, answer, input, new Date());
  if (!result.ok) {
    const reason = result.reason === "too-early" ? "before-delivery" : result.reason;
    return refused(locale, reason, typedValues(form));
  }
  redirect(desk(locale, id, "recorded", `/${delivery}`));
}

export async function deleteAnswerAction(
  given: Locale,
  id: string,
  delivery: string,
  answer: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, delivery, answer)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await deleteAnswer(actor.id, id, delivery, answer);
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "deleted", `/${delivery}`));
}

export async function declareOutcomeAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id)) notFound();
  const read = readForm(outcomeForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const input = outcomeInput(read.data);
  const reason = translator(locale, "delivery")(`outcome.${input.outcome}`);
  const result = await declareOutcome(actor.id, id, input, reason, new Date());
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(desk(locale, id, "declared"));
}

export async function retractOutcomeAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await retractOutcome(actor.id, id);
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, "retracted"));
}
