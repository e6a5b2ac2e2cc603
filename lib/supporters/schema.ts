// What people send to join and to change what is kept about them.
import { z } from "zod";
import { box, choice, emailAddress, personName, phoneNumber, via } from "../forms";
import { places } from "../regions";

/** Languages people can offer to work in: those of the country and of solidarity work, BCP 47. */
export const workingLanguages = [
  "kk",
  "ru",
  "en",
  "uz",
  "ug",
  "ky",
  "tr",
  "de",
  "fr",
  "es",
] as const;

const wrongChoice = { error: "bad-choice" } as const;

/** Where a person lives; not choosing is a choice. */
const place = z
  .union([z.literal(""), z.enum(places)], wrongChoice)
  .default("")
  .transform((value) => value || "not-given");

const languages = z
  .array(z.enum(workingLanguages, wrongChoice), { error: "wrong-type" })
  .max(workingLanguages.length, wrongChoice)
  .default([])
  .transform((chosen) => workingLanguages.filter((language) => chosen.includes(language)));

const help = z
  .array(z.uuid(wrongChoice), { error: "wrong-type" })
  .max(50, wrongChoice)
  .default([])
  .transform((ids) => [...new Set(ids)]);

const details = {
  name: personName(),
  phone: phoneNumber(),
  place,
  languages,
  help,
  news: box(),
};

/** Signing up as a supporter. `news` is the consent to be written to with news, never ticked for anyone. */
export const joinForm = z.strictObject({ ...details, email: emailAddress(), via: via() });
export type JoinInput = z.output<typeof joinForm>;

/** A supporter changing their own record; the address stays, because the mailbox is the proof. */
export const preferencesForm = z.strictObject({
  ...details,
  locale: choice(["kk", "ru", "en"]),
});
export type PreferencesInput = z.output<typeof preferencesForm>;
