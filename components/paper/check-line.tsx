// Owns one line as the second person sees it: what was entered, whom it may be the same as, and the choices.
import { when } from "@/components/admin/written";
import { type CheckChoice, CheckChoices } from "@/components/paper/check-choices";
import { lineFlags, lineName } from "@/components/paper/line-table";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { LineToCheck } from "@/lib/petitions/paper/checks/queries";
import { lineRejections } from "@/lib/petitions/paper/rules";
import type { RegionSetName } from "@/lib/region-sets";

type CheckLineProps = {
  locale: Locale;
  set: RegionSetName;
  line: LineToCheck;
  /** Who looks entered it, so somebody else decides. */
  isOwn: boolean;
  /** Where a signature's own page is. */
  signatureHref: (signatureId: string) => string;
};

/** The ways to accept a line; none where the command would refuse each. */
function acceptChoices(locale: Locale, line: LineToCheck): CheckChoice[] {
  const t = translator(locale, "paper");
  const { byEmail, namesakes } = line;
  if (line.name === null || line.isIllegible || line.isUnsigned) return [];
  if (byEmail?.source === "paper" || byEmail?.state === "invalidated") return [];
  if (byEmail && byEmail.state !== "pending") {
    return [{ value: "accept", label: t("check.acceptJoin"), key: "a" }];
  }
  if (namesakes.length > 0) {
    const online = namesakes.filter(({ source }) => source === "online");
    return [
      ...online.map(({ signatureId, signedAt }) => ({
        value: `same:${signatureId}`,
        // With the time: two namesakes may have signed on one day.
        label: t("check.same", { date: when(locale, signedAt) }),
      })),
      { value: "distinct", label: t("check.distinct") },
    ];
  }
  const label = byEmail ? t("check.acceptPending") : t("check.accept");
  return [{ value: "accept", label, key: "a" }];
}

function Matches({ locale, line, signatureHref }: Omit<CheckLineProps, "isOwn" | "set">) {
  const t = translator(locale, "paper");
  const { byEmail, namesakes } = line;
  const notes = [
    byEmail?.source === "paper" && byEmail.state !== "invalidated"
      ? {
          id: byEmail.signatureId,
          text: t("check.emailOnPaper", {
            serial: byEmail.sheet ?? 0,
            position: byEmail.position ?? 0,
          }),
        }
      : null,
    byEmail?.state === "invalidated" ? { id: byEmail.signatureId, text: t("check.removed") } : null,
    ...namesakes
      .filter(({ source }) => source === "paper")
      .map(({ signatureId, sheet, position }) => ({
        id: signatureId,
        text: t("check.onPaper", { serial: sheet ?? 0, position: position ?? 0 }),
      })),
  ].filter((note) => note !== null);
  return notes.map(({ id, text }) => (
    <p key={id} className="notice notice-attention my-2 max-w-measure font-sans text-sm">
      {text} <a href={signatureHref(id)}>{t("check.see")}</a>
    </p>
  ));
}

export function CheckLine({ locale, set, line, isOwn, signatureHref }: CheckLineProps) {
  const t = translator(locale, "paper");
  const { position } = line;
  const name = lineName(locale, line);
  const facts = [
    line.locality ?? "",
    placeWords(locale, set, line.place),
    line.email ?? line.phone ?? "",
    formatDate(locale, line.signedOn, "short"),
    lineFlags(locale, line),
  ].filter((fact) => fact !== "");
  return (
    <fieldset className="min-w-0 border-rule border-t py-3">
      <legend className="float-left w-full font-sans">
        <span className="sr-only">{t("check.legend", { position, name: "" })}</span>
        <span aria-hidden="true" className="tabular mr-3 text-muted">
          {position}
        </span>
        <strong>{name}</strong>
      </legend>
      <p className="clear-both font-sans text-muted text-sm">{facts.join(" · ")}</p>
      <Matches locale={locale} line={line} signatureHref={signatureHref} />
      {isOwn ? (
        <p className="note">{t("check.own")}</p>
      ) : (
        <CheckChoices
          position={position}
          lineId={line.id}
          choices={[
            ...acceptChoices(locale, line),
            { value: "", label: t("check.later") },
            { value: "reject", label: t("check.reject"), key: "r" },
          ]}
          reasons={lineRejections.map((value) => ({ value, label: t(`rejection.${value}`) }))}
          reasonLabel={t("check.reason")}
          reasonEmpty={t("check.chooseReason")}
        />
      )}
    </fieldset>
  );
}
