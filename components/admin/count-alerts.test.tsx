// Proves that a difference is told with its petition, its hour and the way to its desk, one notice each.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";
import { CountAlerts } from "./count-alerts";

const differing = [
  { id: "0193d2a4-0000-7000-8000-000000000000", slug: "clean-air", since: new Date(0) },
  { id: "0193d2a4-0000-7000-8000-000000000001", slug: "open-budget", since: new Date(0) },
];

it.each(locales)(
  "tells every petition that differs in %s, and nothing where none does",
  (locale) => {
    const markup = renderToStaticMarkup(<CountAlerts locale={locale} differing={differing} />);
    for (const { id, slug } of differing) {
      expect(markup).toContain(slug);
      expect(markup).toContain(`href="${paths.admin(locale, `petitions/${id}/count`)}"`);
    }
    expect(markup).toContain("1970");
    expect(renderToStaticMarkup(<CountAlerts locale={locale} differing={[]} />)).toBe("");
  },
);
