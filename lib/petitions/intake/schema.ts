// What comes with a signature and is not part of it: the proof of work, or the word that it could be done.
import { z } from "zod";
import { signatureForm, signatureJson } from "../signatures/schema";

/** A proof of work, the word that it could be done, or nothing. */
export const proof = z.string("wrong-type").max(4_000, "too-long").default("");

const MOST_VERSIONS = 1_000_000;

/** The version of the petition that the signer was shown; none: whichever stands. */
const version = z
  .string("wrong-type")
  .regex(/^\d{0,7}$/, "unusable")
  .transform((value) => Number(value) || undefined)
  .optional();

/** The petition's form as it is posted. */
export const signingForm = signatureForm.extend({ proof, version });

/** The same as JSON. */
export const signingJson = signatureJson.extend({
  proof,
  version: z.int("bad-number").min(1, "too-small").max(MOST_VERSIONS, "too-large").optional(),
});
