// What each job does: one line a job, calling the domain that owns it. With chores.ts the only place
// below app/ that may call every domain.
import { z } from "zod";
import { mailAttendee } from "../events/letters/commands";
import { makeDeliveryFile } from "../petitions/delivery-files/making/commands";
import { mailSigner, remindSigner } from "../petitions/letters/commands";
import { removeSignatures, restoreSignatures } from "../petitions/removals/batches/commands";
import { mailOwnData } from "../rights/letters/commands";
import { mailSupporter } from "../supporters/letters/commands";
import { mailInvitation } from "./mail-invitation";
import type { JobName, Jobs } from "./queue";

const id = z.uuid();

/** A payload may have been written by an older or newer version of us; it is checked, not trusted. */
function job<N extends JobName>(
  payload: z.ZodType<Jobs[N]>,
  run: (payload: Jobs[N]) => Promise<void>,
): (payload: unknown) => Promise<void> {
  return (given) => run(payload.parse(given));
}

export const handlers: Record<JobName, (payload: unknown) => Promise<void>> = {
  mailSigner: job<"mailSigner">(z.strictObject({ signatureId: id }), mailSigner),
  remindSigner: job<"remindSigner">(z.strictObject({ signatureId: id }), remindSigner),
  mailSupporter: job<"mailSupporter">(z.strictObject({ supporterId: id }), mailSupporter),
  mailAttendee: job<"mailAttendee">(z.strictObject({ attendanceId: id }), mailAttendee),
  mailOwnData: job<"mailOwnData">(
    z.strictObject({ from: z.enum(["signature", "supporter", "attendance"]), id }),
    mailOwnData,
  ),
  mailInvitation: job<"mailInvitation">(z.strictObject({ invitationId: id }), mailInvitation),
  removeSignatures: job<"removeSignatures">(
    z.strictObject({ invalidationId: id }),
    removeSignatures,
  ),
  restoreSignatures: job<"restoreSignatures">(
    z.strictObject({ invalidationId: id }),
    restoreSignatures,
  ),
  makeDeliveryFile: job<"makeDeliveryFile">(z.strictObject({ fileId: id }), makeDeliveryFile),
};
