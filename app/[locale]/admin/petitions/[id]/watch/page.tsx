// The watch of a petition: alerts, where the last day's signatures came from, limits, and the way to blocks.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { DoneNotice } from "@/components/admin/done-notice";
import { WatchAlerts, WatchCounts, watchValue } from "@/components/admin/watch-tables";
import { zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { findWatchLimits, listAlerts, listWatchCounts } from "@/lib/petitions/watch/queries";
import { watchDimensions } from "@/lib/petitions/watch/rules";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { limitsAction, seeAlertsAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "watch")("title") } : {};
}

export default async function WatchDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("watch:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const now = new Date();
  const petition = await findPetition(id, locale, now);
  if (!petition) notFound();
  const limits = await findWatchLimits(id);
  const [alerts, counts] = await Promise.all([listAlerts(id), listWatchCounts(id, limits, now)]);
  const { done } = await searchParams;
  const t = translator(locale, "watch");
  const mayRemove = may(actor.role, "signature:invalidate");
  const mayEdit = may(actor.role, "watch:edit");
  const unseen = alerts.filter(({ seenAt }) => seenAt === null);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("title")}
        lead={t("lead")}
        actions={
          mayEdit ? (
            <ButtonLink href={paths.admin(locale, `petitions/${id}/watch/blocks`)}>
              {t("block.title")}
            </ButtonLink>
          ) : null
        }
      />
      <PetitionNav locale={locale} id={id} current="watch" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <section aria-labelledby="alerts">
        <div className="mb-1 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="alerts" className="text-xl">
            {t("alerts.title")}
          </h2>
          {unseen.length > 1 ? (
            <ButtonForm
              locale={locale}
              action={seeAlertsAction.bind(null, locale, id, null)}
              button={t("alerts.seeAll")}
            />
          ) : null}
        </div>
        <p className="note mb-3">{zoneNote(locale)}</p>
        <WatchAlerts
          locale={locale}
          petitionId={id}
          set={petition.rule.regionSet}
          alerts={alerts}
          mayRemove={mayRemove}
          see={(alert) => (
            <ButtonForm
              locale={locale}
              action={seeAlertsAction.bind(null, locale, id, alert.id)}
              button={t("alerts.see")}
              about={watchValue(locale, petition.rule.regionSet, alert.dimension, alert.value)}
            />
          )}
        />
      </section>
      <section aria-labelledby="day" className="mt-12">
        <h2 id="day" className="mb-1 text-xl">
          {t("day")}
        </h2>
        <p className="note mb-5 max-w-measure">{t("dayText")}</p>
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          {watchDimensions.map((dimension) => (
            <WatchCounts
              key={dimension}
              locale={locale}
              petitionId={id}
              set={petition.rule.regionSet}
              dimension={dimension}
              rows={counts[dimension]}
              mayRemove={mayRemove}
            />
          ))}
        </div>
      </section>
      {mayEdit ? (
        <section aria-labelledby="limits" className="mt-12">
          <h2 id="limits" className="mb-1 text-xl">
            {t("limits.title")}
          </h2>
          <p className="note mb-5 max-w-measure">{t("limits.text")}</p>
          <ActionForm
            id="limits-form"
            key={JSON.stringify(limits)}
            action={limitsAction.bind(null, locale, id)}
            labels={formLabels(locale, "saving")}
            label={t("limits.title")}
            names={Object.fromEntries(watchDimensions.map((one) => [one, t(`dimension.${one}`)]))}
            className="grid max-w-form gap-4"
          >
            {watchDimensions.map((dimension) => (
              <TextField
                key={dimension}
                name={dimension}
                label={t(`limits.${dimension}`)}
                inputMode="numeric"
                defaultValue={String(limits[dimension])}
                maxLength={7}
              />
            ))}
            <div>
              <SubmitButton>{t("limits.button")}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}
