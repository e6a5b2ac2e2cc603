// The part of a person's page about them as a supporter: change it, or stop our letters.
import { OneButton } from "@/components/supporters/one-button";
import { consentDefinitions } from "@/components/supporters/own-signatures";
import { PreferencesForm } from "@/components/supporters/preferences-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { HelpChoice } from "@/lib/supporters/help/queries";
import type { OwnRecord } from "@/lib/supporters/preferences/queries";
import { LEFT_KEPT_MS } from "@/lib/supporters/rules";
import { paths } from "@/lib/urls";
import { changeAction, leaveAction } from "./actions";

type OwnSupporterProps = {
  locale: Locale;
  token: string;
  record: OwnRecord | null;
  helpChoices: readonly HelpChoice[];
};

/** What a person ticked stays on their form after organisers retired it, until they untick it. */
function choicesFor(record: OwnRecord, choices: readonly HelpChoice[]): HelpChoice[] {
  const known = new Set(choices.map(({ id }) => id));
  const retired = record.help.flatMap((id, at) => {
    const label = record.helpLabels[at];
    return known.has(id) || label === undefined ? [] : [{ id, label }];
  });
  return [...choices, ...retired];
}

export function OwnSupporter({ locale, token, record, helpChoices }: OwnSupporterProps) {
  const t = translator(locale, "supporters");
  return (
    <section className="rule-heavy pt-4" aria-labelledby="supporter">
      <h2 id="supporter" className="text-2xl">
        {t("preferences.supporter.title")}
      </h2>
      {record === null ? (
        <p className="mt-2">
          {t("preferences.supporter.none")}{" "}
          <a href={paths.join(locale)}>{t("preferences.supporter.joinLink")}</a>
        </p>
      ) : (
        <Standing locale={locale} record={record} />
      )}
      {record?.state === "joined" ? (
        <>
          <div className="mt-6">
            <PreferencesForm
              locale={locale}
              action={changeAction.bind(null, locale, token)}
              helpChoices={choicesFor(record, helpChoices)}
              record={record}
            />
          </div>
          {record.consents.length > 0 ? (
            <div className="mt-8">
              <h3 className="mb-2 text-lg">{t("preferences.consents.title")}</h3>
              <DefinitionList items={consentDefinitions(record.consents, locale)} />
            </div>
          ) : null}
          <div className="mt-8 max-w-measure" id="leave">
            <h3 className="text-lg">{t("preferences.leave.title")}</h3>
            <p className="mt-1 mb-4">{t("preferences.leave.text")}</p>
            <OneButton
              locale={locale}
              action={leaveAction.bind(null, locale, token)}
              button={t("preferences.leave.button")}
            />
          </div>
        </>
      ) : null}
    </section>
  );
}

function Standing({ locale, record }: { locale: Locale; record: OwnRecord }) {
  const t = translator(locale, "supporters");
  const date = (instant: Date) => formatDate(locale, instant);
  if (record.state === "left" && record.leftAt !== null) {
    const until = new Date(record.leftAt.getTime() + LEFT_KEPT_MS);
    return (
      <div className="mt-4">
        <Notice>
          {t("preferences.supporter.left", { date: date(record.leftAt), until: date(until) })}
        </Notice>
      </div>
    );
  }
  return (
    <p className="note mt-2 max-w-measure">
      {record.state === "joined"
        ? t("preferences.supporter.since", { date: date(record.confirmedAt ?? record.createdAt) })
        : t("preferences.supporter.waiting", { date: date(record.createdAt) })}
    </p>
  );
}
