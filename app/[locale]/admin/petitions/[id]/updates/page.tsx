// A petition's updates: drafts, published, retracted, and how far each went by mail.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPager } from "@/components/admin/list-pager";
import { StateBadge } from "@/components/admin/state-badge";
import { when, zoneNote } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listUpdates } from "@/lib/petitions/updates/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "updates")("desk.title") } : {};
}

export default async function UpdatesDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("update:edit");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const { after } = await searchParams;
  const { rows, next } = await listUpdates(id, locale, readCursor(after));
  const t = translator(locale, "updates");
  const a = translator(locale, "admin");
  const here = paths.admin(locale, `petitions/${id}/updates`);
  const write = <ButtonLink href={`${here}/new`}>{t("desk.new")}</ButtonLink>;
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("desk.title")}
        actions={rows.length > 0 ? write : null}
      />
      <PetitionNav locale={locale} id={id} current="updates" role={actor.role} />
      {rows.length === 0 ? (
        <EmptyState title={t("desk.none")} action={write}>
          {t("desk.noneText")}
        </EmptyState>
      ) : (
        <>
          <p className="note mb-4">{zoneNote(locale)}</p>
          <DataTable
            caption={t("desk.title")}
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "title",
                head: a("edit.title"),
                names: true,
                cell: (row) => <a href={`${here}/${row.id}`}>{row.title}</a>,
              },
              {
                key: "state",
                head: a("list.state"),
                cell: (row) => <StateBadge locale={locale} state={row.state} />,
              },
              {
                key: "published",
                head: a("list.published"),
                cell: (row) => (row.publishedAt ? when(locale, row.publishedAt) : "–"),
              },
              {
                key: "mailed",
                head: t("desk.mailed"),
                cell: (row) =>
                  row.mailing
                    ? t("desk.ofAudience", {
                        sent: formatNumber(locale, row.mailing.sent),
                        audience: formatNumber(locale, row.mailing.audience),
                      })
                    : "–",
              },
            ]}
          />
        </>
      )}
      <ListPager
        locale={locale}
        here={here}
        isLater={after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}
