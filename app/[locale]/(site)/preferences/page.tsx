// Asking for a link to one's own data.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { askAction } from "./actions";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "supporters");
  return { title: t("preferences.ask.title"), description: t("preferences.ask.description") };
}

export default async function AskForDataPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "supporters");
  return (
    <>
      <PageTitle title={t("preferences.ask.title")} lead={t("preferences.ask.lead")} />
      <ActionForm
        id="ask"
        action={askAction.bind(null, locale)}
        labels={formLabels(locale)}
        names={{ email: t("form.email") }}
        label={t("preferences.ask.title")}
      >
        <TextField
          name="email"
          label={t("form.email")}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <div>
          <SubmitButton>{t("preferences.ask.button")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
