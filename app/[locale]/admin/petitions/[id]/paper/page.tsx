// Paper: what was collected, by collector, region and day; and the way to a sheet.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPager } from "@/components/admin/list-pager";
import { when, zoneNote } from "@/components/admin/written";
import { CollectorTable } from "@/components/paper/collector-table";
import { countColumns } from "@/components/paper/count-columns";
import { DayTable } from "@/components/paper/day-table";
import { PaperDone } from "@/components/paper/paper-done";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { readCursor, writeCursor } from "@/lib/cursors";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listCollectorLines } from "@/lib/petitions/paper/collectors/queries";
import { pageOrders } from "@/lib/petitions/paper/orders/queries";
import {
  DAYS_SHOWN,
  getPaperCounts,
  listDayLines,
  listPlaceLines,
} from "@/lib/petitions/paper/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("title") } : {};
}

export default async function PaperDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("paper:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const set = petition.rule.regionSet;
  const query = await searchParams;
  const isAllDays = query.days === "all";
  const [counts, collectors, { rows: orders, next }, places, days] = await Promise.all([
    getPaperCounts(id),
    listCollectorLines(id),
    pageOrders(id, readCursor(query.after)),
    listPlaceLines(id),
    // One more than is shown tells whether there are more.
    listDayLines(id, isAllDays ? null : DAYS_SHOWN + 1),
  ]);
  const isCut = !isAllDays && days.length > DAYS_SHOWN;
  // Collectors' names are read here.
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "petition",
    subjectId: id,
    details: { orders: orders.length, collectors: collectors.length },
  });
  const t = translator(locale, "paper");
  const number = (value: number) => formatNumber(locale, value);
  const here = paths.admin(locale, `petitions/${id}/paper`);
  const mayOrder = may(actor.role, "paper:order") && petition.publishedAt !== null;
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("title")}
        lead={<span className="font-sans text-base">{t("front.lead")}</span>}
        actions={
          <>
            {mayOrder ? <ButtonLink href={`${here}/order`}>{t("front.order")}</ButtonLink> : null}
            {may(actor.role, "paper:enter") ? (
              <ButtonLink href={`${here}/import`}>{t("front.import")}</ButtonLink>
            ) : null}
          </>
        }
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <PaperDone locale={locale} done={query.done} />
      {petition.publishedAt === null ? <p className="note mb-6">{t("front.draft")}</p> : null}
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
        <section aria-labelledby="counts">
          <h2 id="counts" className="mb-2 text-xl">
            {t("front.counts")}
          </h2>
          <DefinitionList
            items={[
              { term: t("front.total"), value: number(counts.total) },
              { term: t("front.online"), value: number(counts.online) },
              { term: t("front.paper"), value: number(counts.paper) },
              { term: t("front.entered"), value: number(counts.entered) },
              { term: t("front.collected"), value: number(counts.collected) },
              { term: t("front.checked"), value: number(counts.checked) },
              { term: t("front.joined"), value: number(counts.joined) },
              { term: t("front.rejected"), value: number(counts.rejected) },
            ]}
          />
        </section>
        <div className="grid gap-6">
          <form method="get" action={`${here}/sheets`} data-search className="field">
            <label className="field-label" htmlFor="number">
              {t("front.find")}
            </label>
            <div className="flex flex-wrap items-end gap-3">
              <input
                id="number"
                name="number"
                inputMode="numeric"
                autoComplete="off"
                className="input input-short"
              />
              <button type="submit" className={buttonClass("plain")}>
                {t("front.open")}
              </button>
            </div>
          </form>
          <ul className="grid gap-2 font-sans text-sm">
            <li>
              <a href={withQuery(`${here}/sheets`, { state: "waiting" })}>{t("front.waiting")}</a>
            </li>
            <li>
              <a href={`${here}/sheets`}>{t("front.sheets")}</a>
            </li>
            {may(actor.role, "paper:check") ? (
              <li>
                <a href={`${here}/duplicates`}>{t("front.duplicates")}</a>
              </li>
            ) : null}
          </ul>
        </div>
      </div>
      <section className="mt-10" aria-labelledby="collectors">
        <h2 id="collectors" className="mb-2 text-xl">
          {t("front.byCollector")}
        </h2>
        <CollectorTable locale={locale} rows={collectors} />
      </section>
      <section className="mt-10" aria-labelledby="orders">
        <h2 id="orders" className="mb-2 text-xl">
          {t("front.byOrder")}
        </h2>
        <p className="note mb-2">{zoneNote(locale)}</p>
        <DataTable
          caption={t("front.byOrder")}
          captionHidden
          rows={orders}
          rowKey={(order) => order.id}
          empty={<EmptyState title={t("front.noOrders")}>{t("front.noOrdersText")}</EmptyState>}
          columns={[
            {
              key: "collector",
              head: t("column.order"),
              names: true,
              cell: (order) => (
                <a href={withQuery(`${here}/sheets`, { order: order.id })}>
                  {order.collector ?? t("front.erased")}
                </a>
              ),
            },
            {
              key: "place",
              head: t("column.region"),
              cell: (order) => placeWords(locale, set, order.place),
            },
            {
              key: "sheets",
              head: t("column.sheets"),
              cell: (order) => t("front.range", { first: order.first, last: order.last }),
            },
            {
              key: "locale",
              head: t("column.language"),
              cell: (order) => localeNames[order.locale],
            },
            {
              key: "created",
              head: t("column.when"),
              cell: (order) => when(locale, order.createdAt),
            },
            {
              key: "returned",
              head: t("column.returned"),
              number: true,
              cell: (order) => number(order.returned),
            },
            ...countColumns<(typeof orders)[number]>(locale),
            ...(mayOrder
              ? [
                  {
                    key: "print",
                    head: t("column.file"),
                    unlabelled: true,
                    cell: (order: (typeof orders)[number]) => (
                      <form method="post" action={`${here}/orders/${order.id}/pdf`}>
                        <button type="submit" className={buttonClass("quiet", true)}>
                          {t("front.print")}
                        </button>
                      </form>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <ListPager
          locale={locale}
          here={here}
          keep={isAllDays ? { days: "all" } : {}}
          isLater={query.after !== undefined}
          next={next && writeCursor(next)}
        />
      </section>
      <div className="mt-10 grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
        {places.length > 0 ? (
          <DataTable
            caption={t("front.byRegion")}
            rows={places}
            rowKey={(row) => row.place}
            columns={[
              {
                key: "place",
                head: t("column.region"),
                names: true,
                cell: (row) => placeWords(locale, set, row.place),
              },
              ...countColumns<(typeof places)[number]>(locale),
            ]}
          />
        ) : null}
        {days.length > 0 ? (
          <DayTable
            locale={locale}
            rows={isCut ? days.slice(0, DAYS_SHOWN) : days}
            allDays={isCut ? withQuery(here, { days: "all" }) : null}
          />
        ) : null}
      </div>
    </>
  );
}
