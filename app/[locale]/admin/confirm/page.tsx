// Asks for password and code again, before an export or a deed that cannot be undone.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { isOwnPath, paths } from "@/lib/urls";
import { confirmAction } from "./actions";

type ConfirmProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ then?: string | string[] }>;
};

export async function generateMetadata({ params }: ConfirmProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("confirm.title") } : {};
}

export default async function ConfirmPage({ params, searchParams }: ConfirmProps) {
  await requirePermission("admin:enter");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { then } = await searchParams;
  const t = translator(locale, "admin");
  const names = { password: t("confirm.password"), code: t("confirm.code") };
  return (
    <>
      <PageTitle desk title={t("confirm.title")} />
      <p className="mb-6 max-w-measure">{t("confirm.lead")}</p>
      <ActionForm
        id="confirm"
        className="grid max-w-form gap-6"
        action={confirmAction.bind(
          null,
          locale,
          typeof then === "string" && isOwnPath(then) ? then : paths.admin(locale),
        )}
        labels={formLabels(locale)}
        names={names}
      >
        <TextField
          name="password"
          type="password"
          label={names.password}
          autoComplete="current-password"
        />
        <TextField
          name="code"
          label={names.code}
          help={t("confirm.codeHelp")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          secret
          short
        />
        <div>
          <SubmitButton look="ask">{t("confirm.submit")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
