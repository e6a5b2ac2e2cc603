// What people send about members: invitations, roles, names.
import { z } from "zod";
import { choice, emailAddress, line, personName } from "../forms";
import { roles } from "./rules";

/** As typed, untrimmed: a password may begin with a space. Judged by lib/auth/passwords.ts. */
const password = z.string({ error: "wrong-type" }).min(1, { error: "required" }).max(1_000, {
  error: "too-long",
});

/** Six digits or a recovery code. */
const code = line(40);

export const invitationInput = z.strictObject({
  email: emailAddress(),
  role: choice(roles),
  delivery: choice(["mail", "link"]),
});

export const acceptanceInput = z.strictObject({ name: personName(), password, again: password });
export const passwordStepInput = z.strictObject({ email: emailAddress(), password });
export const codeStepInput = z.strictObject({ code });
export const confirmationInput = z.strictObject({ password, code });
export const passwordChangeInput = z.strictObject({
  current: password,
  password,
  again: password,
});
export const roleInput = z.strictObject({ role: choice(roles) });
