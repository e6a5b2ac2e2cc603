// A petition in a frame on another site: what is asked, how many have signed, and the form.
import { notFound } from "next/navigation";
import { signInFrame } from "@/app/signing";
import { EmbedForm } from "@/components/embeds/embed-form";
import { EmbedGone } from "@/components/embeds/embed-gone";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { readCode } from "@/lib/shares/rules";
import { absolute, paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ slug: string; locale: string }>;
  searchParams: Promise<{ via?: string | string[] }>;
};

export default async function EmbedPage({ params, searchParams }: PageProps) {
  const { slug, locale } = await params;
  const petition = isLocale(locale) ? await findPublishedPetition(slug, locale, new Date()) : null;
  if (!isLocale(locale)) notFound();
  if (petition === null) {
    await answerWith(404);
    return <EmbedGone locale={locale} petitions={absolute(paths.petitions(locale))} />;
  }
  const { via } = await searchParams;
  const code = (typeof via === "string" && readCode(via)) || "";
  return (
    <EmbedForm
      locale={locale}
      petition={petition}
      action={signInFrame.bind(null, { locale, slug })}
      via={code}
      own={withQuery(paths.embed(locale, slug), { via: code })}
      page={absolute(withQuery(paths.petition(locale, slug), { via: code }))}
    />
  );
}
