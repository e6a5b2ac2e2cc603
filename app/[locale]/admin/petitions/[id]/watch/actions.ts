// The watch's limits and alerts, and blocks, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { changeBlock, createBlock, endBlock } from "@/lib/petitions/blocks/commands";
import { blockChange, blockForm } from "@/lib/petitions/blocks/schema";
import { seeAlerts, setWatchLimits } from "@/lib/petitions/watch/commands";
import { watchLimitsForm } from "@/lib/petitions/watch/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";

const watchPath = (locale: Locale, id: string, rest = "") =>
  paths.admin(locale, `petitions/${id}/watch${rest}`);

export async function limitsAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("watch:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(watchLimitsForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  if (!(await setWatchLimits(actor.id, id, read.data))) notFound();
  redirect(`${watchPath(locale, id)}?done=saved`);
}

export async function seeAlertsAction(
  given: Locale,
  id: string,
  alert: string | null,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("watch:see");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || (alert !== null && !looksLikeId(alert))) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  await seeAlerts(actor.id, id, alert, new Date());
  redirect(watchPath(locale, id));
}

export async function blockAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("watch:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(blockForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await createBlock(actor.id, id, read.data, new Date());
  if (result.ok) redirect(`${watchPath(locale, id, "/blocks")}?done=saved`);
  const message = translator(locale, "watch")(`block.refused.${result.reason}`);
  return refusedDeed(message, typedValues(form));
}

export async function changeBlockAction(
  given: Locale,
  id: string,
  block: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("watch:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(block)) notFound();
  const read = readForm(blockChange, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await changeBlock(actor.id, id, block, read.data, new Date());
  if (result.ok) redirect(`${watchPath(locale, id, `/blocks/${block}`)}?done=saved`);
  const message = translator(locale, "watch")(`block.refused.${result.reason}`);
  return refusedDeed(message, typedValues(form));
}

export async function endBlockAction(
  given: Locale,
  id: string,
  block: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("watch:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(block)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await endBlock(actor.id, id, block, new Date());
  if (!result.ok) return refusedDeed(translator(locale, "watch")("block.refused.unknown"));
  redirect(watchPath(locale, id, "/blocks"));
}
