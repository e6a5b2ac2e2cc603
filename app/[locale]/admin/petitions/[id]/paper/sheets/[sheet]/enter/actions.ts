// Entering a sheet's lines, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import type { FormState } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { enterLines } from "@/lib/petitions/paper/lines/commands";
import { listTakenPositions } from "@/lib/petitions/paper/lines/queries";
import { dayBounds } from "@/lib/petitions/paper/lines/rules";
import { lineField, readSheetForm } from "@/lib/petitions/paper/lines/schema";
import { findSheet } from "@/lib/petitions/paper/sheets/queries";
import { placeIn } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function enterAction(
  given: Locale,
  id: string,
  sheetId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(sheetId)) notFound();
  const sheet = await findSheet(id, sheetId);
  if (!sheet) notFound();
  const now = new Date();
  const t = translator(locale, "paper");
  const bounds = dayBounds(sheet.orderedAt, sheet.closesAt, now);
  const set = sheet.regionSet;
  const place = placeIn(set, sheet.place);
  const read = readSheetForm(form, { set, place, day: bounds.to, bounds });
  if (!read.ok) {
    if (read.errors[""]?.[0]?.problem === "required") {
      return wrongInput({
        status: "invalid",
        errors: { "": [t("enter.nothing")] },
        values: read.values,
      });
    }
    return wrongInput(invalid(locale, read.errors, read.values));
  }
  const result = await enterLines(actor.id, id, sheetId, read.data, now);
  if (!result.ok) {
    const { reason } = result;
    if (reason === "unknown") notFound();
    if (reason === "voided") return refusedDeed(t("sheet.refused.voided"), typedValues(form));
    const taken = await listTakenPositions(sheetId);
    const errors: Record<string, string[]> = {};
    for (const { position } of read.data) {
      if (taken.includes(position)) errors[lineField("name", position)] = [t("enter.taken")];
    }
    return wrongInput({
      status: "invalid",
      errors,
      values: typedValues(form),
    });
  }
  redirect(
    withQuery(paths.admin(locale, `petitions/${id}/paper/sheets/${sheetId}`), { done: "entered" }),
  );
}
