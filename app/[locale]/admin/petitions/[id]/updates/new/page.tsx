// Writing a new update of a petition.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UpdateEditor } from "@/components/admin/update-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { createUpdateAction } from "../actions";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "updates")("desk.new") } : {};
}

export default async function NewUpdate({ params }: PageProps) {
  const actor = await requirePermission("update:edit");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const t = translator(locale, "updates");
  return (
    <>
      <PageTitle
        desk
        kicker={<a href={paths.admin(locale, `petitions/${id}/updates`)}>{t("desk.title")}</a>}
        title={t("desk.new")}
      />
      <PetitionNav locale={locale} id={id} current="updates" role={actor.role} />
      <UpdateEditor
        locale={locale}
        action={createUpdateAction.bind(null, locale, id)}
        values={{}}
      />
    </>
  );
}
