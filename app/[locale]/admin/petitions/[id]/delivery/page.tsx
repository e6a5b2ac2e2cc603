// A petition's deliveries, the lists for the addressee, and how it ended.
import type { Metadata } from "next";
import { ButtonForm } from "@/components/admin/button-form";
import { OutcomeEditor } from "@/components/admin/delivery-forms";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listDeliveries } from "@/lib/petitions/deliveries/queries";
import { dateOf } from "@/lib/petitions/deliveries/rules";
import { listFiles } from "@/lib/petitions/delivery-files/queries";
import { findOutcome } from "@/lib/petitions/outcomes/queries";
import { paths } from "@/lib/urls";
import { declareOutcomeAction, retractOutcomeAction } from "./actions";
import { DeskHead, Done, readPetition } from "./desk";
import { FilesSection } from "./files-section";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "delivery")("desk.title") } : {};
}

export default async function DeliveryDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("delivery:edit");
  const { locale: given, id } = await params;
  const { locale, petition } = await readPetition(given, id);
  const [deliveries, outcome, files] = await Promise.all([
    listDeliveries(id),
    findOutcome(id),
    listFiles(id),
  ]);
  const { done } = await searchParams;
  const t = translator(locale, "delivery");
  const here = paths.admin(locale, `petitions/${id}/delivery`);
  const values: Record<string, string> = outcome
    ? {
        outcome: outcome.outcome,
        text_kk: outcome.texts.kk,
        text_ru: outcome.texts.ru,
        text_en: outcome.texts.en,
      }
    : {};
  return (
    <>
      <DeskHead locale={locale} petition={petition} role={actor.role} title={t("desk.title")} />
      <Done locale={locale} done={done} />
      <section aria-labelledby="deliveries">
        <h2 id="deliveries" className="mb-3 text-xl">
          {t("desk.deliveries")}
        </h2>
        {deliveries.length === 0 ? (
          <EmptyState
            title={t("desk.deliveriesNone")}
            action={<ButtonLink href={`${here}/new`}>{t("desk.new")}</ButtonLink>}
          >
            {t("desk.deliveriesNoneText")}
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption={t("desk.deliveries")}
              captionHidden
              rows={deliveries}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "to",
                  head: t("desk.to"),
                  names: true,
                  cell: (row) => <a href={`${here}/${row.id}`}>{row.texts[locale].to}</a>,
                },
                {
                  key: "on",
                  head: t("desk.deliveredOn"),
                  cell: (row) => formatDate(locale, dateOf(row.deliveredOn), "short", "UTC"),
                },
                {
                  key: "total",
                  head: t("desk.total"),
                  number: true,
                  cell: (row) => formatNumber(locale, row.total),
                },
                {
                  key: "answers",
                  head: t("desk.answer"),
                  cell: (row) => t("desk.answers", { count: row.answers.length }),
                },
              ]}
            />
            <p className="mt-5">
              <ButtonLink href={`${here}/new`}>{t("desk.new")}</ButtonLink>
            </p>
          </>
        )}
      </section>
      <FilesSection locale={locale} id={id} files={files} />
      <section aria-labelledby="outcome-heading" className="mt-14">
        <h2 id="outcome-heading" className="mb-1 text-xl">
          {t("desk.outcome")}
        </h2>
        <p className="mb-2 max-w-measure">
          {outcome ? <strong>{t(`outcome.${outcome.outcome}`)}. </strong> : null}
          {t("desk.outcomeWhat")}
        </p>
        {petition.state === "open" ? (
          <p className="mb-4 max-w-measure">{t("desk.outcomeCloses")}</p>
        ) : null}
        <OutcomeEditor
          key={JSON.stringify(values)}
          fold={{ summary: t("desk.outcomeSay") }}
          locale={locale}
          action={declareOutcomeAction.bind(null, locale, id)}
          values={values}
          button={t("desk.outcomeSay")}
        />
        {outcome ? (
          <ButtonForm
            fold={{
              summary: t("desk.outcomeRetract"),
              lead: (
                <p className="mb-4 max-w-measure font-sans text-sm">
                  {t("desk.outcomeRetractWhat")}
                </p>
              ),
            }}
            locale={locale}
            action={retractOutcomeAction.bind(null, locale, id)}
            button={t("desk.outcomeRetract")}
          />
        ) : null}
      </section>
    </>
  );
}
