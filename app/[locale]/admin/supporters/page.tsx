// Supporters: filters in the address, searches that never stand in one.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoneNotice } from "@/components/admin/done-notice";
import { FilterForm } from "@/components/admin/filters";
import { ListPager } from "@/components/admin/list-pager";
import { PersonSearch } from "@/components/admin/person-search";
import { StateBadge } from "@/components/admin/state-badge";
import { placeName, placeOptions, when, zoneNote } from "@/components/admin/written";
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
import { translator } from "@/lib/i18n/translate";
import { listHelpOptions } from "@/lib/supporters/help/queries";
import { countSupporters, listSupporters } from "@/lib/supporters/lists/queries";
import { supporterFilter, supporterFilters } from "@/lib/supporters/lists/schema";
import { paths, withQuery } from "@/lib/urls";
import { findSupporterAction, searchSupportersAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.supporters") } : {};
}

const states = ["joined", "waiting", "left"] as const;

export default async function SupportersDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("supporter:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const query = await searchParams;
  const filters = supporterFilters.parse(query);
  const filter = supporterFilter(filters);
  const [{ rows, next }, total, help] = await Promise.all([
    listSupporters(filter, readCursor(query.after), locale),
    countSupporters(filter),
    listHelpOptions(),
  ]);
  await recordRead({
    actorId: actor.id,
    action: "supporter:see",
    subjectType: "supporter",
    subjectId: null,
    details: { ...filters, rows: rows.length },
  });
  const t = translator(locale, "admin");
  const here = paths.admin(locale, "supporters");
  return (
    <>
      <PageTitle
        desk
        title={translator(locale, "layout")("admin.supporters")}
        actions={
          <>
            {may(actor.role, "help:edit") ? (
              <ButtonLink href={`${here}/help`}>{t("help.title")}</ButtonLink>
            ) : null}
            {may(actor.role, "supporter:export") ? (
              <ButtonLink href={withQuery(`${here}/export`, filters)}>
                {t("export.button")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <DoneNotice locale={locale} done={query.done} />
      <PersonSearch
        locale={locale}
        byEmail={findSupporterAction.bind(null, locale)}
        byName={searchSupportersAction.bind(null, locale)}
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
            options: placeOptions(locale),
          },
          {
            name: "state",
            label: t("list.state"),
            value: filters.state,
            options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          {
            name: "help",
            label: t("person.help"),
            value: filters.help,
            options: help.map((option) => ({ value: option.id, label: option.labels[locale] })),
          },
          { name: "from", label: t("list.from"), value: filters.from, type: "date" },
          { name: "to", label: t("list.to"), value: filters.to, type: "date" },
        ]}
      />
      <p className="note my-4">
        {t("supporters.count", { count: total, number: formatNumber(locale, total) })}{" "}
        {zoneNote(locale)}
      </p>
      <DataTable
        caption={translator(locale, "layout")("admin.supporters")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("supporters.none")}>{t("supporters.noneText")}</EmptyState>}
        columns={[
          {
            key: "name",
            head: t("person.name"),
            names: true,
            cell: (row) => <a href={`${here}/${row.id}`}>{row.name}</a>,
          },
          { key: "email", head: t("person.email"), breaks: true, cell: (row) => row.email },
          { key: "place", head: t("person.place"), cell: (row) => placeName(locale, row.place) },
          { key: "help", head: t("person.help"), cell: (row) => row.help.join(", ") },
          {
            key: "state",
            head: t("list.state"),
            cell: (row) => <StateBadge locale={locale} state={row.state} />,
          },
          {
            key: "created",
            head: t("supporters.since"),
            cell: (row) => when(locale, row.createdAt),
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
