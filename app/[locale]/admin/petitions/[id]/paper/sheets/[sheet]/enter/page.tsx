// Fifteen lines to type from a sheet, in one form.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { placeOptions } from "@/components/admin/written";
import { EntryKeys } from "@/components/paper/entry-keys";
import { EntryRow } from "@/components/paper/entry-row";
import { lineFlags, lineName } from "@/components/paper/line-table";
import { lineWords, sheetFieldNames } from "@/components/paper/line-words";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listLines } from "@/lib/petitions/paper/lines/queries";
import { dayBounds } from "@/lib/petitions/paper/lines/rules";
import { positions } from "@/lib/petitions/paper/lines/schema";
import { LINES_A_SHEET } from "@/lib/petitions/paper/rules";
import { findSheet } from "@/lib/petitions/paper/sheets/queries";
import { placeIn } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../../../petition-nav";
import { enterAction } from "./actions";

type PageProps = { params: Promise<{ locale: string; id: string; sheet: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("sheet.enter") } : {};
}

export default async function EnterSheet({ params }: PageProps) {
  const actor = await requirePermission("paper:enter");
  const { locale, id, sheet: sheetId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(sheetId)) notFound();
  const sheet = await findSheet(id, sheetId);
  if (!sheet) notFound();
  const lines = await listLines(id, sheetId);
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "paper-sheet",
    subjectId: sheetId,
    details: { lines: lines.length },
  });
  const t = translator(locale, "paper");
  const words = lineWords(locale);
  const bounds = dayBounds(sheet.orderedAt, sheet.closesAt, new Date());
  const isFull = lines.length >= LINES_A_SHEET;
  const heads = [words.name, words.locality, words.contact, words.place, words.day, ""];
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}/paper/sheets/${sheetId}`)}>
            {t("sheet.title", { serial: sheet.serial })}
          </a>
        }
        title={t("enter.title", { serial: sheet.serial })}
        lead={
          <span className="font-sans text-base">
            {sheet.voidedAt ? t("sheet.refused.voided") : t("enter.lead")}
          </span>
        }
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      {isFull ? <p className="note mb-6">{t("enter.full")}</p> : null}
      <ActionForm
        id="enter"
        className="grid gap-6"
        action={enterAction.bind(null, locale, id, sheetId)}
        labels={formLabels(locale, "saving")}
        names={sheetFieldNames(locale)}
      >
        <EntryKeys>
          <TextField
            name="day"
            type="date"
            label={t("enter.day")}
            help={t("enter.dayHelp")}
            min={bounds.from}
            max={bounds.to}
            optional
            short
          />
          <div>
            <div
              aria-hidden="true"
              className="hidden gap-x-3 pb-1 font-sans text-muted text-sm lg:grid lg:grid-cols-[1.5rem_3fr_2fr_2.4fr_2fr_10rem_9rem]"
            >
              <span />
              {heads.map((head) => (
                <span key={head}>{head}</span>
              ))}
            </div>
            {positions.map((position) => {
              const line = lines.find((one) => one.position === position);
              const parts = line
                ? [lineName(locale, line), line.locality ?? "", lineFlags(locale, line)]
                : [];
              return (
                <EntryRow
                  key={position}
                  position={position}
                  label={t("enter.line", { position })}
                  words={words}
                  places={placeOptions(locale, sheet.regionSet)}
                  place={placeIn(sheet.regionSet, sheet.place)}
                  saved={
                    line ? { text: parts.filter(Boolean).join(", "), word: t("enter.saved") } : null
                  }
                />
              );
            })}
          </div>
          <div>
            <SubmitButton look="ask">{t("enter.button")}</SubmitButton>
          </div>
        </EntryKeys>
      </ActionForm>
    </>
  );
}
