// One briefing: its texts in three languages, and whether readers see it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingEditor } from "@/components/admin/briefing-editor";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { DoneNotice } from "@/components/admin/done-notice";
import { History } from "@/components/admin/history";
import { StateBadge } from "@/components/admin/state-badge";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { findBriefing } from "@/lib/briefings/queries";
import { isLocale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { listPetitions } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { publishBriefingAction, retractBriefingAction, reviseBriefingAction } from "../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.briefings") } : {};
}

export default async function BriefingDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("briefing:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const briefing = await findBriefing(id);
  if (!briefing) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "admin");
  const deeds = briefing.publications.flatMap((one) => [
    ...(one.endedAt
      ? [
          {
            kind: "retracted" as const,
            at: one.endedAt,
            actorId: one.endedById,
            reason: one.endReason,
          },
        ]
      : []),
    { kind: "published" as const, at: one.publishedAt, actorId: one.publishedById, reason: null },
  ]);
  const [petitions, names] = await Promise.all([
    listPetitions(locale, new Date()),
    memberNames(deeds.flatMap(({ actorId }) => actorId ?? [])),
  ]);
  const values = {
    slug: briefing.slug,
    petitionId: briefing.petitionId ?? "",
    ...Object.fromEntries(
      locales.flatMap((language) =>
        Object.entries(briefing.texts[language]).map(([name, text]) => [
          `${name}_${language}`,
          text,
        ]),
      ),
    ),
  };
  const mayPublish = may(actor.role, "briefing:publish");
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "briefings")}>
            {translator(locale, "layout")("admin.briefings")}
          </a>
        }
        title={briefing.texts[locale].title || briefing.slug}
        badge={<StateBadge locale={locale} state={briefing.state} />}
        actions={
          mayPublish && briefing.state !== "published" ? (
            <ButtonForm
              large
              locale={locale}
              action={publishBriefingAction.bind(null, locale, id)}
              button={t("edit.publish")}
            />
          ) : null
        }
      />
      <DoneNotice locale={locale} done={done} />
      {briefing.state === "published" ? (
        <p className="note mb-6">
          <a href={paths.briefing(locale, briefing.slug)}>{t("edit.seePublic")}</a>
        </p>
      ) : null}
      {may(actor.role, "briefing:edit") ? (
        <BriefingEditor
          key={JSON.stringify(values)}
          locale={locale}
          action={reviseBriefingAction.bind(null, locale, id)}
          values={values}
          petitions={petitions.map((one) => ({ value: one.id, label: one.title || one.slug }))}
          isSlugFixed={briefing.publications.length > 0}
        />
      ) : (
        <p className="max-w-measure">{t("edit.readOnly")}</p>
      )}
      {mayPublish && briefing.state === "published" ? (
        <div className="mt-10">
          <Deed
            locale={locale}
            id="retract"
            action={retractBriefingAction.bind(null, locale, id)}
            summary={t("edit.retract")}
            explanation={t("edit.retractWhat")}
            reason={t("edit.reason")}
            button={t("edit.retract")}
          />
        </div>
      ) : null}
      <History locale={locale} deeds={deeds} names={names} />
    </>
  );
}
