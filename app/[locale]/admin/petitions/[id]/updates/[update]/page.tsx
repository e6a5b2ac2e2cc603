// One update: its texts, whether readers see it, and its way by mail.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { DoneNotice } from "@/components/admin/done-notice";
import { StateBadge } from "@/components/admin/state-badge";
import { UpdateEditor } from "@/components/admin/update-editor";
import { when, zoneNote } from "@/components/admin/written";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { findUpdate } from "@/lib/petitions/updates/queries";
import { updateFormValues } from "@/lib/petitions/updates/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { publishUpdateAction, retractUpdateAction, reviseUpdateAction } from "../actions";
import { MailingSection } from "./mailing-section";

type PageProps = {
  params: Promise<{ locale: string; id: string; update: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "updates")("desk.one") } : {};
}

export default async function UpdateDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("update:edit");
  const { locale, id, update: updateId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(updateId)) notFound();
  const now = new Date();
  const [petition, update] = await Promise.all([
    findPetition(id, locale, now),
    findUpdate(id, updateId, locale),
  ]);
  if (!petition || !update) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "updates");
  const a = translator(locale, "admin");
  const values = updateFormValues(update.input);
  const isPublished = update.state === "published";
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/updates`)}>{t("desk.title")}</a>}
        title={update.title}
        meta={
          <p>
            <StateBadge locale={locale} state={update.state} />{" "}
            {isPublished && petition.publishedAt ? (
              <a href={paths.update(locale, petition.slug, updateId)}>{a("edit.seePublic")}</a>
            ) : null}
          </p>
        }
        actions={
          isPublished ? null : (
            <ButtonForm
              large
              locale={locale}
              action={publishUpdateAction.bind(null, locale, id, updateId)}
              button={a("edit.publish")}
            />
          )
        }
      />
      <PetitionNav locale={locale} id={id} current="updates" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      {update.retraction ? (
        <div className="mb-6">
          <Notice>
            <p>
              {a("state.retracted")}: {when(locale, update.retraction.at)} –{" "}
              {update.retraction.reason}
            </p>
          </Notice>
        </div>
      ) : null}
      <UpdateEditor
        key={JSON.stringify(values)}
        locale={locale}
        action={reviseUpdateAction.bind(null, locale, id, updateId)}
        values={values}
      />
      <p className="note mt-10">{zoneNote(locale)}</p>
      <MailingSection
        locale={locale}
        petitionId={id}
        updateId={updateId}
        isPublished={isPublished && petition.publishedAt !== null}
        now={now}
      />
      {isPublished ? (
        <div className="mt-10">
          <Deed
            locale={locale}
            id="retract"
            action={retractUpdateAction.bind(null, locale, id, updateId)}
            summary={a("edit.retract")}
            explanation={t("desk.retractWhat")}
            reason={a("edit.reason")}
            button={a("edit.retract")}
          />
        </div>
      ) : null}
    </>
  );
}
