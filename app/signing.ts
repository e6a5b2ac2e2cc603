// Owns the action behind every form that signs a petition: its page, briefings and frames on other sites share it.
"use server";
import { redirect } from "next/navigation";
import { type FormState, type FormValues, readForm } from "@/lib/forms";
import { type Admission, admit } from "@/lib/http/admission";
import { callerNetwork } from "@/lib/http/caller";
import { answerWith } from "@/lib/http/status";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { isProofRequired } from "@/lib/petitions/intake/queries";
import { signingForm } from "@/lib/petitions/intake/schema";
import { findPetitionFacts } from "@/lib/petitions/queries";
import { signPetition } from "@/lib/petitions/signatures/commands";
import { boundPetition, type SignatureInput } from "@/lib/petitions/signatures/schema";
import { noteGiven } from "@/lib/petitions/watch/commands";
import { paths } from "@/lib/urls";

function valuesOf({
  name,
  email,
  place,
  comment,
  showName,
  news,
  via,
  version,
}: SignatureInput): FormValues {
  return {
    ...{ name, email, place, comment, via },
    ...(version && { version: String(version) }),
    ...(showName && { showName: "on" }),
    ...(news && { news: "on" }),
  };
}

/** The form again: to be sent once more with a proof, which its script does, or later. */
async function heldBack(
  locale: Locale,
  slug: string,
  admission: Extract<Admission, { ok: false }>,
  values: FormValues,
): Promise<FormState> {
  if (admission.reason === "prove") {
    await answerWith(428);
    const message = translator(locale, "petitions")("proof.working");
    return { status: "proving", message, challenge: paths.challenge(slug), values };
  }
  await answerWith(429);
  const minutes = Math.ceil(admission.retryAfterSeconds / 60);
  const message = admission.isPressed
    ? translator(locale, "petitions")("proof.slow", { minutes })
    : translator(locale, "errors")("tooMany", { minutes });
  return { status: "refused", message, values };
}

/** The form again, with the way to what changed; sent once more it is meant for what is shown now. */
async function amended(locale: Locale, slug: string, input: SignatureInput): Promise<FormState> {
  await answerWith(409);
  const t = translator(locale, "petitions");
  const version = (await findPetitionFacts(slug))?.version;
  return {
    status: "refused",
    message: t("refusal.amended"),
    links: [
      {
        href: paths.petitionVersions(locale, slug),
        text: t("refusal.amendedLink"),
        target: "_blank",
      },
    ],
    values: valuesOf({ ...input, version }),
  };
}

type Bound = { locale: Locale; slug: string };

/**
 * Signs the petition this form is bound to.
 * @param given language and address; they come back from the browser and are judged like the rest
 */
export async function sign(given: Bound, _before: FormState, form: FormData): Promise<FormState> {
  return signThen(given, form, paths.signed);
}

/** The same from a frame on another site: what follows stays in the frame. */
export async function signInFrame(
  given: Bound,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  return signThen(given, form, paths.embedSigned);
}

async function signThen(
  given: Bound,
  form: FormData,
  next: (locale: Locale, slug: string) => string,
): Promise<FormState> {
  const { locale, slug } = boundPetition.parse(given);
  // With forged bindings the form may be missing too.
  const read = readForm(signingForm, form instanceof FormData ? form : new FormData(), ["proof"]);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const { proof, ...input } = read.data;
  const network = await callerNetwork();
  const admission = await admit({ slug, network, isProofRequired, proof });
  if (!admission.ok) return heldBack(locale, slug, admission, valuesOf(input));
  const result = await signPetition(slug, locale, input, new Date());
  if (!result.ok) {
    const { reason } = result;
    if (reason === "foreign-place") {
      await answerWith(422);
      return invalid(locale, { place: [{ problem: "bad-choice" }] }, valuesOf(input));
    }
    if (reason === "amended") return amended(locale, slug, input);
    await answerWith(reason === "unknown" ? 404 : 409);
    const message = translator(locale, "petitions")(`refusal.${reason}`);
    return { status: "refused", message, values: valuesOf(input) };
  }
  noteGiven({ slug, network, ...input }, new Date());
  redirect(next(locale, slug));
}
