// The form by which sheets are ordered.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { placeOptions } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { HUNDRED } from "@/lib/petitions/paper/orders/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { orderAction } from "./actions";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "paper")("order.title") } : {};
}

const hundreds = Array.from({ length: 10 }, (_, index) => index + 1);

export default async function OrderSheets({ params }: PageProps) {
  const actor = await requirePermission("paper:order");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const t = translator(locale, "paper");
  const names = {
    hundreds: t("order.hundreds"),
    collector: t("order.collector"),
    place: t("order.place"),
    locale: t("order.locale"),
  };
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/paper`)}>{t("title")}</a>}
        title={t("order.title")}
        lead={<span className="font-sans text-base">{t("order.lead")}</span>}
      />
      <PetitionNav locale={locale} id={id} current="paper" role={actor.role} />
      <ActionForm
        id="order"
        action={orderAction.bind(null, locale, id)}
        labels={formLabels(locale, "saving")}
        names={names}
      >
        <SelectField
          name="hundreds"
          label={names.hundreds}
          defaultValue="1"
          options={hundreds.map((count) => ({
            value: String(count),
            label: t("order.sheets", { count: count * HUNDRED }),
          }))}
        />
        <TextField
          name="collector"
          label={names.collector}
          help={t("order.collectorHelp")}
          maxLength={120}
          autoComplete="off"
        />
        <SelectField
          name="place"
          label={names.place}
          empty={t("order.choose")}
          options={placeOptions(locale, petition.rule.regionSet)}
        />
        <SelectField
          name="locale"
          label={names.locale}
          defaultValue={locale}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
        />
        <div>
          <SubmitButton look="ask">{t("order.button")}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
