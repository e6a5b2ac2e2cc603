// The ways to help that people can tick when they join: adding, renaming, ordering, retiring.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/admin/button-form";
import { ActionForm, type Fold, type FormAction } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { formLabels } from "@/components/ui/form-labels";
import { PageTitle } from "@/components/ui/page-title";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, type Locale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listHelpOptions } from "@/lib/supporters/help/queries";
import { paths } from "@/lib/urls";
import { addHelpAction, moveHelpAction, renameHelpAction, retireHelpAction } from "./actions";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("help.title") } : {};
}

type LabelsFormProps = {
  locale: Locale;
  id: string;
  action: FormAction;
  values: Partial<Record<Locale, string>>;
  button: string;
  fold?: Fold;
};

function LabelsForm({ locale, id, action, values, button, fold }: LabelsFormProps) {
  return (
    <ActionForm
      id={id}
      className="grid max-w-form gap-4"
      action={action}
      labels={formLabels(locale, "saving")}
      names={localeNames}
      fold={fold}
    >
      {locales.map((language) => (
        <TextField
          key={language}
          name={language}
          label={localeNames[language]}
          defaultValue={values[language] ?? ""}
          maxLength={120}
        />
      ))}
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}

export default async function HelpDesk({ params }: PageProps) {
  await requirePermission("help:edit");
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const options = await listHelpOptions();
  const standing = options.filter((option) => !option.retiredAt).map(({ id }) => id);
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "supporters")}>
            {translator(locale, "layout")("admin.supporters")}
          </a>
        }
        title={t("help.title")}
      />
      <p className="mb-6 max-w-measure">{t("help.lead")}</p>
      <ol className="mb-10 max-w-measure">
        {options.map((option) => {
          const label = option.labels[locale];
          return (
            <li key={option.id} className="border-rule border-t py-3 last:border-b">
              <p>
                {label} {option.retiredAt ? <Badge kind="ended">{t("help.retired")}</Badge> : null}
              </p>
              <p className="note">
                {t("help.people", {
                  count: option.people,
                  number: formatNumber(locale, option.people),
                })}
              </p>
              {option.retiredAt ? null : (
                <div className="mt-2 flex flex-wrap gap-3">
                  {option.id === standing.at(0) ? null : (
                    <ButtonForm
                      locale={locale}
                      action={moveHelpAction.bind(null, locale, option.id, "up")}
                      button={t("help.up")}
                      about={label}
                    />
                  )}
                  {option.id === standing.at(-1) ? null : (
                    <ButtonForm
                      locale={locale}
                      action={moveHelpAction.bind(null, locale, option.id, "down")}
                      button={t("help.down")}
                      about={label}
                    />
                  )}
                  <div className="ml-auto">
                    <ButtonForm
                      locale={locale}
                      action={retireHelpAction.bind(null, locale, option.id)}
                      button={t("help.retire")}
                      about={label}
                      look="quiet"
                    />
                  </div>
                </div>
              )}
              <LabelsForm
                fold={{ summary: t("help.rename") }}
                locale={locale}
                id={`rename-${option.id}`}
                action={renameHelpAction.bind(null, locale, option.id)}
                values={option.labels}
                button={translator(locale, "common")("actions.save")}
              />
            </li>
          );
        })}
      </ol>
      <section aria-labelledby="add-title">
        <h2 id="add-title" className="mb-4 text-xl">
          {t("help.add")}
        </h2>
        <LabelsForm
          locale={locale}
          id="add"
          action={addHelpAction.bind(null, locale)}
          values={{}}
          button={t("help.add")}
        />
      </section>
    </>
  );
}
