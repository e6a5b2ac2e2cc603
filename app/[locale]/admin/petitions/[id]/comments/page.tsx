// A petition's comments: what waits for a decision, oldest first, and what was decided.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommentQueue } from "@/components/admin/comment-queue";
import { ListPager } from "@/components/admin/list-pager";
import { QueueKeys } from "@/components/admin/queue-keys";
import { zoneNote } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { countWaiting, listQueue } from "@/lib/petitions/comments/queries";
import { decisions } from "@/lib/petitions/comments/rules";
import { QUEUE_PAGE, queueFilters } from "@/lib/petitions/comments/schema";
import { findPetition } from "@/lib/petitions/lists/queries";
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
  return isLocale(locale) ? { title: translator(locale, "comments")("desk.title") } : {};
}

/** What was decided last, from the address: which decision, about which comments. */
function lastDecision({ done, of }: Query) {
  const decision = decisions.find((known) => known === done);
  if (decision === undefined) return null;
  const ids = typeof of === "string" ? of.split(".", QUEUE_PAGE).filter(looksLikeId) : [];
  return { decision, ids };
}

type LastProps = {
  locale: Locale;
  id: string;
  list: string;
  last: NonNullable<ReturnType<typeof lastDecision>>;
};

function Last({ locale, id, list, last: { decision, ids } }: LastProps) {
  const t = translator(locale, "comments");
  const sentence =
    ids.length === 0 ? t("desk.done.none") : t(`desk.done.${decision}`, { count: ids.length });
  return (
    <div className="mb-6">
      <Notice role="status">
        <p>{sentence}</p>
        {decision === "waiting" || ids.length === 0 ? null : (
          <div className="mt-2" data-undo>
            <ActionForm
              className=""
              action={decideAction.bind(null, locale, id, list)}
              labels={formLabels(locale)}
            >
              {ids.map((one) => (
                <input key={one} type="hidden" name="chosen" value={one} />
              ))}
              <SubmitButton small name="deed" value="waiting">
                {t("desk.undo")}
              </SubmitButton>
            </ActionForm>
          </div>
        )}
      </Notice>
    </div>
  );
}

export default async function CommentsDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("comment:moderate");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const query = await searchParams;
  const { state } = queueFilters.parse(query);
  const [{ rows, next }, waiting] = await Promise.all([
    listQueue(id, state, readCursor(query.after)),
    countWaiting(id),
  ]);
  await recordRead({
    actorId: actor.id,
    action: "comment:see",
    subjectType: "petition",
    subjectId: id,
    details: { state, rows: rows.length },
  });
  const t = translator(locale, "comments");
  const here = paths.admin(locale, `petitions/${id}/comments`);
  const last = lastDecision(query);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("desk.title")}
      />
      <PetitionNav locale={locale} id={id} current="comments" role={actor.role} />
      <p className="max-w-measure">{t("desk.lead")}</p>
      <p className="note mt-2 mb-6 max-w-measure">{t("desk.keys")}</p>
      <QueueKeys list={rows.map((row) => row.id).join(" ")} />
      {last ? <Last locale={locale} id={id} list={state} last={last} /> : null}
      <nav aria-label={t("desk.show")} className="mb-4 flex flex-wrap gap-x-5 font-sans text-sm">
        {decisions.map((one) => (
          <a
            key={one}
            href={withQuery(here, { state: one === "waiting" ? undefined : one })}
            aria-current={one === state ? "page" : undefined}
            className="py-1.5 aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
          >
            {t(`desk.${one}`)}
            {one === "waiting" ? ` (${formatNumber(locale, waiting)})` : ""}
          </a>
        ))}
      </nav>
      <p className="note mb-2">{zoneNote(locale)}</p>
      {rows.length === 0 ? (
        <EmptyState title={t(state === "waiting" ? "desk.noneWaiting" : "desk.none")}>
          {t("desk.noneText")}
        </EmptyState>
      ) : (
        <CommentQueue
          locale={locale}
          set={petition.rule.regionSet}
          state={state}
          rows={rows}
          action={decideAction.bind(null, locale, id, state)}
        />
      )}
      <ListPager
        locale={locale}
        here={here}
        keep={{ state }}
        isLater={query.after !== undefined}
        next={next && writeCursor(next)}
      />
    </>
  );
}
