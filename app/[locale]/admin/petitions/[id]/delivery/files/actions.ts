// Ordering, cancelling, signing off and erasing lists for the addressee, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import {
  cancelFile,
  eraseFile,
  orderFile,
  signOffFile,
} from "@/lib/petitions/delivery-files/commands";
import { fileForm } from "@/lib/petitions/delivery-files/schema";
import { areIds } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason = "empty" | "running" | "over" | "not-finished" | "signed-off";

const sentences: Record<Reason, MessageKey<"delivery">> = {
  empty: "refused.empty",
  running: "refused.running",
  over: "refused.over",
  "not-finished": "refused.notFinished",
  "signed-off": "refused.signedOff",
};

function refused(locale: Locale, reason: Reason | "unknown"): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "delivery")(sentences[reason]));
}

const page = (locale: Locale, id: string, file: string) =>
  paths.admin(locale, `petitions/${id}/delivery/files/${file}`);

export async function orderFileAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id)) notFound();
  const read = readForm(fileForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await orderFile(actor.id, id, read.data.language);
  if (!result.ok) return refused(locale, result.reason);
  redirect(withQuery(page(locale, id, result.value.id), { done: "requested" }));
}

export async function cancelFileAction(
  given: Locale,
  id: string,
  file: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, file)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await cancelFile(actor.id, id, file, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(withQuery(page(locale, id, file), { done: "cancelled" }));
}

export async function signOffFileAction(
  given: Locale,
  id: string,
  file: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:sign-off", { recent: true });
  const locale = boundLocale(given);
  if (!areIds(id, file)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await signOffFile(actor.id, id, file, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(withQuery(page(locale, id, file), { done: "signedOff" }));
}

export async function eraseFileAction(
  given: Locale,
  id: string,
  file: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("delivery:edit");
  const locale = boundLocale(given);
  if (!areIds(id, file)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await eraseFile(actor.id, id, file, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(withQuery(page(locale, id, file), { done: "erased" }));
}
