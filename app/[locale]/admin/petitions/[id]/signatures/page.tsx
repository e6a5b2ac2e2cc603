// A petition's signatures: filters in the address, searches that never stand in one.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilterForm } from "@/components/admin/filters";
import { ListPager } from "@/components/admin/list-pager";
import { PersonSearch } from "@/components/admin/person-search";
import { StateBadge } from "@/components/admin/state-badge";
import { placeOptions, when, zoneNote } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { findPetition, listSignatures } from "@/lib/petitions/lists/queries";
import { signatureFilters } from "@/lib/petitions/signatures/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { findSignatureAction, searchNamesAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("signatures.title") } : {};
}

const states = ["pending", "confirmed", "counted", "withdrawn", "invalidated"] as const;

export default async function SignaturesDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("signature:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const query = await searchParams;
  const filters = signatureFilters.parse(query);
  const { rows, next } = await listSignatures(id, filters, readCursor(query.after));
  await recordRead({
    actorId: actor.id,
    action: "signature:see",
    subjectType: "petition",
    subjectId: id,
    details: { ...filters, rows: rows.length },
  });
  const t = translator(locale, "admin");
  const here = paths.admin(locale, `petitions/${id}/signatures`);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("signatures.title")}
        actions={
          may(actor.role, "signature:export") ? (
            <ButtonLink href={withQuery(paths.admin(locale, `petitions/${id}/export`), filters)}>
              {t("export.button")}
            </ButtonLink>
          ) : null
        }
      />
      <PetitionNav locale={locale} id={id} current="signatures" role={actor.role} />
      <PersonSearch
        locale={locale}
        byEmail={findSignatureAction.bind(null, locale, id)}
        byName={searchNamesAction.bind(null, locale, id)}
        heads={[t("person.name"), t("person.email"), t("person.place"), t("list.state")]}
      />
      <FilterForm
        locale={locale}
        action={here}
        fields={[
          {
            name: "place",
            label: t("person.place"),
            value: filters.place,
            options: placeOptions(locale, petition.rule.regionSet),
          },
          {
            name: "state",
            label: t("list.state"),
            value: filters.state,
            options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          { name: "from", label: t("list.from"), value: filters.from, type: "date" },
          { name: "to", label: t("list.to"), value: filters.to, type: "date" },
        ]}
      />
      <p className="note my-4">{zoneNote(locale)}</p>
      <DataTable
        caption={t("signatures.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("signatures.none")}>{t("signatures.noneText")}</EmptyState>}
        columns={[
          {
            key: "name",
            head: t("person.name"),
            names: true,
            cell: (row) => <a href={`${here}/${row.id}`}>{row.name ?? t("person.erased")}</a>,
          },
          { key: "email", head: t("person.email"), breaks: true, cell: (row) => row.email ?? "" },
          {
            key: "place",
            head: t("person.place"),
            cell: (row) => placeWords(locale, petition.rule.regionSet, row.place),
          },
          {
            key: "state",
            head: t("list.state"),
            cell: (row) => <StateBadge locale={locale} state={row.state} />,
          },
          {
            key: "created",
            head: t("signatures.given"),
            cell: (row) => when(locale, row.createdAt),
          },
          {
            key: "serial",
            head: t("signatures.serial"),
            number: true,
            cell: (row) => (row.serial === null ? "" : formatNumber(locale, row.serial)),
          },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        keep={filters}
        isLater={query.after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}
