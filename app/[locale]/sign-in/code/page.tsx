// The second step of signing in: the code from the app, or a recovery code.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { readChallenge } from "@/lib/auth/cookies";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { awaitsCode } from "@/lib/members/sign-in/queries";
import { isOwnPath, paths } from "@/lib/urls";
import { giveCodeAction } from "../actions";

type CodeProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ then?: string | string[] }>;
};

export async function generateMetadata({ params }: CodeProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "auth")("code.title") } : {};
}

export default async function CodePage({ params, searchParams }: CodeProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { then } = await searchParams;
  const t = translator(locale, "auth");
  if (!(await awaitsCode(await readChallenge()))) {
    await answerWith(410);
    return (
      <>
        <PageTitle desk kicker={t("desk")} title={t("code.title")} />
        <p className="mb-6 max-w-measure">{t("code.expired")}</p>
        <ButtonLink href={paths.signIn(locale)}>{t("code.again")}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageTitle desk kicker={t("desk")} title={t("code.title")} />
      <p className="mb-6 max-w-measure">{t("code.lead")}</p>
      <ActionForm
        id="code"
        className="grid max-w-form gap-6"
        action={giveCodeAction.bind(null, locale)}
        labels={formLabels(locale)}
        names={{ code: t("code.code") }}
      >
        <input
          type="hidden"
          name="then"
          value={typeof then === "string" && isOwnPath(then) ? then : ""}
        />
        <TextField
          name="code"
          label={t("code.code")}
          help={t("code.help")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          secret
          short
        />
        <div className="flex flex-wrap gap-4">
          <SubmitButton look="ask">{t("code.submit")}</SubmitButton>
          <ButtonLink look="quiet" href={paths.signIn(locale)}>
            {t("code.again")}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
