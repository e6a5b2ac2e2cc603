// A petition's count for its organisers: the numbers, recounts and differences, switches with their log, corrections.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoneNotice } from "@/components/admin/done-notice";
import { RecountDesk } from "@/components/admin/recount-desk";
import { SwitchDesk } from "@/components/admin/switch-desk";
import { zoneNote } from "@/components/admin/written";
import { CountEvents } from "@/components/petitions/count-events";
import { CountStatesTable } from "@/components/petitions/count-states";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { getCountStates, listCountEvents } from "@/lib/petitions/count/queries";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listRecounts } from "@/lib/petitions/recounts/queries";
import { listSwitches } from "@/lib/petitions/switches/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { endSwitchAction, throwSwitchAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "count")("desk.title") } : {};
}

export default async function CountDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("petition:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (petition === null) notFound();
  const [states, recounts, switches, events] = await Promise.all([
    getCountStates(id),
    listRecounts(id),
    listSwitches(id),
    listCountEvents(id),
  ]);
  const names = await memberNames(switches.flatMap(({ thrownById }) => thrownById ?? []));
  const { done } = await searchParams;
  const t = translator(locale, "count");
  const { slug } = petition;
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("desk.title")}
      />
      <PetitionNav locale={locale} id={id} current="count" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <p className="note mb-3">
        {zoneNote(locale)}
        {petition.publishedAt ? (
          <>
            {" "}
            <a href={paths.petitionCount(locale, slug)}>{t("desk.public")}</a>
          </>
        ) : null}
      </p>
      <CountStatesTable
        isPledge={petition.rule.signature === "pledge"}
        locale={locale}
        states={states}
      />
      <RecountDesk locale={locale} set={petition.rule.regionSet} slug={slug} recounts={recounts} />
      <SwitchDesk
        locale={locale}
        deeds={switches}
        names={names}
        actions={
          may(actor.role, "petition:switch")
            ? {
                throwing: (kind) => throwSwitchAction.bind(null, locale, id, kind),
                ending: (kind) => endSwitchAction.bind(null, locale, id, kind),
              }
            : null
        }
      />
      <section aria-labelledby="events" className="mt-12">
        <h2 id="events" className="mb-3 text-xl">
          {t("events.title")}
        </h2>
        <CountEvents locale={locale} events={events} empty={t("events.none")} />
      </section>
    </>
  );
}
