// The second person's decisions, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import type { FormState } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { decideLines } from "@/lib/petitions/paper/checks/commands";
import { readCheckForm } from "@/lib/petitions/paper/checks/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function checkAction(
  given: Locale,
  id: string,
  sheetId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:check");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(sheetId)) notFound();
  const t = translator(locale, "paper");
  const read = readCheckForm(form);
  if (!read.ok) {
    const { errors, values } = read;
    if (errors[""]?.[0]?.problem !== "required") {
      return wrongInput(invalid(locale, errors, values));
    }
    return wrongInput({ status: "invalid", errors: { "": [t("check.nothing")] }, values });
  }
  const result = await decideLines(actor.id, id, sheetId, read.data, new Date());
  if ("problems" in result) {
    const errors: Record<string, string[]> = {};
    for (const { position, problem } of result.problems) {
      errors[position === null ? "" : `choice_${position}`] = [t(`check.problem.${problem}`)];
    }
    return wrongInput({ status: "invalid", errors, values: typedValues(form) });
  }
  if (!result.ok) {
    if (result.reason === "unknown") notFound();
    return refusedDeed(t("sheet.refused.voided"), typedValues(form));
  }
  redirect(
    withQuery(paths.admin(locale, `petitions/${id}/paper/sheets/${sheetId}`), { done: "checked" }),
  );
}
