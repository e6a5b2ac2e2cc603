// Owns the switches of a petition: which are on and since when, and the form that throws each.
import { ButtonForm } from "@/components/admin/button-form";
import { Deed } from "@/components/admin/deed";
import { TextColumns } from "@/components/admin/text-columns";
import { when } from "@/components/admin/written";
import type { FormAction } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { SwitchDeed } from "@/lib/petitions/switches/queries";
import { type SwitchKind, switchKinds } from "@/lib/petitions/switches/schema";

type SwitchDeskProps = {
  locale: Locale;
  /** Newest first, those that are on among them. */
  deeds: readonly SwitchDeed[];
  /** Members' names by id. */
  names: ReadonlyMap<string, string>;
  /** For each kind; null when this member may not. */
  actions: {
    throwing: (kind: SwitchKind) => FormAction;
    ending: (kind: SwitchKind) => FormAction;
  } | null;
};

type WhoProps = { locale: Locale; id: string | null; names: ReadonlyMap<string, string> };

const who = ({ locale, id, names }: WhoProps): string =>
  id === null ? translator(locale, "admin")("audit.system") : (names.get(id) ?? id);

type OneProps = Omit<SwitchDeskProps, "deeds"> & { kind: SwitchKind; on: SwitchDeed | undefined };

function Switch({ locale, kind, on, names, actions }: OneProps) {
  const t = translator(locale, "switches");
  const label = t(`desk.kind.${kind}`);
  return (
    <li className="border-rule border-t py-3" data-switch={kind}>
      <h3 className="font-sans font-semibold">{label}</h3>
      <p className="note">
        {on
          ? t("desk.on", {
              date: when(locale, on.thrownAt),
              who: who({ locale, id: on.thrownById, names }),
              reason: on.reason,
            })
          : t("desk.off")}
      </p>
      {actions === null ? null : on ? (
        <div className="mt-2">
          <ButtonForm
            locale={locale}
            action={actions.ending(kind)}
            button={t("desk.turnOff")}
            about={label}
          />
        </div>
      ) : (
        <Deed
          locale={locale}
          id={kind}
          action={actions.throwing(kind)}
          summary={label}
          explanation={t(`desk.explained.${kind}`)}
          reason={t("desk.reason")}
          button={t("desk.turnOn")}
        >
          <TextColumns
            specs={[
              {
                name: "text",
                label: t("desk.words"),
                help: t(kind === "notice" ? "desk.wordsOfNotice" : "desk.wordsHelp"),
                maxLength: 300,
                rows: 3,
              },
            ]}
            nameOf={(text, language) => `${text}_${language}`}
            values={{}}
          />
        </Deed>
      )}
    </li>
  );
}

export function SwitchDesk({ locale, deeds, names, actions }: SwitchDeskProps) {
  const t = translator(locale, "switches");
  const standing = deeds.filter(({ endedAt }) => endedAt === null);
  return (
    <>
      <section aria-labelledby="switches" className="mt-12">
        <h2 id="switches" className="text-xl">
          {t("desk.title")}
        </h2>
        <p className="note mb-3 max-w-measure">{t("desk.lead")}</p>
        <ul className="max-w-[54rem]">
          {switchKinds.map((kind) => (
            <Switch
              key={kind}
              locale={locale}
              kind={kind}
              on={standing.find((one) => one.kind === kind)}
              names={names}
              actions={actions}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="switched" className="mt-12">
        <h2 id="switched" className="mb-3 text-xl">
          {t("desk.log")}
        </h2>
        <DataTable
          caption={t("desk.log")}
          captionHidden
          rows={deeds}
          rowKey={(row) => row.id}
          empty={t("desk.never")}
          columns={[
            {
              key: "what",
              head: t("desk.what"),
              names: true,
              cell: (row) => t(`desk.kind.${row.kind}`),
            },
            { key: "from", head: t("desk.from"), cell: (row) => when(locale, row.thrownAt) },
            {
              key: "until",
              head: t("desk.until"),
              cell: (row) => (row.endedAt ? when(locale, row.endedAt) : t("desk.still")),
            },
            {
              key: "who",
              head: t("desk.who"),
              cell: (row) => who({ locale, id: row.thrownById, names }),
            },
            { key: "why", head: t("desk.why"), cell: (row) => row.reason },
          ]}
        />
      </section>
    </>
  );
}
