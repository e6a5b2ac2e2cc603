// Owns the pages of a list whose length is known: "51–100 of 204", and the ways to the pages beside.
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { Pager } from "./pager";

/** The number of a page as an address gives it (`?page=2`); anything else counts as the first. */
export function readPage(value: string | string[] | undefined): number {
  return typeof value === "string" && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;
}

type NumberedPagerProps = {
  locale: Locale;
  /** The list's address without its page. */
  path: string;
  page: number;
  /** How many stand on a page, and in the whole list. */
  size: number;
  total: number;
};

export function NumberedPager({ locale, path, page, size, total }: NumberedPagerProps) {
  const c = translator(locale, "common");
  const write = (value: number) => formatNumber(locale, value);
  const [from, to] = [(page - 1) * size + 1, Math.min(page * size, total)];
  const values = { from: write(from), to: write(to), total: write(total) };
  return (
    <Pager
      label={c("pager.label")}
      previous={page > 1 ? { href: path, label: c("pager.first") } : undefined}
      position={total > size && from <= to ? c("pager.range", values) : undefined}
      next={to < total ? { href: `${path}?page=${page + 1}`, label: c("pager.next") } : undefined}
    />
  );
}
