// Every event, drafts too, the latest start first.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPager } from "@/components/admin/list-pager";
import { StateBadge } from "@/components/admin/state-badge";
import { placeName } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { listEvents } from "@/lib/events/desk/queries";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.events") } : {};
}

export default async function EventsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("event:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { after } = await searchParams;
  const cursor = readCursor(after);
  const { rows, next } = await listEvents(
    locale,
    new Date(),
    cursor && { startsAt: cursor.createdAt, id: cursor.id },
  );
  const t = translator(locale, "admin");
  const here = paths.admin(locale, "events");
  const mayEdit = may(actor.role, "event:edit");
  const create = (
    <ButtonLink look="ask" href={`${here}/new`}>
      {t("event.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        desk
        title={translator(locale, "layout")("admin.events")}
        actions={mayEdit ? create : null}
      />
      <DataTable
        caption={translator(locale, "layout")("admin.events")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t("event.none")} action={mayEdit ? create : null}>
            {t("event.noneText")}
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            head: t("list.title"),
            names: true,
            cell: (row) => (
              <a href={`${here}/${row.id}`}>
                {row.title || row.slug}
                {row.isExample ? ` (${t("event.example")})` : ""}
              </a>
            ),
          },
          {
            key: "state",
            head: t("list.state"),
            cell: (row) => <StateBadge locale={locale} state={row.phase} />,
          },
          {
            key: "starts",
            head: t("event.startsAt"),
            cell: (row) => formatDateTime(locale, row.startsAt, row.timeZone, "short"),
          },
          { key: "place", head: t("event.place"), cell: (row) => placeName(locale, row.place) },
          {
            key: "coming",
            head: t("event.coming"),
            number: true,
            cell: (row) =>
              row.capacity === null
                ? formatNumber(locale, row.coming)
                : t("event.ofCapacity", {
                    coming: formatNumber(locale, row.coming),
                    capacity: formatNumber(locale, row.capacity),
                  }),
          },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        isLater={after !== undefined}
        next={next && writeCursor({ createdAt: next.startsAt, id: next.id })}
      />
    </>
  );
}
