// One line: changed or removed while nobody decided it, reopened afterwards.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Deed } from "@/components/admin/deed";
import { placeOptions, when } from "@/components/admin/written";
import { LineFields } from "@/components/paper/line-fields";
import { lineName } from "@/components/paper/line-table";
import { lineWords } from "@/components/paper/line-words";
import { LineBadge } from "@/components/paper/sheet-badge";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordRead } from "@/lib/audit/commands";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { findLine } from "@/lib/petitions/paper/lines/queries";
import { findSheet } from "@/lib/petitions/paper/sheets/queries";
import { placeIn } from "@/lib/region-sets";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../../../../petition-nav";
import { changeLineAction, removeLineAction, reopenLineAction } from "./actions";

type PageProps = { params: Promise<{ locale: string; id: string; sheet: string; line: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("column.line") } : {};
}

export default async function LineDesk({ params }: PageProps) {
  const actor = await requirePermission("paper:see");
  const { locale, id, sheet: sheetId, line: lineId } = await params;
  if (!isLocale(locale) || ![id, sheetId, lineId].every((one) => looksLikeId(one))) notFound();
  const [sheet, line] = await Promise.all([findSheet(id, sheetId), findLine(id, sheetId, lineId)]);
  if (!sheet || !line) notFound();
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "paper-sheet",
    subjectId: sheetId,
    details: { lines: 1 },
  });
  const t = translator(locale, "paper");
  const words = lineWords(locale);
  const { serial } = sheet;
  const { position } = line;
  const isWaiting = line.state === "collected" && !line.isErased;
  const decider = line.decidedById ? await memberNames([line.decidedById]) : new Map();
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}/paper/sheets/${sheetId}`)}>
            {t("sheet.title", { serial })}
          </a>
        }
        title={t("line.title", { serial, position })}
        meta={<LineBadge locale={locale} state={line.isJoined ? "joined" : line.state} />}
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      {isWaiting && may(actor.role, "paper:enter") ? (
        <>
          <ActionForm
            id="line"
            className="grid max-w-form gap-5"
            action={changeLineAction.bind(null, locale, id, sheetId, lineId)}
            labels={formLabels(locale, "saving")}
            names={{ ...words }}
          >
            <input type="hidden" name="seen" value={line.enteredAt.getTime()} />
            <LineFields
              suffix=""
              compact={false}
              words={words}
              places={placeOptions(locale, sheet.regionSet)}
              values={{
                name: line.name ?? "",
                locality: line.locality ?? "",
                place: placeIn(sheet.regionSet, line.place),
                contact: line.email ?? line.phone ?? "",
                day: line.signedOn.toISOString().slice(0, 10),
                isIllegible: line.isIllegible,
                isUnsigned: line.isUnsigned,
              }}
            />
            <div>
              <SubmitButton look="ask">{t("line.save")}</SubmitButton>
            </div>
          </ActionForm>
          <div className="mt-8">
            <Deed
              locale={locale}
              id="remove"
              action={removeLineAction.bind(null, locale, id, sheetId, lineId)}
              summary={t("line.remove")}
              explanation={t("line.removeWhat")}
              button={t("line.remove")}
            />
          </div>
        </>
      ) : (
        <p className="max-w-measure">
          {lineName(locale, line)}, {placeWords(locale, sheet.regionSet, line.place)}
          {line.rejection ? ` – ${t(`rejection.${line.rejection}`)}` : null}
        </p>
      )}
      {line.decidedAt && line.decidedById ? (
        <p className="note mt-2">
          {t("line.decided", {
            date: when(locale, line.decidedAt),
            name: String(decider.get(line.decidedById) ?? ""),
          })}
        </p>
      ) : null}
      {line.state !== "collected" && !line.isErased && may(actor.role, "paper:check") ? (
        <div className="mt-8">
          <Deed
            locale={locale}
            id="reopen"
            action={reopenLineAction.bind(null, locale, id, sheetId, lineId)}
            summary={t("sheet.reopen")}
            explanation={t("line.reopenWhat")}
            reason={t("sheet.reason")}
            button={t("sheet.reopen")}
          />
        </div>
      ) : null}
    </>
  );
}
