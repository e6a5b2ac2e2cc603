// What signers say about how they appear, and what organisers decide about comments.
import { z } from "zod";
import { box, choice } from "../../forms";
import { nameChoices } from "./rules";

/** The texts now in use on a signer's own page. Raise a number with every change of its sentence
 *  (`comments.voice.nameForm`, `comments.voice.showComment`), in any language. The box for the name on
 *  the sign form has a text of its own: version 1 of `publishName` (lib/petitions/signatures). */
export const VOICE_VERSIONS = { publishName: 2, publishComment: 1 } as const;

/** How a signer wants to appear. */
export const voiceForm = z.strictObject({
  nameForm: choice(nameChoices),
  showComment: box(),
});

export type VoiceInput = z.output<typeof voiceForm>;

/** Comments on a page of the queue. */
export const QUEUE_PAGE = 25;

const id = z.uuid({ error: "bad-choice" });

/** What a button of the queue sends: the decision for those ticked, or with an id for that one. */
const DEED = /^(approved|declined|waiting)(?::([0-9a-f-]{36}))?$/;

/** A press in the queue: some comments ticked, one button. */
export const decisionForm = z.strictObject({
  chosen: z.array(id, { error: "wrong-type" }).max(QUEUE_PAGE, "bad-choice").default([]),
  deed: z
    .string("required")
    .regex(DEED, "bad-choice")
    .transform((value) => {
      const [, decision = "", one] = DEED.exec(value) ?? [];
      return { decision, one: one ?? null };
    })
    .pipe(
      z.object({
        decision: choice(["approved", "declined", "waiting"]),
        one: z.union([z.null(), id]),
      }),
    ),
});

/** The queue's list, as the address bar has it. */
export const queueFilters = z.object({
  state: z.enum(["waiting", "approved", "declined"]).catch("waiting"),
});
