// Owns the proof that the form carries the version it shows, says how long data is kept, and leads to an amendment.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { idle } from "@/components/ui/form-context";
import type { FormState } from "@/lib/forms";
import type { locales } from "@/lib/i18n/locales";
import { thresholdRule } from "@/lib/thresholds/schema";
import { SignatureForm } from "./signature-form";

const rule = thresholdRule.parse({ total: 100, regionMinimum: null });

const shown = (locale: (typeof locales)[number], retentionDays = 180, initial: FormState = idle) =>
  renderToStaticMarkup(
    <SignatureForm
      locale={locale}
      action={async () => idle}
      petition={{ rule, version: 3, retentionDays }}
      via=""
      initial={initial}
    />,
  ).replace(/[\u00a0\u202f]/g, " ");

describe("the form that signs", () => {
  it("carries the version it was shown with, or the one its signer was told of", () => {
    expect(shown("en")).toContain('name="version" value="3"');
    const told: FormState = { status: "refused", message: "Amended.", values: { version: "4" } };
    expect(shown("en", 180, told)).toContain('name="version" value="4"');
  });

  it("leads from a refusal to what it is about, beside the form", () => {
    const links = [
      { href: "/en/petitions/a/versions", text: "What changed", target: "_blank" },
    ] as const;
    const told: FormState = {
      status: "refused",
      message: "Amended.",
      values: {},
      links: [...links],
    };
    expect(shown("en", 180, told)).toContain(
      '<a href="/en/petitions/a/versions" target="_blank">What changed</a>',
    );
  });

  it.each([
    ["kk", "Деректеріңіз петиция жабылғаннан кейін 180 күн өткенде өшіріледі."],
    ["ru", "Через 180 дней после закрытия петиции ваши данные стираются."],
    ["en", "Your data is erased 180 days after the petition closes."],
  ] as const)("says in %s how long data is kept", (locale, sentence) => {
    expect(shown(locale)).toContain(sentence);
    for (const days of [1, 2, 22, 365]) expect(shown(locale, days)).not.toContain("plural");
  });
});
