// What each job does: one line a job, calling the domain that owns it. With chores.ts the only place
// below app/ that may call every domain.
import { z } from "zod";
import { mailAttendee } from "../events/letters/commands";
import { locales } from "../i18n/locales";
import { makeDeliveryFile } from "../petitions/delivery-files/making/commands";
import { mailEndorser } from "../petitions/endorsements/letters/commands";
import { mailSigner, remindSigner } from "../petitions/letters/commands";
import { mailUpdate } from "../petitions/mailings/sending/commands";
import { removeSignatures, restoreSignatures } from "../petitions/removals/batches/commands";
import { mailOwnData } from "../rights/letters/commands";
import { mailSupporter } from "../supporters/letters/commands";
import { mailInvitation } from "./mail-invitation";
import { mailUpdateTest } from "./mail-update-test";
import type { JobName, Jobs } from "./queue";

const id = z.uuid();

/** @param attempt 1 for the first */
export type Handler = (payload: unknown, attempt: number) => Promise<void>;

/** A payload may have been written by an older or newer version of us; it is checked, not trusted. */
function job<N extends JobName>(
  payload: z.ZodType<Jobs[N]>,
  run: (payload: Jobs[N], attempt: number) => Promise<void>,
): Handler {
  return (given, attempt) => run(payload.parse(given), attempt);
}

export const handlers: Record<JobName, Handler> = {
  mailSigner: job<"mailSigner">(z.strictObject({ signatureId: id }), mailSigner),
  remindSigner: job<"remindSigner">(z.strictObject({ signatureId: id }), remindSigner),
  mailSupporter: job<"mailSupporter">(z.strictObject({ supporterId: id }), mailSupporter),
  mailAttendee: job<"mailAttendee">(z.strictObject({ attendanceId: id }), mailAttendee),
  mailEndorser: job<"mailEndorser">(z.strictObject({ endorsementId: id }), mailEndorser),
  mailOwnData: job<"mailOwnData">(
    z.strictObject({
      from: z.enum(["signature", "supporter", "attendance", "line", "endorsement"]),
      id,
    }),
    mailOwnData,
  ),
  mailInvitation: job<"mailInvitation">(z.strictObject({ invitationId: id }), mailInvitation),
  removeSignatures: job<"removeSignatures">(z.strictObject({ invalidationId: id }), (payload) =>
    removeSignatures(payload),
  ),
  restoreSignatures: job<"restoreSignatures">(z.strictObject({ invalidationId: id }), (payload) =>
    restoreSignatures(payload),
  ),
  mailUpdate: job<"mailUpdate">(z.strictObject({ mailingId: id }), mailUpdate),
  mailUpdateTest: job<"mailUpdateTest">(
    z.strictObject({ updateId: id, memberId: id, locale: z.enum(locales) }),
    mailUpdateTest,
  ),
  makeDeliveryFile: job<"makeDeliveryFile">(z.strictObject({ fileId: id }), makeDeliveryFile),
};
