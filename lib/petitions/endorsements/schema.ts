// What an organisation's contact sends to endorse a petition.
import { z } from "zod";
import { box, choice, emailAddress, personName, properName } from "../../forms";
import { NOT_GIVEN, setPlaces } from "../../region-sets";
import { digits } from "../../thresholds/fields/schema";
import { proof } from "../intake/schema";

/** The consent text now in use. Raise it with every change of its sentence in the messages
 *  (`endorsements.form.agreed`), in any language. */
export const AGREED_VERSION = 1;

/** Longest name of an organisation, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** Most people one organisation may say it stands for; the table holds to it too. */
export const MOST_PEOPLE = 10_000_000;

/** The form on the page of a petition's organisations. */
export const endorsementForm = z.strictObject({
  organisation: properName(LONGEST_NAME, 2),
  /** Of any set; whether it is of the petition's, endorse() says. */
  place: choice([setPlaces[0] ?? NOT_GIVEN, ...setPlaces.slice(1)]),
  standsFor: digits(MOST_PEOPLE),
  contact: personName(),
  email: emailAddress(),
  /** May speak for the organisation, and lets its name, place and number be shown. */
  agreed: box().refine((ticked) => ticked, "must-tick"),
  proof,
});

/** As commands take it: what was ticked and proven is settled. */
export type EndorsementInput = Omit<z.output<typeof endorsementForm>, "agreed" | "proof">;
