// Accepted lines of paper whose namesake signed online afterwards: one question each.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PaperDone } from "@/components/paper/paper-done";
import { ActionForm } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/choice-group";
import { EmptyState } from "@/components/ui/empty-state";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { recordRead } from "@/lib/audit/commands";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatDate } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { listPossibleDuplicates } from "@/lib/petitions/paper/duplicates/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { decideDuplicateAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("duplicates.title") } : {};
}

export default async function DuplicatesDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("paper:check");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const [pairs, { done }] = await Promise.all([listPossibleDuplicates(id), searchParams]);
  await recordRead({
    actorId: actor.id,
    action: "paper:see",
    subjectType: "petition",
    subjectId: id,
    details: { pairs: pairs.length },
  });
  const t = translator(locale, "paper");
  const section = paths.admin(locale, `petitions/${id}`);
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={`${section}/paper`}>{t("title")}</a>}
        title={t("duplicates.title")}
        lead={<span className="font-sans text-base">{t("duplicates.lead")}</span>}
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <PaperDone locale={locale} done={done} />
      {pairs.length === 0 ? (
        <EmptyState title={t("duplicates.none")}>{t("duplicates.noneText")}</EmptyState>
      ) : null}
      {pairs.map((pair) => {
        const { signatureId, signedAt } = pair.online;
        const { serial, position } = pair;
        const signedOn = formatDate(locale, pair.signedOn, "short");
        const key = `${pair.lineId}-${signatureId}`;
        return (
          <section key={key} aria-labelledby={key} className="border-rule border-t py-4">
            <h2 id={key} className="text-lg">
              {pair.name ?? t("sheet.erased")}
            </h2>
            <ul className="my-2 font-sans text-sm">
              <li>
                <a href={`${section}/paper/sheets/${pair.sheetId}`}>
                  {t("duplicates.paper", { serial, position, date: signedOn })}
                </a>
                {pair.locality ? `, ${pair.locality}` : null},{" "}
                {placeWords(locale, petition.rule.regionSet, pair.place)}
              </li>
              <li>
                <a href={`${section}/signatures/${signatureId}`}>
                  {t("duplicates.online", { date: formatDate(locale, signedAt, "short") })}
                </a>
              </li>
            </ul>
            {pair.enteredById === actor.id ? (
              <p className="note">{t("duplicates.refused.own")}</p>
            ) : (
              <ActionForm
                id={`pair-${key}`}
                className="grid max-w-form gap-4"
                label={pair.name ?? t("sheet.erased")}
                action={decideDuplicateAction.bind(null, locale, id, pair.lineId, signatureId)}
                labels={formLabels(locale, "saving")}
                names={{ who: t("duplicates.question"), reason: t("duplicates.reason") }}
              >
                <RadioGroup
                  name="who"
                  label={t("duplicates.question")}
                  choices={[
                    { value: "same", label: t("duplicates.same") },
                    { value: "distinct", label: t("duplicates.distinct") },
                  ]}
                />
                <TextField name="reason" label={t("duplicates.reason")} maxLength={300} />
                <div>
                  <SubmitButton>{t("duplicates.button")}</SubmitButton>
                </div>
              </ActionForm>
            )}
          </section>
        );
      })}
    </>
  );
}
