// What comes with a signature and is not part of it: the proof of work, or the word that it could be done.
import { z } from "zod";
import { signatureForm, signatureJson } from "../signatures/schema";

/** A proof of work, the word that it could be done, or nothing. */
export const proof = z.string("wrong-type").max(4_000, "too-long").default("");

/** The petition's form as it is posted. */
export const signingForm = signatureForm.extend({ proof });

/** The same as JSON. */
export const signingJson = signatureJson.extend({ proof });
