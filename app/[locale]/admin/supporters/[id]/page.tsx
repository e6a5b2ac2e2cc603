// One supporter: what they told us, and nothing else.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Deed } from "@/components/admin/deed";
import { StateBadge } from "@/components/admin/state-badge";
import { placeName, when, zoneNote } from "@/components/admin/written";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatList } from "@/lib/i18n/format";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findSupporter } from "@/lib/supporters/lists/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { eraseSupporterAction } from "../actions";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "layout")("admin.supporters") } : {};
}

export default async function SupporterDesk({ params }: PageProps) {
  const actor = await requirePermission("supporter:see");
  const { locale, id } = await params;
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const person = await findSupporter(id, locale);
  if (!person) notFound();
  const t = translator(locale, "admin");
  const c = translator(locale, "common");
  const languages = new Intl.DisplayNames([locale], { type: "language" });
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "supporters")}>
            {translator(locale, "layout")("admin.supporters")}
          </a>
        }
        title={person.name}
        badge={<StateBadge locale={locale} state={person.state} />}
      />
      {person.synthetic ? (
        <div className="mb-6">
          <Notice>
            <p>{t("person.synthetic")}</p>
          </Notice>
        </div>
      ) : null}
      <p className="note mb-2">{zoneNote(locale)}</p>
      <DefinitionList
        items={[
          { term: t("person.email"), value: person.email },
          { term: t("person.phone"), value: person.phone || c("notGiven") },
          { term: t("person.place"), value: placeName(locale, person.place) },
          { term: t("person.language"), value: localeNames[person.locale] },
          {
            term: t("person.languages"),
            value:
              person.languages.length > 0
                ? formatList(
                    locale,
                    person.languages.map((code) => languages.of(code) ?? code),
                  )
                : c("notGiven"),
          },
          { term: t("person.help"), value: person.help.join(", ") || c("none") },
          { term: t("person.news"), value: person.news ? c("yes") : c("no") },
          { term: t("supporters.since"), value: when(locale, person.createdAt) },
        ]}
      />
      <p className="note mt-6 max-w-measure">{t("supporters.ownHands")}</p>
      {may(actor.role, "supporter:erase") ? (
        <div className="mt-10">
          <Deed
            locale={locale}
            id="erase"
            action={eraseSupporterAction.bind(null, locale, id)}
            summary={t("supporters.erase")}
            explanation={t("supporters.eraseWhat")}
            reason={t("edit.reason")}
            button={t("supporters.eraseButton")}
          />
        </div>
      ) : null}
    </>
  );
}
