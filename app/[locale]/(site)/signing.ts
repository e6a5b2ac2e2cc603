// Owns the action behind every form that signs a petition: the petition's page and briefings share it.
"use server";
import { redirect } from "next/navigation";
import { type FormState, type FormValues, readForm } from "@/lib/forms";
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { answerWith } from "@/lib/http/status";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { signPetition } from "@/lib/petitions/signatures/commands";
import {
  boundPetition,
  type SignatureInput,
  signatureForm,
} from "@/lib/petitions/signatures/schema";
import { paths } from "@/lib/urls";

function valuesOf({
  name,
  email,
  place,
  comment,
  showName,
  news,
  via,
}: SignatureInput): FormValues {
  return {
    ...{ name, email, place, comment, via },
    ...(showName && { showName: "on" }),
    ...(news && { news: "on" }),
  };
}

/**
 * Signs the petition this form is bound to.
 * @param given language and address; they come back from the browser and are judged like the rest
 */
export async function sign(
  given: { locale: Locale; slug: string },
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const { locale, slug } = boundPetition.parse(given);
  // With forged bindings the form may be missing too.
  const read = readForm(signatureForm, form instanceof FormData ? form : new FormData());
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const limited = await limit("sign", await callerNetwork());
  if (!limited.ok) {
    await answerWith(429);
    const minutes = Math.ceil(limited.retryAfterSeconds / 60);
    const message = translator(locale, "errors")("tooMany", { minutes });
    return { status: "refused", message, values: valuesOf(read.data) };
  }
  const result = await signPetition(slug, locale, read.data, new Date());
  if (!result.ok) {
    await answerWith(result.reason === "unknown" ? 404 : 409);
    const message = translator(locale, "petitions")(`refusal.${result.reason}`);
    return { status: "refused", message, values: valuesOf(read.data) };
  }
  redirect(paths.signed(locale, slug));
}
