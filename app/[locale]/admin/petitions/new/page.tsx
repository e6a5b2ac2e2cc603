// A new petition.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PetitionEditor } from "@/components/admin/petition-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { ruleValues } from "@/lib/thresholds/fields/schema";
import { presetNames, presetRule, readPreset } from "@/lib/thresholds/presets/rules";
import { paths, withQuery } from "@/lib/urls";
import { createPetitionAction } from "../actions";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("petitions.new") } : {};
}

export default async function NewPetition({ params, searchParams }: PageProps) {
  await requirePermission("petition:edit");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const preset = readPreset((await searchParams).preset);
  const t = translator(locale, "rule");
  const here = paths.admin(locale, "petitions/new");
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
      <nav aria-labelledby="presets" className="mb-10">
        <h2 id="presets" className="text-xl">
          {t("presets.title")}
        </h2>
        <ul className="mt-3 grid max-w-measure gap-2">
          {presetNames.map((name) => (
            <li key={name}>
              <a
                href={withQuery(here, { preset: name })}
                aria-current={name === preset ? "true" : undefined}
              >
                {t(`presets.${name}`)}
              </a>
              {name === preset ? <span className="note"> – {t("presets.chosen")}</span> : null}
            </li>
          ))}
        </ul>
      </nav>
      <PetitionEditor
        locale={locale}
        action={createPetitionAction.bind(null, locale)}
        key={preset ?? "none"}
        values={preset ? ruleValues(presetRule(preset), locale) : {}}
        isPublished={false}
        version={null}
      />
    </>
  );
}
