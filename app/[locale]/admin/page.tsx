// The overview: where each thing stands, and what waits.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CountAlerts } from "@/components/admin/count-alerts";
import { StateBadge } from "@/components/admin/state-badge";
import { placeName, when, zoneNote } from "@/components/admin/written";
import { DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { listBriefings } from "@/lib/briefings/queries";
import { listEvents } from "@/lib/events/desk/queries";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { getQueue } from "@/lib/jobs/queries";
import { countRecoveryCodes } from "@/lib/members/queries";
import { listPetitions } from "@/lib/petitions/lists/queries";
import { listDiffering } from "@/lib/petitions/recounts/queries";
import { listUnseenAlerts } from "@/lib/petitions/watch/queries";
import { countSupporters } from "@/lib/supporters/lists/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

const FEW_CODES = 3;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.overview") } : {};
}

export default async function Overview({ params }: PageProps) {
  const actor = await requirePermission("admin:enter");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const now = new Date();
  const [petitions, events, briefings, joined, waiting, queue, codes, alerts, differing] =
    await Promise.all([
      listPetitions(locale, now),
      listEvents(locale, now, null, 100),
      listBriefings(locale, null, 5),
      countSupporters({ state: "joined" }),
      countSupporters({ state: "waiting" }),
      getQueue(),
      countRecoveryCodes(actor.id),
      may(actor.role, "watch:see") ? listUnseenAlerts(locale) : [],
      listDiffering(),
    ]);
  const coming = events.rows
    .filter(({ phase }) => phase === "coming" || phase === "running")
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .slice(0, 5);
  const t = translator(locale, "admin");
  const l = translator(locale, "layout");
  const number = (value: number) => formatNumber(locale, value);
  const section = (name: string) => paths.admin(locale, name);
  return (
    <>
      <PageTitle desk title={l("admin.overview")} />
      {codes <= FEW_CODES ? (
        <div className="mb-6">
          <Notice kind="attention">
            <p>
              {t("security.codesLeft", { count: codes })}{" "}
              <a href={section("security/recovery-codes")}>{t("security.codesNew")}</a>
            </p>
          </Notice>
        </div>
      ) : null}
      {alerts.map(({ petitionId, title, alerts: count }) => (
        <div className="mb-6" key={petitionId}>
          <Notice kind="problem">
            <p>
              <a href={section(`petitions/${petitionId}/watch`)}>
                {translator(locale, "watch")("overview", { count, title })}
              </a>
            </p>
          </Notice>
        </div>
      ))}
      <CountAlerts locale={locale} differing={differing} />
      {queue.givenUp > 0 ? (
        <div className="mb-6">
          <Notice kind="problem">
            <p>{t("overview.givenUp", { count: queue.givenUp })}</p>
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[2fr_1fr]">
        <div className="grid min-w-0 content-start gap-10">
          <section aria-labelledby="petitions">
            <h2 id="petitions" className="mb-3 text-xl">
              {l("admin.petitions")}
            </h2>
            <DataTable
              caption={l("admin.petitions")}
              captionHidden
              rows={petitions.slice(0, 5)}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t("petitions.none")}>{t("petitions.noneText")}</EmptyState>}
              columns={[
                {
                  key: "title",
                  head: t("list.title"),
                  names: true,
                  cell: (row) => (
                    <a href={section(`petitions/${row.id}`)}>{row.title || row.slug}</a>
                  ),
                },
                {
                  key: "state",
                  head: t("list.state"),
                  cell: (row) => <StateBadge locale={locale} state={row.state} />,
                },
                {
                  key: "total",
                  head: t("petitions.total"),
                  number: true,
                  cell: (row) => number(row.progress.total),
                },
                {
                  key: "pending",
                  head: t("petitions.pending"),
                  number: true,
                  cell: (row) => number(row.pending),
                },
              ]}
            />
          </section>
          <section aria-labelledby="events">
            <h2 id="events" className="mb-3 text-xl">
              {t("overview.nextEvents")}
            </h2>
            <DataTable
              caption={t("overview.nextEvents")}
              captionHidden
              rows={coming}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t("overview.noEvents")}>{t("event.noneText")}</EmptyState>}
              columns={[
                {
                  key: "title",
                  head: t("list.title"),
                  names: true,
                  cell: (row) => <a href={section(`events/${row.id}`)}>{row.title || row.slug}</a>,
                },
                {
                  key: "starts",
                  head: t("event.startsAt"),
                  cell: (row) => formatDateTime(locale, row.startsAt, row.timeZone, "short"),
                },
                {
                  key: "place",
                  head: t("event.place"),
                  cell: (row) => placeName(locale, row.place),
                },
                {
                  key: "coming",
                  head: t("event.coming"),
                  number: true,
                  cell: (row) => number(row.coming),
                },
              ]}
            />
          </section>
          <section aria-labelledby="briefings">
            <h2 id="briefings" className="mb-1 text-xl">
              {l("admin.briefings")}
            </h2>
            <p className="note mb-3">{zoneNote(locale)}</p>
            <DataTable
              caption={l("admin.briefings")}
              captionHidden
              rows={briefings.rows}
              rowKey={(row) => row.id}
              empty={<EmptyState title={t("briefings.none")}>{t("briefings.noneText")}</EmptyState>}
              columns={[
                {
                  key: "title",
                  head: t("list.title"),
                  names: true,
                  cell: (row) => (
                    <a href={section(`briefings/${row.id}`)}>{row.title || row.slug}</a>
                  ),
                },
                {
                  key: "state",
                  head: t("list.state"),
                  cell: (row) => <StateBadge locale={locale} state={row.state} />,
                },
                {
                  key: "revised",
                  head: t("list.revised"),
                  cell: (row) => (row.revisedAt ? when(locale, row.revisedAt) : ""),
                },
              ]}
            />
          </section>
        </div>
        <div className="grid min-w-0 content-start gap-10">
          <section aria-labelledby="people">
            <h2 id="people" className="mb-3 text-xl">
              {l("admin.supporters")}
            </h2>
            <DefinitionList
              items={[
                {
                  term: t("overview.joined"),
                  value: may(actor.role, "supporter:see") ? (
                    <a href={section("supporters")}>{number(joined)}</a>
                  ) : (
                    number(joined)
                  ),
                },
                { term: t("overview.unconfirmed"), value: number(waiting) },
              ]}
            />
          </section>
          <section aria-labelledby="queue">
            <h2 id="queue" className="mb-3 text-xl">
              {t("overview.queue")}
            </h2>
            <DefinitionList
              items={[
                { term: t("overview.waiting"), value: number(queue.waiting) },
                { term: t("overview.retrying"), value: number(queue.retrying) },
              ]}
            />
          </section>
        </div>
      </div>
    </>
  );
}
