// Which sites may show a petition's form, and what to paste there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoneNotice } from "@/components/admin/done-notice";
import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findEmbedOrigins } from "@/lib/petitions/embeds/queries";
import { snippet } from "@/lib/petitions/embeds/rules";
import { findPetition, findPetitionInput } from "@/lib/petitions/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { absolute, paths } from "@/lib/urls";
import { PetitionNav } from "../petition-nav";
import { changeEmbedAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "embed")("title") } : {};
}

export default async function EmbedDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("petition:embed");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const [petition, input, origins] = await Promise.all([
    findPetition(id, locale, new Date()),
    findPetitionInput(id),
    findEmbedOrigins(id),
  ]);
  if (!petition || !input || !origins) notFound();
  const { done } = await searchParams;
  const t = translator(locale, "embed");
  const typed = origins.join("\n");
  const script = absolute(paths.embedScript());
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}`)}>{petition.title || petition.slug}</a>
        }
        title={t("title")}
      />
      <PetitionNav locale={locale} id={id} current="embed" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      <section aria-labelledby="sites" className="mb-12">
        <h2 id="sites" className="mb-2 text-xl">
          {t("sites")}
        </h2>
        <p className="mb-4 max-w-measure">{t("sitesWhat")}</p>
        <ActionForm
          key={typed}
          id="embed"
          className="grid max-w-form gap-4"
          action={changeEmbedAction.bind(null, locale, id)}
          labels={formLabels(locale, "saving")}
          names={{ origins: t("origins") }}
        >
          <TextArea
            code
            optional
            name="origins"
            rows={6}
            label={t("origins")}
            help={t("originsHelp")}
            defaultValue={typed}
            maxLength={10_000}
          />
          <div>
            <SubmitButton look="ask">{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section aria-labelledby="snippets">
        <h2 id="snippets" className="mb-2 text-xl">
          {t("snippet")}
        </h2>
        <p className="mb-4 max-w-measure">{t("snippetWhat")}</p>
        {locales.map((language) => {
          const code = snippet(language, {
            title: input.texts[language].title,
            page: absolute(paths.petition(language, petition.slug)),
            script,
          });
          return (
            <div key={language} className="mb-6">
              <h3 className="mb-1 text-lg" lang={language}>
                {localeNames[language]}
              </h3>
              <pre className="rule-top overflow-x-auto whitespace-pre-wrap break-all py-2 text-sm">
                <code>{code}</code>
              </pre>
              <CopyButton
                small
                text={code}
                labels={{ copy: t("copy"), copied: t("copied"), failed: t("copyFailed") }}
              />
            </div>
          );
        })}
      </section>
    </>
  );
}
