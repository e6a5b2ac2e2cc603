// The first step of signing in: address and password.
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { currentActor } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { isOwnPath, paths } from "@/lib/urls";
import { givePasswordAction } from "./actions";

type SignInProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ then?: string | string[] }>;
};

export async function generateMetadata({ params }: SignInProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "auth")("signIn.title") } : {};
}

export default async function SignInPage({ params, searchParams }: SignInProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { then } = await searchParams;
  const back = typeof then === "string" && isOwnPath(then) ? then : "";
  if (await currentActor()) redirect(back || paths.admin(locale));
  const t = translator(locale, "auth");
  const names = { email: t("signIn.email"), password: t("signIn.password") };
  return (
    <>
      <PageTitle desk kicker={t("desk")} title={t("signIn.title")} />
      <p className="note mb-6 max-w-form">{t("signIn.lead")}</p>
      <ActionForm
        id="sign-in"
        className="grid max-w-form gap-6"
        action={givePasswordAction.bind(null, locale)}
        labels={formLabels(locale)}
        names={names}
      >
        <input type="hidden" name="then" value={back} />
        <TextField
          name="email"
          type="email"
          label={names.email}
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          label={names.password}
          autoComplete="current-password"
        />
        <div>
          <SubmitButton look="ask">{t("signIn.next")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
