// A new petition.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PetitionEditor } from "@/components/admin/petition-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";
import { createPetitionAction } from "../actions";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("petitions.new") } : {};
}

export default async function NewPetition({ params }: PageProps) {
  await requirePermission("petition:edit");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "petitions")}>
            {translator(locale, "layout")("admin.petitions")}
          </a>
        }
        title={translator(locale, "admin")("petitions.new")}
      />
      <PetitionEditor
        locale={locale}
        action={createPetitionAction.bind(null, locale)}
        values={{}}
        isSlugFixed={false}
        isThresholdFixed={false}
      />
    </>
  );
}
