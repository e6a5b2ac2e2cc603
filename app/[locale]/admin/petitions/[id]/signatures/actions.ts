// Looking for a signer, and taking a signature out, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor } from "@/lib/cursors";
import { emailSearch, type FormState, nameSearch, readForm, SEARCH_LIMITS } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { searchOn } from "@/lib/http/search-on";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import {
  findPetition,
  findSignatureByEmail,
  type SignatureRow,
  searchSignaturesByName,
} from "@/lib/petitions/lists/queries";
import { invalidateSignatures } from "@/lib/petitions/removals/commands";
import { oneRemovalForm } from "@/lib/petitions/removals/schema";
import type { RegionSetName } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

function foundRow(locale: Locale, petitionId: string, set: RegionSetName, row: SignatureRow) {
  const t = translator(locale, "admin");
  return {
    href: paths.admin(locale, `petitions/${petitionId}/signatures/${row.id}`),
    cells: [
      row.name ?? t("person.erased"),
      row.email ?? "",
      placeWords(locale, set, row.place),
      t(`state.${row.state}`),
    ],
  };
}

export async function findSignatureAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("signature:see");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const read = readForm(emailSearch, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const row = await findSignatureByEmail(id, read.data.email);
  await recordRead({
    actorId: actor.id,
    action: "signature:find",
    subjectType: "petition",
    subjectId: id,
    details: { found: row ? 1 : 0 },
  });
  return {
    status: "shown",
    values: read.data,
    found: row ? [foundRow(locale, id, petition.rule.regionSet, row)] : [],
  };
}

export async function searchNamesAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("signature:see");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const read = readForm(nameSearch, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { name, from } = read.data;
  const search = await searchSignaturesByName(id, name, {}, readCursor(from), SEARCH_LIMITS);
  const { rows, looked } = search;
  await recordRead({
    actorId: actor.id,
    action: "signature:search",
    subjectType: "petition",
    subjectId: id,
    details: { looked, found: rows.length },
  });
  return {
    status: "shown",
    values: { name },
    found: rows.map((row) => foundRow(locale, id, petition.rule.regionSet, row)),
    goOn: searchOn(locale, search),
  };
}

export async function invalidateAction(
  given: Locale,
  id: string,
  signatureId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("signature:invalidate");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(signatureId)) notFound();
  const now = new Date();
  if ((await findPetition(id, locale, now)) === null) notFound();
  const read = readForm(oneRemovalForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  // Withdrawn or taken out meanwhile: the page shows what is so now.
  const { category, reason } = read.data;
  await invalidateSignatures(actor.id, id, [signatureId], category, reason, now);
  redirect(
    withQuery(paths.admin(locale, `petitions/${id}/signatures/${signatureId}`), {
      done: "invalidated",
    }),
  );
}
