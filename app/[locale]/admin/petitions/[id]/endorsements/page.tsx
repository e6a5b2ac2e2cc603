// A petition's endorsements: what waits for a decision, oldest first, what was decided, what was taken back.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EndorsementQueue } from "@/components/admin/endorsement-queue";
import { FilterForm } from "@/components/admin/filters";
import { QueueKeys } from "@/components/admin/queue-keys";
import { placeOptions, zoneNote } from "@/components/admin/written";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Pager } from "@/components/ui/pager";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { countWaiting, listQueue } from "@/lib/petitions/endorsements/desk/queries";
import { listedStates, queueFilters } from "@/lib/petitions/endorsements/desk/schema";
import { findPetition } from "@/lib/petitions/lists/queries";
import { NOT_GIVEN } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { decideAction } from "./actions";

type Query = Record<string, string | string[] | undefined>;
type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Query>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "endorsements")("desk.title") } : {};
}

const outcomes = ["approved", "declined", "waiting", "none"] as const;

/** What was done last, from the address: the outcome, and about which endorsement. */
function lastDecision({ done, of }: Query) {
  const outcome = outcomes.find((known) => known === done);
  if (outcome === undefined) return null;
  const isUndoable = outcome === "approved" || outcome === "declined";
  const id = isUndoable && typeof of === "string" && looksLikeId(of) ? of : null;
  return { outcome, id };
}

type LastProps = {
  locale: Locale;
  outcome: (typeof outcomes)[number];
  /** What can be undone. */
  id: string | null;
  undo: FormAction;
};

function Last({ locale, outcome, id, undo }: LastProps) {
  const t = translator(locale, "endorsements");
  return (
    <div className="mb-6">
      <Notice role="status">
        <p>{t(`desk.done.${outcome}`)}</p>
        {id === null ? null : (
          <div className="mt-2" data-undo>
            <ActionForm className="" action={undo} labels={formLabels(locale)}>
              <SubmitButton small name="deed" value={`waiting:${id}`}>
                {t("desk.undo")}
              </SubmitButton>
            </ActionForm>
          </div>
        )}
      </Notice>
    </div>
  );
}

export default async function EndorsementsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("endorsement:decide");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const query = await searchParams;
  const filters = queueFilters.parse(query);
  const { state, place } = filters;
  const [{ rows, next }, waiting] = await Promise.all([
    listQueue(id, filters, readCursor(query.after)),
    countWaiting(id),
  ]);
  await recordRead({
    actorId: actor.id,
    action: "endorsement:see",
    subjectType: "petition",
    subjectId: id,
    details: { ...filters, rows: rows.length },
  });
  const t = translator(locale, "endorsements");
  const c = translator(locale, "common");
  const here = paths.admin(locale, `petitions/${id}/endorsements`);
  const set = petition.rule.regionSet;
  const listed = { place, state: state === "waiting" ? undefined : state };
  const seats = placeOptions(locale, set).map((one) =>
    one.value === NOT_GIVEN ? { ...one, label: t("noRegion") } : one,
  );
  const last = lastDecision(query);
  const decide = (seen: string) => decideAction.bind(null, locale, id, seen, filters);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("desk.title")}
      />
      <PetitionNav locale={locale} id={id} current="endorsements" role={actor.role} />
      <p className="max-w-measure">{t("desk.lead")}</p>
      <p className="note mt-2 mb-6 max-w-measure">{t("desk.keys")}</p>
      <QueueKeys list={rows.map((row) => row.id).join(" ")} />
      {last ? <Last locale={locale} {...last} undo={decide(last.outcome)} /> : null}
      <nav aria-label={t("desk.show")} className="mb-4 flex flex-wrap gap-x-5 font-sans text-sm">
        {listedStates.map((one) => (
          <a
            key={one}
            href={withQuery(here, { place, state: one === "waiting" ? undefined : one })}
            aria-current={one === state ? "page" : undefined}
            className="py-1.5 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
          >
            {t(`desk.${one}`)}
            {one === "waiting" ? ` (${formatNumber(locale, waiting)})` : ""}
          </a>
        ))}
      </nav>
      <FilterForm
        locale={locale}
        action={withQuery(here, { state: listed.state })}
        keep={{ state: listed.state }}
        fields={[{ name: "place", label: t("place"), value: place, options: seats }]}
      />
      <p className="note my-4">{zoneNote(locale)}</p>
      {rows.length === 0 ? (
        <EmptyState title={t(state === "waiting" ? "desk.noneWaiting" : "desk.none")}>
          {t("desk.noneText")}
        </EmptyState>
      ) : (
        <EndorsementQueue
          locale={locale}
          set={set}
          state={state}
          rows={rows}
          action={decide(state)}
        />
      )}
      <Pager
        label={c("pager.label")}
        previous={
          query.after ? { href: withQuery(here, listed), label: c("pager.first") } : undefined
        }
        next={
          next
            ? {
                href: withQuery(here, { ...listed, after: writeCursor(next) }),
                label: c("pager.next"),
              }
            : undefined
        }
      />
    </>
  );
}
