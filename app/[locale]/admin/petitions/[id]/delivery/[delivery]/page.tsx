// One delivery: its facts, its document, its answers, and correcting each.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { AnswerEditor, DeliveryEditor } from "@/components/admin/delivery-forms";
import { ActionForm } from "@/components/ui/action-form";
import { FileField } from "@/components/ui/file-field";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatDate } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findDelivery } from "@/lib/petitions/deliveries/queries";
import { dateOf, dayOf } from "@/lib/petitions/deliveries/rules";
import { flatTexts } from "@/lib/petitions/deliveries/schema";
import { listFiles } from "@/lib/petitions/delivery-files/queries";
import {
  attachDocumentAction,
  deleteAnswerAction,
  deleteDeliveryAction,
  recordAnswerAction,
  removeDocumentAction,
  reviseDeliveryAction,
} from "../actions";
import { DeskHead, Done, readPetition } from "../desk";
import { fileChoices } from "../files-section";

type PageProps = {
  params: Promise<{ locale: string; id: string; delivery: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "delivery")("desk.one") } : {};
}

export default async function OneDelivery({ params, searchParams }: PageProps) {
  const actor = await requirePermission("delivery:edit");
  const { locale: given, id, delivery: deliveryId } = await params;
  const { locale, petition } = await readPetition(given, id);
  const [delivery, files] = await Promise.all([findDelivery(id, deliveryId), listFiles(id)]);
  if (delivery === null) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "delivery");
  const today = dayOf(new Date());
  const { deliveredOn, texts, total, document, answers, file } = delivery;
  const on = formatDate(locale, dateOf(deliveredOn), "long", "UTC");
  const values = { deliveredOn, fileId: file?.id ?? "", ...flatTexts(texts) };
  return (
    <>
      <DeskHead
        isBelow
        locale={locale}
        petition={petition}
        role={actor.role}
        title={t("delivered", { to: texts[locale].to, date: on })}
      />
      <Done locale={locale} done={done} />
      <p className="mb-8 text-lg tabular-nums">{t("total", { total })}</p>

      <section aria-labelledby="answers" className="mb-12">
        <h2 id="answers" className="mb-3 text-xl">
          {t("desk.answer")}
        </h2>
        {answers.map((answer) => {
          const flat = { answeredOn: answer.answeredOn, ...flatTexts(answer.texts) };
          const from = answer.texts[locale].from;
          const day = formatDate(locale, dateOf(answer.answeredOn), "long", "UTC");
          return (
            <div key={answer.id} className="mb-6">
              <p className="mb-2">{t("answered", { from, date: day })}</p>
              <AnswerEditor
                key={JSON.stringify(flat)}
                id={`answer-${answer.id}`}
                fold={{ summary: t("desk.answerEdit") }}
                locale={locale}
                action={recordAnswerAction.bind(null, locale, id, deliveryId, answer.id)}
                values={flat}
                since={deliveredOn}
                today={today}
                button={t("desk.save")}
              />
              <ButtonForm
                fold={{
                  summary: t("desk.answerDelete"),
                  lead: (
                    <p className="mb-4 max-w-measure font-sans text-sm">
                      {t("desk.answerDeleteWhat")}
                    </p>
                  ),
                }}
                locale={locale}
                action={deleteAnswerAction.bind(null, locale, id, deliveryId, answer.id)}
                button={t("desk.answerDelete")}
              />
            </div>
          );
        })}
        <AnswerEditor
          id="answer"
          fold={{ summary: t("desk.answerNew") }}
          locale={locale}
          action={recordAnswerAction.bind(null, locale, id, deliveryId, null)}
          values={{}}
          since={deliveredOn}
          today={today}
          button={t("desk.answerRecord")}
        />
      </section>

      <section aria-labelledby="document-heading" className="mb-12">
        <h2 id="document-heading" className="mb-2 text-xl">
          {t("desk.document")}
        </h2>
        <p className="mb-4 max-w-measure">{t("desk.documentWhat")}</p>
        {document ? (
          <div className="mb-4">
            <p className="mb-3 break-all font-sans text-sm">
              {document.name}, SHA-256 {document.hash}
            </p>
            <ButtonForm
              locale={locale}
              action={removeDocumentAction.bind(null, locale, id, deliveryId)}
              button={t("desk.documentRemove")}
            />
          </div>
        ) : null}
        <ActionForm
          id="document-form"
          className="grid max-w-form gap-4"
          action={attachDocumentAction.bind(null, locale, id, deliveryId)}
          labels={formLabels(locale)}
          names={{ document: t("desk.documentFile") }}
        >
          <FileField
            name="document"
            label={t("desk.documentFile")}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          />
          <div>
            <SubmitButton>{t("desk.documentPut")}</SubmitButton>
          </div>
        </ActionForm>
      </section>

      <section aria-labelledby="correct">
        <h2 id="correct" className="mb-3 text-xl">
          {t("desk.edit")}
        </h2>
        <DeliveryEditor
          key={JSON.stringify(values)}
          fold={{ summary: t("desk.edit") }}
          locale={locale}
          action={reviseDeliveryAction.bind(null, locale, id, deliveryId)}
          values={values}
          files={fileChoices(locale, files, file?.id ?? null)}
          today={today}
          button={t("desk.save")}
        />
        <Deed
          locale={locale}
          id="delete"
          action={deleteDeliveryAction.bind(null, locale, id, deliveryId)}
          summary={t("desk.delete")}
          explanation={t("desk.deleteWhat")}
          reason={t("desk.reason")}
          button={t("desk.delete")}
        />
      </section>
    </>
  );
}
