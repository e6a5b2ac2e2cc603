// Endorsing as posted: parse, admit, one command, the next page.
"use server";
import { redirect } from "next/navigation";
import { type FormState, readForm } from "@/lib/forms";
import { type Admission, admit } from "@/lib/http/admission";
import { callerNetwork } from "@/lib/http/caller";
import { typedValues } from "@/lib/http/editing";
import { refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { endorse } from "@/lib/petitions/endorsements/commands";
import { endorsementForm } from "@/lib/petitions/endorsements/schema";
import { isProofRequired } from "@/lib/petitions/intake/queries";
import { boundPetition } from "@/lib/petitions/signatures/schema";
import { paths } from "@/lib/urls";

/** The form again: to be sent once more with a proof, which its script does, or later. */
async function heldBack(
  locale: Locale,
  slug: string,
  admission: Extract<Admission, { ok: false }>,
  form: FormData,
): Promise<FormState> {
  const { proof: _proof, ...values } = typedValues(form);
  const t = translator(locale, "petitions");
  if (admission.reason === "prove") {
    await answerWith(428);
    return {
      status: "proving",
      message: t("proof.working"),
      challenge: paths.challenge(slug),
      values,
    };
  }
  const minutes = Math.ceil(admission.retryAfterSeconds / 60);
  const message = admission.isPressed
    ? t("proof.slow", { minutes })
    : translator(locale, "errors")("tooMany", { minutes });
  return refusedDeed(message, values, 429);
}

/**
 * Endorses the petition this form is bound to.
 * @param given language and address; they come back from the browser and are judged like the rest
 */
export async function endorseAction(
  given: { locale: Locale; slug: string },
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const { locale, slug } = boundPetition.parse(given);
  const read = readForm(endorsementForm, form, ["proof"]);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { proof, agreed: _agreed, ...input } = read.data;
  const slowed = await tooMany("endorse", locale, form);
  if (slowed) return slowed;
  const network = await callerNetwork();
  const admission = await admit({ slug, network, isProofRequired, proof });
  if (!admission.ok) return heldBack(locale, slug, admission, form);
  const result = await endorse(slug, locale, input, new Date());
  if (result.ok) redirect(paths.endorsed(locale, slug));
  const { reason } = result;
  const { proof: _proof, ...values } = typedValues(form);
  if (reason === "foreign-place") {
    return wrongInput(invalid(locale, { place: [{ problem: "bad-choice" }] }, values));
  }
  const message = translator(locale, "endorsements")(`refusal.${reason}`);
  return refusedDeed(message, values, reason === "unknown" ? 404 : 409);
}
