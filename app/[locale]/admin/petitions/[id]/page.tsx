// One petition: its count, its texts in three languages, its threshold, and who may see and sign it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { CountAlerts } from "@/components/admin/count-alerts";
import { Deed } from "@/components/admin/deed";
import { DoneNotice } from "@/components/admin/done-notice";
import { PetitionEditor } from "@/components/admin/petition-editor";
import { StateBadge } from "@/components/admin/state-badge";
import { ThresholdForecast } from "@/components/admin/threshold-forecast";
import { when, zoneNote } from "@/components/admin/written";
import { ofThreshold } from "@/components/petitions/petition-count";
import { farSentence } from "@/components/petitions/rule-words";
import { ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findObservedShare } from "@/lib/petitions/forecasts/queries";
import { readPercent, USUAL_PERCENT } from "@/lib/petitions/forecasts/rules";
import { findPetition, findPetitionInput } from "@/lib/petitions/lists/queries";
import { differsSince } from "@/lib/petitions/recounts/queries";
import { petitionFormValues } from "@/lib/petitions/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import {
  closePetitionAction,
  publishPetitionAction,
  reopenPetitionAction,
  retractPetitionAction,
  revisePetitionAction,
} from "../actions";
import { PetitionNav } from "./petition-nav";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.petitions") } : {};
}

export default async function PetitionDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("petition:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const [petition, input, since] = await Promise.all([
    findPetition(id, locale, new Date()),
    findPetitionInput(id),
    differsSince(id),
  ]);
  if (!petition || !input) notFound();
  const { done, share } = await searchParams;
  const observed = await findObservedShare(id);
  const t = translator(locale, "admin");
  const number = (value: number) => formatNumber(locale, value);
  const values = petitionFormValues(input, locale);
  const mayPublish = may(actor.role, "petition:publish");
  const { progress } = petition;
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "petitions")}>
            {translator(locale, "layout")("admin.petitions")}
          </a>
        }
        title={petition.title || petition.slug}
        badge={<StateBadge locale={locale} state={petition.state} />}
        actions={
          <>
            {may(actor.role, "signature:see") ? (
              <ButtonLink href={paths.admin(locale, `petitions/${id}/signatures`)}>
                {t("signatures.title")}
              </ButtonLink>
            ) : null}
            {mayPublish && petition.publishedAt === null ? (
              <ButtonForm
                large
                locale={locale}
                action={publishPetitionAction.bind(null, locale, id)}
                button={t("edit.publish")}
              />
            ) : null}
            {mayPublish && petition.closure ? (
              <ButtonForm
                large
                locale={locale}
                action={reopenPetitionAction.bind(null, locale, id)}
                button={t("edit.reopen")}
              />
            ) : null}
          </>
        }
      />
      <PetitionNav locale={locale} id={id} current="overview" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <CountAlerts
        locale={locale}
        differing={since === null ? [] : [{ id, slug: petition.slug, since }]}
      />
      <p className="note mb-2">{zoneNote(locale)}</p>
      <div className="mb-10">
        <DefinitionList
          items={[
            {
              term: t("petitions.total"),
              value: ofThreshold(locale, progress),
            },
            { term: t("petitions.pending"), value: number(petition.pending) },
            { term: t("petitions.threshold"), value: farSentence(locale, progress) },
            ...(petition.publishedAt
              ? [
                  {
                    term: t("list.published"),
                    value: (
                      <>
                        {when(locale, petition.publishedAt)},{" "}
                        <a href={paths.petition(locale, petition.slug)}>{t("edit.seePublic")}</a>
                        {petition.version > 1 ? (
                          <>
                            {" · "}
                            <a href={paths.petitionVersions(locale, petition.slug)}>
                              {translator(locale, "rule")("versions.title")}
                            </a>
                          </>
                        ) : null}
                      </>
                    ),
                  },
                ]
              : []),
            ...(petition.closure
              ? [
                  {
                    term: t("state.closed"),
                    value: `${when(locale, petition.closure.closedAt)} – ${petition.closure.reason}`,
                  },
                ]
              : []),
          ]}
        />
      </div>
      <ThresholdForecast
        locale={locale}
        progress={progress}
        percent={readPercent(share) ?? USUAL_PERCENT}
        observed={observed}
        path={paths.admin(locale, `petitions/${id}`)}
      />
      {may(actor.role, "petition:edit") ? (
        <PetitionEditor
          key={JSON.stringify(values)}
          locale={locale}
          action={revisePetitionAction.bind(null, locale, id)}
          values={values}
          isPublished={petition.wasPublished}
          version={petition.wasPublished ? petition.version : null}
        />
      ) : (
        <p className="max-w-measure">{t("edit.readOnly")}</p>
      )}
      {mayPublish && petition.publishedAt ? (
        <div className="mt-10 grid gap-2">
          {petition.closure ? null : (
            <Deed
              locale={locale}
              id="close"
              action={closePetitionAction.bind(null, locale, id)}
              summary={t("edit.close")}
              explanation={t("edit.closeWhat", { days: petition.retentionDays })}
              reason={t("edit.reason")}
              button={t("edit.close")}
            />
          )}
          <Deed
            locale={locale}
            id="retract"
            action={retractPetitionAction.bind(null, locale, id)}
            summary={t("edit.retract")}
            explanation={t("edit.retractPetition", {
              total: progress.total,
              days: petition.retentionDays,
            })}
            reason={t("edit.reason")}
            button={t("edit.retract")}
          />
        </div>
      ) : null}
      {may(actor.role, "audit:see") ? (
        <p className="note mt-10">
          <a href={`${paths.admin(locale, "audit")}?subject=${id}`}>{t("history.inLog")}</a>
        </p>
      ) : null}
    </>
  );
}
