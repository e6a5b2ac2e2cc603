// Recording that a petition was handed over.
import type { Metadata } from "next";
import { DeliveryEditor } from "@/components/admin/delivery-forms";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { dayOf } from "@/lib/petitions/deliveries/rules";
import { listFiles } from "@/lib/petitions/delivery-files/queries";
import { recordDeliveryAction } from "../actions";
import { DeskHead, readPetition } from "../desk";
import { fileChoices } from "../files-section";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "delivery")("desk.new") } : {};
}

export default async function NewDelivery({ params }: PageProps) {
  const actor = await requirePermission("delivery:edit");
  const { locale: given, id } = await params;
  const { locale, petition } = await readPetition(given, id);
  const t = translator(locale, "delivery");
  const files = await listFiles(id);
  return (
    <>
      <DeskHead
        isBelow
        locale={locale}
        petition={petition}
        role={actor.role}
        title={t("desk.new")}
      />
      <DeliveryEditor
        locale={locale}
        action={recordDeliveryAction.bind(null, locale, id)}
        values={{}}
        files={fileChoices(locale, files, null)}
        today={dayOf(new Date())}
        button={t("desk.record")}
      />
    </>
  );
}
