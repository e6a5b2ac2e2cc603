// Owns a petition's versions as readers see them: when it changed, why, and what it said before and after.
import { ruleSentences } from "@/components/petitions/rule-words";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDate, formatTime } from "@/lib/i18n/format";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Version } from "@/lib/petitions/versions/queries";
import {
  changesBetween,
  type Piece,
  type TextField,
  textChanges,
} from "@/lib/petitions/versions/rules";

/** Where a version stands on its page. */
const versionId = (number: number) => `version-${number}`;

type PieceProps = { locale: Locale; piece: Piece; lang?: Locale };

function ChangedPiece({ locale, piece: { kind, text }, lang }: PieceProps) {
  const t = translator(locale, "rule");
  if (kind === "same") return null;
  const Mark = kind === "removed" ? "del" : "ins";
  return (
    <div
      className={
        kind === "removed" ? "border-l-2 border-l-rule pl-4" : "border-l-2 border-l-ink pl-4"
      }
    >
      <p className="note">{t(kind === "removed" ? "versions.before" : "versions.after")}</p>
      <Mark lang={lang} className="whitespace-pre-line no-underline">
        {text}
      </Mark>
    </div>
  );
}

/** Something short that was replaced whole. */
function Replaced(props: { locale: Locale; before: string; after: string; lang?: Locale }) {
  const { locale, before, after, lang } = props;
  return (
    <div className="grid gap-3">
      <ChangedPiece locale={locale} lang={lang} piece={{ kind: "removed", text: before }} />
      <ChangedPiece locale={locale} lang={lang} piece={{ kind: "added", text: after }} />
    </div>
  );
}

/** Two pieces may say the same, so their place tells them apart. */
const placed = (pieces: readonly Piece[]) =>
  pieces.map((piece, at) => ({ key: `${at}-${piece.kind}`, piece }));

type ComparisonProps = { locale: Locale; before: Version; after: Version };

function TextChanges({ locale, before, after, of }: ComparisonProps & { of: Locale }) {
  const t = translator(locale, "rule");
  const fields = changesBetween(before, after).texts.filter((text) => text.locale === of);
  const lang = of === locale ? undefined : of;
  const read = (version: Version, field: TextField) => version.texts[of][field];
  return fields.map(({ field }) => (
    <section key={field} className="mt-6">
      <h3 className="mb-2 text-lg">{t(`versions.fields.${field}`)}</h3>
      {field === "body" ? (
        <div className="grid gap-3">
          {placed(textChanges(read(before, field), read(after, field))).map(({ key, piece }) => (
            <ChangedPiece key={key} locale={locale} lang={lang} piece={piece} />
          ))}
        </div>
      ) : (
        <Replaced
          locale={locale}
          lang={lang}
          before={read(before, field)}
          after={read(after, field)}
        />
      )}
    </section>
  ));
}

function Comparison({ locale, before, after }: ComparisonProps) {
  const t = translator(locale, "rule");
  const changes = changesBetween(before, after);
  const rule = (version: Version) => ruleSentences(locale, version.rule).join(" ");
  const date = (at: Date | null) =>
    at === null
      ? t("versions.noDate")
      : `${formatDate(locale, at)}, ${formatTime(locale, at)} ${t("versions.inAstana")}`;
  const others = locales.filter(
    (language) => language !== locale && changes.texts.some((text) => text.locale === language),
  );
  return (
    <>
      {changes.rule ? (
        <section className="mt-6">
          <h3 className="mb-2 text-lg">{t("versions.fields.rule")}</h3>
          <Replaced locale={locale} before={rule(before)} after={rule(after)} />
        </section>
      ) : null}
      {changes.closesAt ? (
        <section className="mt-6">
          <h3 className="mb-2 text-lg">{t("versions.fields.closesAt")}</h3>
          <Replaced locale={locale} before={date(before.closesAt)} after={date(after.closesAt)} />
        </section>
      ) : null}
      <TextChanges locale={locale} before={before} after={after} of={locale} />
      {others.map((language) => (
        <div key={language} className="mt-4">
          <Disclosure summary={t("versions.otherLanguage", { language: localeNames[language] })}>
            <TextChanges locale={locale} before={before} after={after} of={language} />
          </Disclosure>
        </div>
      ))}
    </>
  );
}

type VersionListProps = { locale: Locale; versions: readonly Version[] };

export function VersionList({ locale, versions }: VersionListProps) {
  const t = translator(locale, "rule");
  return (
    <ol reversed className="grid list-none gap-12">
      {versions.map((version, at) => {
        const { number, createdAt, reason } = version;
        const before = versions[at + 1];
        const when = `${formatDate(locale, createdAt)}, ${formatTime(locale, createdAt)}`;
        return (
          <li key={number} id={versionId(number)} className="rule-heavy max-w-measure pt-4">
            <h2 className="text-2xl">{t("versions.number", { number })}</h2>
            <p className="note mt-1">
              <time dateTime={createdAt.toISOString()}>{when}</time> {t("versions.inAstana")}
            </p>
            <p className="mt-3">
              {reason === null
                ? t("versions.first")
                : t("versions.why", { reason: reason[locale] })}
            </p>
            {before ? <Comparison locale={locale} before={before} after={version} /> : null}
          </li>
        );
      })}
    </ol>
  );
}
