// What a signer sends.
import { z } from "zod";
import { box, choice, dayFilter, emailAddress, personName, remark, via } from "../../forms";
import { defaultLocale, locales } from "../../i18n/locales";
import { NOT_GIVEN, setPlaces } from "../../region-sets";

/** The consent texts now in use. Raise a number with every change of its sentence in the messages
 *  (`petitions.form.showName`, `petitions.form.news`), in any language. */
export const CONSENT_VERSIONS = { publishName: 1, news: 1 } as const;

/** The form of a petition. */
export const signatureForm = z.strictObject({
  name: personName(),
  email: emailAddress(),
  /** Of any set; whether it is of the petition's, signPetition() says. */
  place: choice([setPlaces[0] ?? NOT_GIVEN, ...setPlaces.slice(1)]),
  comment: remark(1_000).default(""),
  showName: box(),
  news: box(),
  via: via(),
});

/** The same as JSON; the language of the mail may be said, else Accept-Language decides. */
export const signatureJson = signatureForm.extend({
  locale: choice(locales).optional(),
});

export type SignatureInput = z.output<typeof signatureForm> & {
  /** The version of the petition that the signer was shown; none: whichever stands. */
  version?: number | undefined;
};

const language = z.enum(locales).catch(defaultLocale);

/** What a page binds its form to. It comes back from the browser, so it may be anything; what is no
 *  petition's address leads to the answer for an unknown one. */
export const boundPetition = z
  .object({ locale: language, slug: z.string().catch("") })
  .catch({ locale: defaultLocale, slug: "" });

/** The same for the buttons behind a signer's link. */
export const boundLink = z
  .object({ locale: language, token: z.string().catch("") })
  .catch({ locale: defaultLocale, token: "" });

/** Filters of the organisers' list, as the address bar has them. Anything unusable counts as not given. */
export const signatureFilters = z.object({
  place: z
    .enum([...setPlaces])
    .optional()
    .catch(undefined),
  state: z
    .enum(["pending", "confirmed", "counted", "withdrawn", "invalidated"])
    .optional()
    .catch(undefined),
  /** Days of the campaign's zone, both included. */
  from: dayFilter,
  to: dayFilter,
});

export type SignatureFilters = z.output<typeof signatureFilters>;
