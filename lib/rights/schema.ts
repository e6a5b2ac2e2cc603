// What a person sends about their own data.
import { z } from "zod";
import { box, emailAddress } from "../forms";

/** Erasing asks once: the box has to be ticked. */
export const eraseForm = z.strictObject({
  certain: box().refine((ticked) => ticked, "must-tick"),
});

/** Asking for a link to one's own data. */
export const dataLinkForm = z.strictObject({ email: emailAddress() });
