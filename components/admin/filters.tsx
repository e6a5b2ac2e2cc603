// Owns the filters above a list: a plain GET form, so that what is chosen stands in the address.
import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export type FilterField = {
  name: string;
  label: string;
  value: string | undefined;
} & ({ options: readonly { value: string; label: string }[] } | { type: "date" });

type FilterFormProps = {
  locale: Locale;
  /** The list's own path. */
  action: string;
  fields: readonly FilterField[];
  /** Parameters that stay as they are. */
  keep?: Readonly<Record<string, string | undefined>>;
};

export function FilterForm({ locale, action, fields, keep = {} }: FilterFormProps) {
  const t = translator(locale, "admin");
  const c = translator(locale, "common");
  const filtered = fields.some((field) => field.value !== undefined);
  return (
    <form
      method="get"
      action={action}
      aria-label={t("list.filters")}
      className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] items-end gap-3 sm:flex sm:flex-wrap sm:gap-x-5"
    >
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {fields.map((field) => (
        <div key={field.name} className="field min-w-0">
          <label className="field-label" htmlFor={`filter-${field.name}`}>
            {field.label}
          </label>
          {"options" in field ? (
            <select
              id={`filter-${field.name}`}
              name={field.name}
              defaultValue={field.value ?? ""}
              className="input"
            >
              <option value="">{t("list.all")}</option>
              {field.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={`filter-${field.name}`}
              name={field.name}
              type="date"
              defaultValue={field.value ?? ""}
              className="input input-short"
            />
          )}
        </div>
      ))}
      <button type="submit" className={buttonClass("plain")}>
        {c("actions.filter")}
      </button>
      {filtered ? (
        <a href={action} className={buttonClass("quiet")}>
          {c("actions.clearFilters")}
        </a>
      ) : null}
    </form>
  );
}

/** One address parameter as text; several or none count as none. */
export function word(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

/** One of a list of choices from an address; anything else counts as not given. */
export function oneOf<T extends string>(
  values: readonly T[],
  value: string | string[] | undefined,
): T | undefined {
  return values.find((known) => known === value);
}

const DAY = 86_400_000;

/** A day of the campaign's zone from an address, with its first instant and the next day's. */
export function dayParam(
  value: string | string[] | undefined,
): { day: string; start: Date; end: Date } | undefined {
  if (typeof value !== "string" || !/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return undefined;
  // Asia/Almaty keeps UTC+5 all year since 1 March 2024 (lib/i18n/zones.ts).
  const start = new Date(`${value}T00:00:00+05:00`);
  if (Number.isNaN(start.getTime())) return undefined;
  return { day: value, start, end: new Date(start.getTime() + DAY) };
}
