// The sheets of a petition: filters in the address; a number alone leads to its sheet.
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FilterForm } from "@/components/admin/filters";
import { ListPager } from "@/components/admin/list-pager";
import { placeOptions, when, zoneNote } from "@/components/admin/written";
import { countColumns } from "@/components/paper/count-columns";
import { SheetBadge } from "@/components/paper/sheet-badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { isLocale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listOrders } from "@/lib/petitions/paper/orders/queries";
import { sheetStates } from "@/lib/petitions/paper/rules";
import { listSheets } from "@/lib/petitions/paper/sheets/queries";
import { sheetFilters } from "@/lib/petitions/paper/sheets/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("sheets.title") } : {};
}

export default async function SheetsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("paper:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const query = await searchParams;
  const filters = sheetFilters.parse(query);
  const [petition, { rows, next }, orders] = await Promise.all([
    findPetition(id, locale, new Date()),
    listSheets(id, filters, readCursor(query.after)),
    listOrders(id),
  ]);
  if (!petition) notFound();
  const here = paths.admin(locale, `petitions/${id}/paper/sheets`);
  const [only] = rows;
  if (filters.number && only) redirect(`${here}/${only.id}`);
  const t = translator(locale, "paper");
  const collectors = new Map(orders.map((order) => [order.id, order.collector]));
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/paper`)}>{t("title")}</a>}
        title={t("sheets.title")}
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <FilterForm
        locale={locale}
        action={here}
        fields={[
          {
            name: "place",
            label: t("column.region"),
            value: filters.place,
            options: placeOptions(locale, petition.rule.regionSet),
          },
          {
            name: "state",
            label: t("column.state"),
            value: filters.state,
            options: sheetStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          {
            name: "order",
            label: t("column.order"),
            value: filters.order,
            options: orders.map(({ id: value, collector, first, last }) => {
              const range = t("front.range", { first, last });
              return { value, label: `${collector ?? t("front.erased")}, ${range}` };
            }),
          },
        ]}
      />
      <p className="note my-4">{zoneNote(locale)}</p>
      <DataTable
        caption={t("sheets.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("sheets.none")}>{t("sheets.noneText")}</EmptyState>}
        columns={[
          {
            key: "serial",
            head: t("column.sheet"),
            names: true,
            cell: (row) => <a href={`${here}/${row.id}`}>{String(row.serial).padStart(5, "0")}</a>,
          },
          {
            key: "state",
            head: t("column.state"),
            cell: (row) => <SheetBadge locale={locale} state={row.state} />,
          },
          {
            key: "order",
            head: t("column.order"),
            cell: (row) => collectors.get(row.orderId) ?? "",
          },
          {
            key: "place",
            head: t("column.region"),
            cell: (row) => placeWords(locale, petition.rule.regionSet, row.place),
          },
          ...countColumns<(typeof rows)[number]>(locale),
          {
            key: "latest",
            head: t("column.latest"),
            cell: (row) => when(locale, row.lastDeedAt),
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
