// One signature: whose, since when, in what state; and taking it out.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Deed } from "@/components/admin/deed";
import { DoneNotice } from "@/components/admin/done-notice";
import { categoryName, categoryOptions } from "@/components/admin/removal-form";
import { StateBadge } from "@/components/admin/state-badge";
import { when, zoneNote } from "@/components/admin/written";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { SelectField } from "@/components/ui/select-field";
import { may } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { formatNumber } from "@/lib/i18n/format";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { memberNames } from "@/lib/members/queries";
import { findSignature } from "@/lib/petitions/lists/queries";
import { getRegionSet } from "@/lib/petitions/queries";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";
import { PetitionNav } from "../../petition-nav";
import { invalidateAction } from "../actions";

type PageProps = {
  params: Promise<{ locale: string; id: string; signature: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("signatures.one") } : {};
}

const consentNames: Readonly<Record<string, MessageKey<"admin">>> = {
  publishName: "signatures.consentName",
  publishComment: "signatures.consentComment",
  news: "signatures.consentNews",
};

const standing: readonly string[] = ["pending", "confirmed", "counted"];

export default async function SignatureDesk({ params, searchParams }: PageProps) {
  const actor = await requirePermission("signature:see");
  const { locale, id, signature: signatureId } = await params;
  if (!isLocale(locale) || !looksLikeId(id) || !looksLikeId(signatureId)) notFound();
  const signature = await findSignature(id, signatureId);
  if (!signature) notFound();
  const set = await getRegionSet(id);
  const { done } = await searchParams;
  const t = translator(locale, "admin");
  const { removal } = signature;
  const names = await memberNames(removal?.createdById ? [removal.createdById] : []);
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}/signatures`)}>{t("signatures.title")}</a>
        }
        title={signature.name ?? t("person.erased")}
        badge={<StateBadge locale={locale} state={signature.state} />}
      />
      <PetitionNav locale={locale} id={id} current="signatures" role={actor.role} />
      <DoneNotice locale={locale} done={done} />
      {signature.synthetic ? (
        <div className="mb-6">
          <Notice>
            <p>{t("person.synthetic")}</p>
          </Notice>
        </div>
      ) : null}
      <p className="note mb-2">{zoneNote(locale)}</p>
      <DefinitionList
        items={[
          {
            term: t("person.email"),
            value: signature.email ?? (signature.isErased ? t("person.erased") : "–"),
          },
          { term: t("person.place"), value: placeWords(locale, set, signature.place) },
          {
            term: t("person.language"),
            value: localeNames[signature.locale],
          },
          {
            term: translator(locale, "rule")("versions.signed"),
            value: translator(locale, "rule")("versions.number", { number: signature.version }),
          },
          { term: t("signatures.given"), value: when(locale, signature.createdAt) },
          {
            term: t("signatures.confirmed"),
            value: signature.confirmedAt ? when(locale, signature.confirmedAt) : "–",
          },
          {
            term: t("signatures.serial"),
            value: signature.serial === null ? "–" : formatNumber(locale, signature.serial),
          },
          { term: t("signatures.comment"), value: signature.comment ?? "–" },
          {
            term: t("signatures.consents"),
            value:
              signature.consents
                .filter(({ withdrawnAt }) => withdrawnAt === null)
                .map(({ purpose, givenAt }) => {
                  const named = consentNames[purpose];
                  return `${named ? t(named) : purpose} (${when(locale, givenAt)})`;
                })
                .join("; ") || translator(locale, "common")("none"),
          },
          ...(removal
            ? [
                {
                  term: t(removal.kind === "withdrawn" ? "state.withdrawn" : "state.invalidated"),
                  value: [
                    when(locale, removal.createdAt),
                    removal.createdById ? (names.get(removal.createdById) ?? "") : "",
                    removal.category ? categoryName(locale, removal.category) : "",
                    removal.reason ?? "",
                  ]
                    .filter((part) => part !== "")
                    .join(" – "),
                },
              ]
            : []),
        ]}
      />
      {may(actor.role, "signature:invalidate") && standing.includes(signature.state) ? (
        <div className="mt-10">
          <Deed
            locale={locale}
            id="invalidate"
            action={invalidateAction.bind(null, locale, id, signatureId)}
            summary={t("signatures.invalidate")}
            explanation={t("signatures.invalidateWhat")}
            reason={t("edit.reason")}
            button={t("signatures.invalidateButton")}
          >
            <SelectField
              name="category"
              label={translator(locale, "removals")("form.category")}
              help={translator(locale, "removals")("form.categoryHelp")}
              empty={translator(locale, "common")("form.choose")}
              options={categoryOptions(locale)}
            />
          </Deed>
        </div>
      ) : null}
    </>
  );
}
