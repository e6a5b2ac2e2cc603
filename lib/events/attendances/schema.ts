// What people send to say that they will come.
import { z } from "zod";
import { emailAddress, personName, via } from "../../forms";

/** Saying one will come: a name for the list at the door, an address for the confirmation. */
export const attendForm = z.strictObject({
  name: personName(),
  email: emailAddress(),
  via: via(),
});

export type AttendInput = z.output<typeof attendForm>;
