// What changed in a petition since it was first published: each version with its date, its reason, before and after.
import type { Metadata } from "next";
import { alternatesOf } from "@/components/layout/alternates";
import { VersionList } from "@/components/petitions/version-list";
import { PageTitle } from "@/components/ui/page-title";
import { translator } from "@/lib/i18n/translate";
import { listVersions } from "@/lib/petitions/versions/queries";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const own = paths.petitionVersions(locale, petition.slug);
  return {
    title: `${translator(locale, "rule")("versions.title")} – ${petition.title}`,
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function VersionsPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const versions = await listVersions(petition.id);
  const t = translator(locale, "rule");
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, petition.slug)}>{petition.title}</a>}
        title={t("versions.title")}
        lead={t(versions.length > 1 ? "versions.lead" : "versions.leadNone")}
      />
      <VersionList locale={locale} versions={versions} />
    </>
  );
}
