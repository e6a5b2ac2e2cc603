// Looking for a supporter, and erasing one, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { placeName } from "@/components/admin/written";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor } from "@/lib/cursors";
import { emailSearch, type FormState, nameSearch, readForm, SEARCH_LIMITS } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { searchOn } from "@/lib/http/search-on";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { reasonForm } from "@/lib/petitions/schema";
import { eraseSupporterOnRequest } from "@/lib/supporters/commands";
import {
  findSupporterByEmail,
  type SupporterView,
  searchSupporters,
} from "@/lib/supporters/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

function foundRow(locale: Locale, row: SupporterView) {
  return {
    href: paths.admin(locale, `supporters/${row.id}`),
    cells: [
      row.name,
      row.email,
      placeName(locale, row.place),
      translator(locale, "admin")(`state.${row.state}`),
    ],
  };
}

export async function findSupporterAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("supporter:see");
  const locale = boundLocale(given);
  const read = readForm(emailSearch, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const row = await findSupporterByEmail(read.data.email, locale);
  await recordRead({
    actorId: actor.id,
    action: "supporter:find",
    subjectType: "supporter",
    subjectId: row?.id ?? null,
  });
  return { status: "shown", values: read.data, found: row ? [foundRow(locale, row)] : [] };
}

export async function searchSupportersAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("supporter:see");
  const locale = boundLocale(given);
  const read = readForm(nameSearch, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { name, from } = read.data;
  const anybody = { state: "any" } as const;
  const search = await searchSupporters(name, anybody, locale, readCursor(from), SEARCH_LIMITS);
  const { rows, looked } = search;
  await recordRead({
    actorId: actor.id,
    action: "supporter:search",
    subjectType: "supporter",
    subjectId: null,
    details: { looked, found: rows.length },
  });
  return {
    status: "shown",
    values: { name },
    found: rows.map((row) => foundRow(locale, row)),
    goOn: searchOn(locale, search),
  };
}

export async function eraseSupporterAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("supporter:erase");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await eraseSupporterOnRequest(actor.id, id, read.data.reason, new Date());
  if (!result.ok) notFound();
  redirect(withQuery(paths.admin(locale, "supporters"), { done: "erased" }));
}
