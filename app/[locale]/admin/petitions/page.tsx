// Every petition, drafts too, with its count.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StateBadge } from "@/components/admin/state-badge";
import { when, zoneNote } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listPetitions } from "@/lib/petitions/lists/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.petitions") } : {};
}

export default async function PetitionsDesk({ params }: PageProps) {
  const actor = await requirePermission("petition:see");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const rows = await listPetitions(locale, new Date());
  const t = translator(locale, "admin");
  const here = paths.admin(locale, "petitions");
  const mayEdit = may(actor.role, "petition:edit");
  const maySee = may(actor.role, "signature:see");
  const create = (
    <ButtonLink look="ask" href={`${here}/new`}>
      {t("petitions.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        desk
        title={translator(locale, "layout")("admin.petitions")}
        actions={mayEdit ? create : null}
      />
      <p className="note mb-4">{zoneNote(locale)}</p>
      <DataTable
        caption={translator(locale, "layout")("admin.petitions")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t("petitions.none")} action={mayEdit ? create : null}>
            {t("petitions.noneText")}
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
            key: "total",
            head: t("petitions.total"),
            number: true,
            cell: (row) => formatNumber(locale, row.progress.total),
          },
          {
            key: "threshold",
            head: t("petitions.threshold"),
            number: true,
            cell: (row) => formatNumber(locale, row.progress.threshold),
          },
          {
            key: "pending",
            head: t("petitions.pending"),
            number: true,
            cell: (row) => formatNumber(locale, row.pending),
          },
          {
            key: "published",
            head: t("list.published"),
            cell: (row) => (row.publishedAt ? when(locale, row.publishedAt) : ""),
          },
          ...(maySee
            ? [
                {
                  key: "signatures",
                  head: t("signatures.title"),
                  cell: (row: (typeof rows)[number]) => (
                    <a href={`${here}/${row.id}/signatures`}>{t("signatures.open")}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
