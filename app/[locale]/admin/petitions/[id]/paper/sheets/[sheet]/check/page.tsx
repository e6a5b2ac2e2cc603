// A sheet as the second person decides it: every line that waits, in one form.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckLine } from "@/components/paper/check-line";
import { EntryKeys } from "@/components/paper/entry-keys";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listLinesToCheck } from "@/lib/petitions/paper/checks/queries";
import { findSheet } from "@/lib/petitions/paper/sheets/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../../../petition-nav";
import { checkAction } from "./actions";

type PageProps = { params: Promise<{ locale: string; id: string; sheet: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("sheet.check") } : {};
}

export default async function CheckSheet({ params }: PageProps) {
  const actor = await requirePermission("paper:check");
  const { locale, id, sheet: sheetId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(sheetId)) notFound();
  const sheet = await findSheet(id, sheetId);
  if (!sheet) notFound();
  const lines = (await listLinesToCheck(id, sheetId)).filter(
    ({ state, isErased }) => state === "collected" && !isErased,
  );
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "paper-sheet",
    subjectId: sheetId,
    details: { lines: lines.length },
  });
  const t = translator(locale, "paper");
  const section = paths.admin(locale, `petitions/${id}`);
  const names = Object.fromEntries(
    lines.flatMap(({ position }) => {
      const label = t("enter.line", { position });
      return [
        [`choice_${position}`, label],
        [`reason_${position}`, `${label}, ${t("check.reason")}`],
      ];
    }),
  );
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={`${section}/paper/sheets/${sheetId}`}>
            {t("sheet.title", { serial: sheet.serial })}
          </a>
        }
        title={t("check.title", { serial: sheet.serial })}
        lead={<span className="font-sans text-base">{t("check.lead")}</span>}
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      {lines.length === 0 ? (
        <EmptyState title={t("check.none")}>{t("check.noneText")}</EmptyState>
      ) : (
        <ActionForm
          id="check"
          className="grid gap-6"
          action={checkAction.bind(null, locale, id, sheetId)}
          labels={formLabels(locale, "saving")}
          names={names}
        >
          <EntryKeys>
            <div>
              {lines.map((line) => (
                <CheckLine
                  key={line.id}
                  locale={locale}
                  set={sheet.regionSet}
                  line={line}
                  isOwn={line.enteredById === actor.id}
                  signatureHref={(signatureId) => `${section}/signatures/${signatureId}`}
                />
              ))}
            </div>
            <div>
              <SubmitButton look="ask">{t("check.button")}</SubmitButton>
            </div>
          </EntryKeys>
        </ActionForm>
      )}
    </>
  );
}
