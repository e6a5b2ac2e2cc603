// One sheet: its lines, its history, and what can be done with it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { zoneNote } from "@/components/admin/written";
import { LineTable } from "@/components/paper/line-table";
import { PaperDone } from "@/components/paper/paper-done";
import { SheetBadge } from "@/components/paper/sheet-badge";
import { SheetHistory } from "@/components/paper/sheet-history";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { listLines } from "@/lib/petitions/paper/lines/queries";
import { LINES_A_SHEET } from "@/lib/petitions/paper/rules";
import { findNextSheets, findSheet } from "@/lib/petitions/paper/sheets/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../../petition-nav";
import { reopenSheetAction, returnSheetAction, voidSheetAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string; sheet: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("column.sheet") } : {};
}

export default async function SheetDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("paper:see");
  const { locale, id, sheet: sheetId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(sheetId)) notFound();
  const sheet = await findSheet(id, sheetId);
  if (!sheet) notFound();
  const [lines, next, { done }] = await Promise.all([
    listLines(id, sheetId),
    findNextSheets(id, sheet.serial, actor.id),
    searchParams,
  ]);
  const members = [
    ...lines.map(({ enteredById }) => enteredById),
    ...sheet.deeds.map(({ byId }) => byId),
  ].filter((member) => member !== null);
  const names = await memberNames([...new Set(members)]);
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "paper-sheet",
    subjectId: sheetId,
    details: { lines: lines.length },
  });
  const t = translator(locale, "paper");
  const section = paths.admin(locale, `petitions/${id}/paper`);
  const here = `${section}/sheets/${sheetId}`;
  const [mayOrder, mayEnter, mayCheck] = [
    may(actor.role, "paper:order"),
    may(actor.role, "paper:enter"),
    may(actor.role, "paper:check"),
  ];
  const isOpen = sheet.voidedAt === null;
  const isUnused = sheet.collected + sheet.checked + sheet.joined === 0;
  const hasOthers = lines.some(
    ({ state, isErased, enteredById }) =>
      state === "collected" && !isErased && enteredById !== actor.id,
  );
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={section}>{t("title")}</a>}
        title={t("sheet.title", { serial: sheet.serial })}
        meta={
          <>
            <SheetBadge locale={locale} state={sheet.state} />{" "}
            {placeWords(locale, sheet.regionSet, sheet.place)}, {localeNames[sheet.locale]},{" "}
            {t("print.version", { number: sheet.version })}
          </>
        }
        actions={
          <>
            {mayEnter && isOpen && lines.length < LINES_A_SHEET ? (
              <ButtonLink href={`${here}/enter`}>{t("sheet.enter")}</ButtonLink>
            ) : null}
            {mayCheck && isOpen && hasOthers ? (
              <ButtonLink look="ask" href={`${here}/check`}>
                {t("sheet.check")}
              </ButtonLink>
            ) : null}
            {mayEnter && isOpen && sheet.returnedAt === null ? (
              <ButtonForm
                large
                locale={locale}
                action={returnSheetAction.bind(null, locale, id, sheetId)}
                button={t("sheet.returned")}
              />
            ) : null}
          </>
        }
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <PaperDone locale={locale} done={done} />
      <p className="note mb-6 flex flex-wrap gap-x-6 gap-y-2">
        {mayEnter && next.toEnter ? (
          <a href={`${section}/sheets/${next.toEnter.id}/enter`}>
            {t("sheet.nextEnter", { serial: next.toEnter.serial })}
          </a>
        ) : null}
        {mayCheck && next.toCheck ? (
          <a href={`${section}/sheets/${next.toCheck.id}/check`}>
            {t("sheet.nextCheck", { serial: next.toCheck.serial })}
          </a>
        ) : null}
        <span>{zoneNote(locale)}</span>
      </p>
      <LineTable
        locale={locale}
        set={sheet.regionSet}
        lines={lines}
        names={names}
        hrefOf={mayEnter || mayCheck ? (line) => `${here}/lines/${line.id}` : null}
      />
      {mayOrder ? (
        <div className="mt-8 grid gap-2">
          {isOpen && isUnused ? (
            <Deed
              locale={locale}
              id="void"
              action={voidSheetAction.bind(null, locale, id, sheetId)}
              summary={t("sheet.void")}
              explanation={t("sheet.voidWhat")}
              reason={t("sheet.reason")}
              button={t("sheet.void")}
            />
          ) : null}
          {!isOpen || (isUnused && sheet.returnedAt !== null) ? (
            <Deed
              locale={locale}
              id="reopen"
              action={reopenSheetAction.bind(null, locale, id, sheetId)}
              summary={t("sheet.reopenSheet")}
              explanation={t("sheet.reopenWhat")}
              reason={t("sheet.reason")}
              button={t("sheet.reopenSheet")}
            />
          ) : null}
        </div>
      ) : null}
      <SheetHistory locale={locale} deeds={sheet.deeds} names={names} />
    </>
  );
}
