// Making recovery codes: ten, shown once. Setting up ends here.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShownCodes } from "@/components/admin/shown-codes";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";
import { renewCodesAction } from "../actions";

type CodesProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: CodesProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("codes.title") } : {};
}

export default async function RecoveryCodesPage({ params }: CodesProps) {
  await requirePermission("admin:enter", { recent: true });
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle desk title={t("codes.title")} />
      <p className="mb-6 max-w-measure">{t("codes.lead")}</p>
      <ActionForm
        id="codes"
        className="grid gap-6"
        action={renewCodesAction.bind(null, locale)}
        labels={formLabels(locale)}
      >
        <div>
          <SubmitButton look="ask">{t("codes.make")}</SubmitButton>
        </div>
        <ShownCodes
          title={t("codes.shown")}
          advice={t("codes.advice")}
          next={{ href: paths.admin(locale), label: t("codes.next") }}
        />
      </ActionForm>
    </>
  );
}
