// Taking many signatures out: plan a deed, and what was done before.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { conditionLines } from "@/components/admin/removal-conditions";
import { RemovalForm } from "@/components/admin/removal-form";
import { when, zoneNote } from "@/components/admin/written";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listRemovals } from "@/lib/petitions/removals/queries";
import { removalPrefill } from "@/lib/petitions/removals/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { planAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "removals")("title") } : {};
}

/** An instant as `<input type="datetime-local">` takes it, in the campaign's zone. */
const local = (date: Date | null) =>
  date === null ? "" : new Date(date.getTime() + 5 * 3_600_000).toISOString().slice(0, 16);

export default async function RemovalsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("signature:invalidate");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const given = removalPrefill.parse(await searchParams);
  const removals = await listRemovals(id);
  const t = translator(locale, "removals");
  const here = paths.admin(locale, `petitions/${id}/invalidations`);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("title")}
        lead={t("lead")}
      />
      <PetitionNav locale={locale} id={id} current="invalidations" role={actor.role} />
      <section aria-labelledby="done">
        <h2 id="done" className="mb-1 text-xl">
          {t("list")}
        </h2>
        <p className="note mb-3">{zoneNote(locale)}</p>
        <DataTable
          caption={t("list")}
          captionHidden
          rows={removals}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
          columns={[
            {
              key: "reason",
              head: t("form.reason"),
              names: true,
              cell: (row) => <a href={`${here}/${row.id}`}>{row.reason}</a>,
            },
            {
              key: "state",
              head: t("state.head"),
              cell: (row) => <Badge>{t(`state.${row.state}`)}</Badge>,
            },
            {
              key: "conditions",
              head: t("conditions"),
              cell: (row) =>
                conditionLines(locale, petition.rule.regionSet, row.conditions).join("; "),
            },
            {
              key: "category",
              head: t("form.category"),
              cell: (row) => t(`category.${row.category}`),
            },
            {
              key: "removed",
              head: t("removed"),
              number: true,
              cell: (row) => formatNumber(locale, row.removed - row.restored),
            },
            { key: "planned", head: t("planned"), cell: (row) => when(locale, row.plannedAt) },
          ]}
        />
      </section>
      <section aria-labelledby="plan-heading" className="mt-12">
        <h2 id="plan-heading" className="mb-1 text-xl">
          {t("plan")}
        </h2>
        <p className="note mb-5 max-w-measure">{t("planText")}</p>
        <RemovalForm
          locale={locale}
          action={planAction.bind(null, locale, id)}
          regionSet={petition.rule.regionSet}
          given={{
            ...given,
            from: local(given.from),
            until: local(given.until),
          }}
        />
      </section>
    </>
  );
}
