// Editing the list of ways to help, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import {
  addHelpOption,
  moveHelpOption,
  renameHelpOption,
  retireHelpOption,
} from "@/lib/supporters/help/commands";
import { helpOptionForm } from "@/lib/supporters/help/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";

const list = (locale: Locale): string => paths.admin(locale, "supporters/help");

export async function addHelpAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("help:edit");
  const locale = boundLocale(given);
  const read = readForm(helpOptionForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  await addHelpOption(actor.id, read.data);
  redirect(list(locale));
}

export async function renameHelpAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("help:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(helpOptionForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await renameHelpOption(actor.id, id, read.data);
  if (!result.ok) notFound();
  redirect(list(locale));
}

export async function moveHelpAction(
  given: Locale,
  id: string,
  direction: "up" | "down",
): Promise<FormState> {
  const actor = await requirePermission("help:edit");
  if (!looksLikeId(id)) notFound();
  const result = await moveHelpOption(actor.id, id, direction === "up" ? "up" : "down");
  if (!result.ok) notFound();
  redirect(list(boundLocale(given)));
}

export async function retireHelpAction(given: Locale, id: string): Promise<FormState> {
  const actor = await requirePermission("help:edit");
  if (!looksLikeId(id)) notFound();
  const result = await retireHelpOption(actor.id, id, new Date());
  if (!result.ok) notFound();
  redirect(list(boundLocale(given)));
}
