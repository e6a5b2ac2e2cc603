// Owns the lines of a sheet as a table: who, where, in what state, and the way to each.
import { LineBadge } from "@/components/paper/sheet-badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { PaperLine } from "@/lib/petitions/paper/lines/queries";
import type { RegionSetName } from "@/lib/region-sets";

/** The name on a line, or why there is none. */
export function lineName(locale: Locale, line: PaperLine): string {
  const t = translator(locale, "paper");
  if (line.isErased) return t("sheet.erased");
  if (line.isBroken && line.name === null) return t("sheet.broken");
  return line.name ?? t("sheet.unnamed");
}

/** The ticks of entry in words. */
export function lineFlags(locale: Locale, { isIllegible, isUnsigned }: PaperLine): string {
  const t = translator(locale, "paper");
  return [isIllegible ? t("sheet.illegible") : "", isUnsigned ? t("sheet.unsigned") : ""]
    .filter((flag) => flag !== "")
    .join(", ");
}

type LineTableProps = {
  locale: Locale;
  set: RegionSetName;
  lines: readonly PaperLine[];
  /** Members' names by id. */
  names: ReadonlyMap<string, string>;
  /** Where a line's own page is; null when the reader may do nothing there. */
  hrefOf: ((line: PaperLine) => string) | null;
};

export function LineTable({ locale, set, lines, names, hrefOf }: LineTableProps) {
  const t = translator(locale, "paper");
  return (
    <DataTable
      caption={t("sheet.lines")}
      rows={lines}
      rowKey={(line) => line.id}
      empty={<EmptyState title={t("sheet.noLines")}>{t("sheet.noLinesText")}</EmptyState>}
      columns={[
        {
          key: "line",
          head: t("column.line"),
          names: true,
          cell: (line) => {
            const text = `${line.position}. ${lineName(locale, line)}`;
            return hrefOf ? <a href={hrefOf(line)}>{text}</a> : text;
          },
        },
        {
          key: "state",
          head: t("column.state"),
          cell: (line) => (
            <>
              <LineBadge locale={locale} state={line.isJoined ? "joined" : line.state} />
              {line.rejection ? ` ${t(`rejection.${line.rejection}`)}` : null}
              {line.rejection === null && lineFlags(locale, line)
                ? ` ${lineFlags(locale, line)}`
                : null}
            </>
          ),
        },
        {
          key: "locality",
          head: t("column.locality"),
          cell: (line) =>
            [line.locality ?? "", placeWords(locale, set, line.place)].filter(Boolean).join(", "),
        },
        {
          key: "contact",
          head: t("column.contact"),
          breaks: true,
          cell: (line) => line.email ?? line.phone ?? "",
        },
        {
          key: "day",
          head: t("column.signedOn"),
          cell: (line) => formatDate(locale, line.signedOn, "short"),
        },
        {
          key: "who",
          head: t("column.who"),
          cell: (line) => (line.enteredById ? (names.get(line.enteredById) ?? "") : ""),
        },
      ]}
    />
  );
}
