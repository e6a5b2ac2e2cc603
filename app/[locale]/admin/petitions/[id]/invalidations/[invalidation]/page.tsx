// One deed that takes many signatures out: what it means, some of whom, how far it is, and its buttons.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { conditionLines } from "@/components/admin/removal-conditions";
import { when, zoneNote } from "@/components/admin/written";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { getRegionSet } from "@/lib/petitions/queries";
import { type Sample, sampleMeant } from "@/lib/petitions/removals/conditions/queries";
import { findConditions, findRemoval, type Removal } from "@/lib/petitions/removals/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { moveAction } from "../actions";

type PageProps = { params: Promise<{ locale: string; id: string; invalidation: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "removals")("one") } : {};
}

/** Who did what when: a line for each instant the deed has. */
async function historyOf(locale: Locale, deed: Removal) {
  const t = translator(locale, "removals");
  const moments = [
    ["planned", deed.plannedAt, deed.plannedById],
    ["started", deed.startedAt, deed.startedById],
    ["cancelled", deed.cancelledAt, deed.cancelledById],
    ["finished", deed.finishedAt, null],
    ["undoStarted", deed.undoStartedAt, deed.undoStartedById],
    ["undone", deed.undoneAt, null],
  ] as const;
  const names = await memberNames(moments.flatMap(([, , member]) => member ?? []));
  return moments.flatMap(([moment, at, member]) => {
    if (at === null) return [];
    const who = member === null ? "" : (names.get(member) ?? "");
    return [
      { term: t(`moment.${moment}`), value: [when(locale, at), who].filter(Boolean).join(" – ") },
    ];
  });
}

export default async function RemovalDesk({ params }: PageProps) {
  const actor = await requirePermission("signature:invalidate");
  const { locale, id, invalidation } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(invalidation)) notFound();
  const deed = await findRemoval(id, invalidation);
  const conditions = deed && (await findConditions(invalidation));
  if (!deed || !conditions) notFound();
  const t = translator(locale, "removals");
  const number = (value: number) => formatNumber(locale, value);
  const set = await getRegionSet(id);
  const isPlanned = deed.state === "planned";
  const mayRead = may(actor.role, "signature:see");
  let sample: Sample[] = [];
  if (isPlanned && mayRead) {
    sample = await sampleMeant(conditions);
    await recordRead({
      actorId: actor.id,
      action: "signature:see",
      subjectType: "petition",
      subjectId: id,
      details: { invalidation, rows: sample.length },
    });
  }
  const move = (which: "start" | "cancel" | "undo") =>
    moveAction.bind(null, locale, id, invalidation, which);
  const here = paths.admin(locale, `petitions/${id}/invalidations/${invalidation}`);
  const isMoving = deed.state === "running" || deed.state === "undoing";
  const mayUndo = (deed.state === "finished" || deed.state === "cancelled") && deed.removed > 0;
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/invalidations`)}>{t("title")}</a>}
        title={deed.reason}
        meta={<Badge kind={isMoving ? "attention" : "plain"}>{t(`state.${deed.state}`)}</Badge>}
        actions={isMoving ? <ButtonLink href={here}>{t("refresh")}</ButtonLink> : null}
      />
      <PetitionNav locale={locale} id={id} current="invalidations" role={actor.role} />
      {deed.startedAt === null ? null : (
        <div className="mb-6 max-w-measure" role="status">
          <p className="text-lg">
            {deed.undoStartedAt === null
              ? t("progress", { removed: number(deed.removed), matched: number(deed.matched) })
              : t("undoProgress", {
                  restored: number(deed.restored),
                  removed: number(deed.removed),
                })}
          </p>
          <progress
            className="mt-2 w-full accent-steppe"
            aria-label={t("progressLabel")}
            max={Math.max(1, deed.undoStartedAt === null ? deed.matched : deed.removed)}
            value={deed.undoStartedAt === null ? deed.removed : deed.restored}
          />
          {isMoving ? <p className="note mt-1">{t("leaveIt")}</p> : null}
        </div>
      )}
      <p className="note mb-2">{zoneNote(locale)}</p>
      <DefinitionList
        items={[
          {
            term: t("conditions"),
            value: conditionLines(locale, set, deed.conditions, conditions.terms.pattern).join(
              "; ",
            ),
          },
          { term: t("form.category"), value: t(`category.${deed.category}`) },
          { term: t("matched"), value: number(deed.matched) },
          ...(await historyOf(locale, deed)),
        ]}
      />
      {isPlanned && mayRead ? (
        <section aria-labelledby="sample" className="mt-10">
          <h2 id="sample" className="mb-3 text-xl">
            {t("sample")}
          </h2>
          <DataTable
            caption={t("sample")}
            captionHidden
            rows={sample}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t("nobody")}>{t("nobodyText")}</EmptyState>}
            columns={[
              {
                key: "name",
                head: translator(locale, "admin")("person.name"),
                names: true,
                cell: (row) => (
                  <a href={paths.admin(locale, `petitions/${id}/signatures/${row.id}`)}>
                    {row.name ?? translator(locale, "admin")("person.erased")}
                  </a>
                ),
              },
              {
                key: "email",
                head: translator(locale, "admin")("person.email"),
                breaks: true,
                cell: (row) => row.email ?? "",
              },
              {
                key: "place",
                head: translator(locale, "admin")("person.place"),
                cell: (row) => placeWords(locale, set, row.place),
              },
              {
                key: "given",
                head: translator(locale, "admin")("signatures.given"),
                cell: (row) => when(locale, row.createdAt),
              },
            ]}
          />
        </section>
      ) : null}
      <div className="mt-8 grid gap-2">
        {isPlanned && deed.matched > 0 ? (
          <Deed
            locale={locale}
            id="start"
            action={move("start")}
            summary={t("start", { matched: deed.matched })}
            explanation={t("startWhat")}
            button={t("start", { matched: deed.matched })}
          />
        ) : null}
        {isPlanned || deed.state === "running" ? (
          <div>
            <ButtonForm
              large
              locale={locale}
              action={move("cancel")}
              button={t(isPlanned ? "drop" : "cancel")}
            />
          </div>
        ) : null}
        {mayUndo ? (
          <Deed
            locale={locale}
            id="undo"
            action={move("undo")}
            summary={t("undo", { removed: deed.removed })}
            explanation={t("undoWhat")}
            button={t("undo", { removed: deed.removed })}
          />
        ) : null}
      </div>
    </>
  );
}
