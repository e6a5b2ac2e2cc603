// Owns the list of petitions: each with its count and the line to its threshold.
import { ProgressLine } from "@/components/charts/progress-line";
import { countParts, farSentences, ofThreshold } from "@/components/petitions/petition-count";
import { SwitchNotices } from "@/components/petitions/switch-notices";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";
import type { Outcome } from "@/lib/petitions/outcomes/schema";
import type { PetitionSummary } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type PetitionListProps = {
  locale: Locale;
  petitions: readonly PetitionSummary[];
  /** How those that ended have ended, by id. */
  outcomes: ReadonlyMap<string, { outcome: Outcome }>;
};

type EntryProps = { locale: Locale; petition: PetitionSummary; outcome: Outcome | undefined };

function Entry({ locale, petition, outcome }: EntryProps) {
  const t = translator(locale, "petitions");
  const { progress, state, slug, title } = petition;
  const written = ofThreshold(locale, progress);
  const href = paths.petition(locale, slug);
  return (
    <li className="rule-heavy grid gap-x-12 gap-y-6 pt-4 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div>
        <p className="kicker">{t(state === "open" ? "kicker" : "closedKicker")}</p>
        <h2 className="mt-1 text-2xl">
          <a href={href} className="text-ink no-underline hover:underline">
            {unbroken(title)}
          </a>
        </h2>
        <p className="note mt-2">{t("addressee", { addressee: petition.addressee })}</p>
        {outcome ? (
          <p className="mt-3 text-lg">
            <strong>{translator(locale, "delivery")(`outcome.${outcome}`)}</strong>
          </p>
        ) : null}
        <p className="mt-3 max-w-measure">{petition.summary}</p>
      </div>
      <div>
        <SwitchNotices brief locale={locale} petition={petition} />
        <ProgressLine parts={countParts(progress)} threshold={progress.threshold} label={written} />
        <p className="mt-2 tabular">{written}</p>
        <p className="note">{farSentences(locale, progress).join(" ")}</p>
        <p className="mt-4">
          <ButtonLink look={state === "open" ? "ask" : "plain"} href={href}>
            {t(state === "open" ? "readAndSign" : "read")}
            <span className="sr-only">: {title}</span>
          </ButtonLink>
        </p>
      </div>
    </li>
  );
}

export function PetitionList({ locale, petitions, outcomes }: PetitionListProps) {
  const t = translator(locale, "petitions");
  if (petitions.length === 0) {
    return (
      <EmptyState
        title={t("emptyTitle")}
        action={<ButtonLink href={paths.events(locale)}>{t("emptyAction")}</ButtonLink>}
      >
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-14">
      {petitions.map((petition) => (
        <Entry
          key={petition.id}
          locale={locale}
          petition={petition}
          outcome={outcomes.get(petition.id)?.outcome}
        />
      ))}
    </ul>
  );
}
