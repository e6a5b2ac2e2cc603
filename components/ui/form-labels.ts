// Owns the words every form needs, made on the server and handed to the form as ready strings.
import type { FormLabels } from "@/components/ui/form-context";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export function formLabels(locale: Locale, pending: "sending" | "saving" = "sending"): FormLabels {
  const t = translator(locale, "common");
  return {
    problems: t("form.problems"),
    refused: t("form.refused"),
    pending: pending === "saving" ? t("form.saving") : t("form.pending"),
    optional: t("form.optional"),
  };
}
