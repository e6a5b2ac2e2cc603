// Every briefing, drafts too, newest first.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPager } from "@/components/admin/list-pager";
import { StateBadge } from "@/components/admin/state-badge";
import { when, zoneNote } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { listBriefings } from "@/lib/briefings/queries";
import { readCursor, writeCursor } from "@/lib/cursors";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.briefings") } : {};
}

export default async function BriefingsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("briefing:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { after } = await searchParams;
  const { rows, next } = await listBriefings(locale, readCursor(after));
  const t = translator(locale, "admin");
  const here = paths.admin(locale, "briefings");
  const mayEdit = may(actor.role, "briefing:edit");
  const create = (
    <ButtonLink look="ask" href={`${here}/new`}>
      {t("briefings.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        desk
        title={translator(locale, "layout")("admin.briefings")}
        actions={mayEdit ? create : null}
      />
      <p className="note mb-4">{zoneNote(locale)}</p>
      <DataTable
        caption={translator(locale, "layout")("admin.briefings")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t("briefings.none")} action={mayEdit ? create : null}>
            {t("briefings.noneText")}
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            head: t("list.title"),
            names: true,
            cell: (row) => <a href={`${here}/${row.id}`}>{row.title || row.slug}</a>,
          },
          {
            key: "state",
            head: t("list.state"),
            cell: (row) => <StateBadge locale={locale} state={row.state} />,
          },
          {
            key: "revised",
            head: t("list.revised"),
            cell: (row) => (row.revisedAt ? when(locale, row.revisedAt) : ""),
          },
          { key: "created", head: t("list.created"), cell: (row) => when(locale, row.createdAt) },
        ]}
      />
      <ListPager
        locale={locale}
        here={here}
        isLater={after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}
