// One event: when and where, its texts in three languages, and whether it takes place.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { DoneNotice } from "@/components/admin/done-notice";
import { EventEditor } from "@/components/admin/event-editor";
import { History } from "@/components/admin/history";
import { StateBadge } from "@/components/admin/state-badge";
import { placeOptions } from "@/components/admin/written";
import { ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { findEventForEditing } from "@/lib/events/desk/queries";
import { eventFormValues } from "@/lib/events/schema";
import { formatNumber, formatSpan } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import {
  callOffAction,
  publishEventAction,
  retractEventAction,
  reviseEventAction,
} from "../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.events") } : {};
}

export default async function EventDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("event:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const event = await findEventForEditing(id, new Date());
  if (!event) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "admin");
  const { input } = event;
  const values = eventFormValues(input);
  const names = await memberNames(event.deeds.flatMap(({ actorId }) => actorId ?? []));
  const mayPublish = may(actor.role, "event:publish");
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "events")}>{translator(locale, "layout")("admin.events")}</a>
        }
        title={input.texts[locale].title || input.slug}
        badge={<StateBadge locale={locale} state={event.phase} />}
        actions={
          <>
            {may(actor.role, "attendance:see") ? (
              <ButtonLink href={paths.admin(locale, `events/${id}/guests`)}>
                {t("guests.title")}
              </ButtonLink>
            ) : null}
            {mayPublish && !event.isPublished ? (
              <ButtonForm
                large
                locale={locale}
                action={publishEventAction.bind(null, locale, id)}
                button={t("edit.publish")}
              />
            ) : null}
          </>
        }
      />
      <DoneNotice locale={locale} done={done} />
      {event.isExample ? (
        <div className="mb-6">
          <Notice>
            <p>{t("event.exampleText")}</p>
          </Notice>
        </div>
      ) : null}
      <div className="mb-10">
        <DefinitionList
          items={[
            {
              term: t("event.startsAt"),
              value: formatSpan(locale, input.startsAt, input.endsAt, input.timeZone),
            },
            {
              term: t("event.coming"),
              value:
                input.capacity === null
                  ? formatNumber(locale, event.coming)
                  : t("event.ofCapacity", {
                      coming: formatNumber(locale, event.coming),
                      capacity: formatNumber(locale, input.capacity),
                    }),
            },
            { term: t("event.waiting"), value: formatNumber(locale, event.waiting) },
            ...(event.isPublished
              ? [
                  {
                    term: t("state.published"),
                    value: <a href={paths.event(locale, input.slug)}>{t("edit.seePublic")}</a>,
                  },
                ]
              : []),
          ]}
        />
      </div>
      {may(actor.role, "event:edit") ? (
        <EventEditor
          key={JSON.stringify(values)}
          locale={locale}
          action={reviseEventAction.bind(null, locale, id)}
          values={values}
          places={placeOptions(locale).filter(({ value }) => value !== "not-given")}
          isSlugFixed={event.isSlugFixed}
        />
      ) : (
        <p className="max-w-measure">{t("edit.readOnly")}</p>
      )}
      {mayPublish && event.isPublished ? (
        <div className="mt-10 grid gap-2">
          {event.isCalledOff || event.phase === "past" ? null : (
            <Deed
              locale={locale}
              id="call-off"
              action={callOffAction.bind(null, locale, id)}
              summary={t("event.callOff")}
              explanation={t("event.callOffWhat", { people: event.coming })}
              reason={t("event.callOffReason")}
              button={t("event.callOff")}
            />
          )}
          <Deed
            locale={locale}
            id="retract"
            action={retractEventAction.bind(null, locale, id)}
            summary={t("edit.retract")}
            explanation={t("edit.retractWhat")}
            reason={t("edit.reason")}
            button={t("edit.retract")}
          />
        </div>
      ) : null}
      <History locale={locale} deeds={event.deeds} names={names} />
    </>
  );
}
