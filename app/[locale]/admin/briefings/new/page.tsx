// A new briefing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingEditor } from "@/components/admin/briefing-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listPetitions } from "@/lib/petitions/lists/queries";
import { paths } from "@/lib/urls";
import { createBriefingAction } from "../actions";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("briefings.new") } : {};
}

export default async function NewBriefing({ params }: PageProps) {
  await requirePermission("briefing:edit");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const petitions = await listPetitions(locale, new Date());
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "briefings")}>
            {translator(locale, "layout")("admin.briefings")}
          </a>
        }
        title={translator(locale, "admin")("briefings.new")}
      />
      <BriefingEditor
        locale={locale}
        action={createBriefingAction.bind(null, locale)}
        values={{}}
        petitions={petitions.map(({ id, title, slug }) => ({ value: id, label: title || slug }))}
        isSlugFixed={false}
      />
    </>
  );
}
