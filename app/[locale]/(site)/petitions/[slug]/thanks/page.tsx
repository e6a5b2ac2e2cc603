// "Check your inbox": the same for everybody who signed, had signed, or typed somebody else's address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetitionFacts } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";
import { again } from "./actions";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "petitions")("thanks.title"),
    robots: { index: false, follow: false },
  };
}

export default async function SignedPage({ params }: PageProps) {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await findPetitionFacts(slug) : null;
  if (!isLocale(locale) || !petition?.isPublished) notFound();
  const t = translator(locale, "petitions");
  return (
    <>
      <PageTitle title={t("thanks.title")} lead={t("thanks.lead")} />
      <div className="max-w-measure">
        <h2 className="text-xl">{t("thanks.noMail")}</h2>
        <p className="mt-1">{t("thanks.noMailText")}</p>
        {petition.isClosed ? null : (
          <div className="mt-4">
            <ActionForm
              id="again"
              action={again.bind(null, { locale, slug })}
              labels={formLabels(locale)}
              names={{ email: t("form.email") }}
              label={t("thanks.again")}
              className="grid max-w-form gap-4"
            >
              <TextField
                name="email"
                label={t("form.email")}
                help={t("thanks.againHelp")}
                type="email"
                inputMode="email"
                autoComplete="email"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={254}
              />
              <div>
                <SubmitButton>{t("thanks.again")}</SubmitButton>
              </div>
            </ActionForm>
          </div>
        )}
        <p className="note mt-6">{t("thanks.safe")}</p>
        <p className="mt-6">
          <a href={paths.petition(locale, slug)}>{t("thanks.back")}</a>
        </p>
      </div>
    </>
  );
}
