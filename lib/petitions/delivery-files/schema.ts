// What organisers send about lists for the addressee.
import { z } from "zod";
import { choice } from "../../forms";
import { locales } from "../../i18n/locales";

/** Which language the list is written in. */
export const fileForm = z.strictObject({ language: choice(locales) });

/** Which of the two is taken out; the CSV when nothing is said. */
export const outForm = z.strictObject({ format: choice(["csv", "pdf"]).default("csv") });

export type FileFormat = z.output<typeof outForm>["format"];
