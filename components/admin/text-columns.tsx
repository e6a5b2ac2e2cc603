// Owns writing one thing in three languages: a column each on a wide screen, one after the other on a phone.
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

export type TextSpec<N extends string> = {
  name: N;
  label: string;
  help?: string;
  maxLength: number;
  /** A single line; else so many rows. */
  rows?: number;
  /** Markdown. */
  code?: boolean;
};

type TextColumnsProps<N extends string> = {
  specs: readonly TextSpec<N>[];
  /** The form's name for a text in a language. */
  nameOf: (text: N, locale: Locale) => string;
  values: Readonly<Record<string, string>>;
};

export function TextColumns<N extends string>({ specs, nameOf, values }: TextColumnsProps<N>) {
  return (
    <div className="grid gap-x-6 gap-y-10 lg:grid-cols-3">
      {locales.map((locale) => (
        <fieldset key={locale} className="grid min-w-0 content-start gap-5">
          <legend className="mb-3 w-full border-ink border-b-2 pb-1 font-sans" lang={locale}>
            {localeNames[locale]}
          </legend>
          {specs.map(({ name, rows, code, ...spec }) => {
            const field = nameOf(name, locale);
            return rows === undefined ? (
              <TextField key={name} name={field} defaultValue={values[field] ?? ""} {...spec} />
            ) : (
              <TextArea
                key={name}
                name={field}
                rows={rows}
                code={code}
                lang={locale}
                defaultValue={values[field] ?? ""}
                {...spec}
              />
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}

/** Labels for the summary of errors: each text's label with its language. */
export function columnNames<N extends string>(
  specs: readonly TextSpec<N>[],
  nameOf: (text: N, locale: Locale) => string,
): Record<string, string> {
  return Object.fromEntries(
    specs.flatMap((spec) =>
      locales.map((locale) => [
        nameOf(spec.name, locale),
        `${spec.label} (${localeNames[locale]})`,
      ]),
    ),
  );
}
