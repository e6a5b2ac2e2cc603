// Setting up the second factor: the secret as a picture and as text, and the first code.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { QrCode } from "@/components/ui/qr-code";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { readChallenge } from "@/lib/auth/cookies";
import { grouped, totpAddress } from "@/lib/auth/one-time-codes";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findSecretToEnrol } from "@/lib/members/sign-in/queries";
import { paths } from "@/lib/urls";
import { confirmFactorAction } from "../actions";

type FactorProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: FactorProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "auth")("factor.title") } : {};
}

export default async function SecondFactorPage({ params }: FactorProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "auth");
  const enrolling = await findSecretToEnrol(await readChallenge());
  if (!enrolling) {
    await answerWith(410);
    return (
      <>
        <PageTitle desk kicker={t("desk")} title={t("factor.title")} />
        <p className="mb-6 max-w-measure">{t("factor.expired")}</p>
        <ButtonLink href={paths.signIn(locale)}>{t("factor.toSignIn")}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageTitle desk kicker={t("setUp.title")} title={t("factor.title")} />
      <p className="mb-6 max-w-measure">{t("factor.lead")}</p>
      <p className="mb-4 max-w-measure">{t("factor.scan")}</p>
      <QrCode
        address={totpAddress(enrolling.secret, enrolling.email)}
        label={t("factor.picture")}
        className="mb-4 size-60"
      />
      <p className="max-w-measure">{t("factor.type")}</p>
      <p className="mb-6 max-w-measure">
        <code className="break-words" data-testid="totp-secret">
          {grouped(enrolling.secret)}
        </code>
      </p>
      <ActionForm
        id="factor"
        className="grid max-w-form gap-6"
        action={confirmFactorAction.bind(null, locale)}
        labels={formLabels(locale)}
        names={{ code: t("factor.code") }}
      >
        <TextField
          name="code"
          label={t("factor.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={40}
          secret
          short
        />
        <div>
          <SubmitButton look="ask">{t("factor.submit")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
