// Owns the table of a count's states: what each means, and how many there are now.
import { DataTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { CountStates } from "@/lib/petitions/count/queries";
import type { Waiting } from "@/lib/petitions/count/rules";

type CountStatesProps = {
  locale: Locale;
  states: CountStates;
  /** Only checked paper counts towards the threshold. */
  isPledge: boolean;
};

type Row = { key: string; state: string; means: string; number: string; isSum?: boolean };

function rowsOf({ locale, states, isPledge }: CountStatesProps): Row[] {
  const t = translator(locale, "count");
  const number = (value: number) => formatNumber(locale, value);
  const waiting = ({ size, isMore }: Waiting) =>
    isMore ? t("atLeast", { size: number(size) }) : number(size);
  const row = (key: "online" | "paper" | "withdrawn" | "erased", value: number): Row => ({
    key,
    state: t(`states.${key}`),
    means: t(`explained.${key}`),
    number: number(value),
  });
  const none = { key: "invalidated", state: t("states.noneInvalidated"), number: number(0) };
  const means = t("explained.invalidated");
  return [
    {
      key: "received",
      state: t("states.received"),
      means: t("explained.received"),
      number: waiting(states.received),
    },
    {
      key: "confirmed",
      state: t("states.confirmed"),
      means: t("explained.confirmed"),
      number: waiting(states.confirmed),
    },
    isPledge
      ? {
          key: "online",
          state: t("states.pledged"),
          means: t("explained.pledged"),
          number: number(states.online),
        }
      : row("online", states.online),
    row("paper", states.paper),
    {
      key: "total",
      state: t("states.total"),
      means: t(isPledge ? "explained.totalOfPledges" : "explained.total"),
      number: number(states.online + states.paper),
      isSum: true,
    },
    row("withdrawn", states.withdrawn),
    ...(states.invalidated.length === 0
      ? [{ ...none, means }]
      : states.invalidated.map(({ category, size }) => ({
          key: category,
          state: t("states.invalidated", { category: t(`category.${category}`) }),
          means,
          number: number(size),
        }))),
    row("erased", states.erased),
  ];
}

export function CountStatesTable(props: CountStatesProps) {
  const t = translator(props.locale, "count");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={rowsOf(props)}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "state",
          head: t("state"),
          names: true,
          cell: (row) => (row.isSum ? <strong>{row.state}</strong> : row.state),
        },
        {
          key: "number",
          head: t("number"),
          number: true,
          cell: (row) => (row.isSum ? <strong>{row.number}</strong> : row.number),
        },
        { key: "means", head: t("means"), cell: (row) => row.means },
      ]}
    />
  );
}
