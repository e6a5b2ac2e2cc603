// What organisers send: which list they look at, and what they decide.
import { z } from "zod";
import { choice } from "../../../forms";
import { setPlaces } from "../../../region-sets";
import { decisions } from "../rules";

/** Endorsements on a page of the queue. */
export const QUEUE_PAGE = 25;

/** What an organiser's list can show. What nobody confirmed is nobody's business yet. */
export const listedStates = [...decisions, "withdrawn"] as const;
export type ListedState = (typeof listedStates)[number];

/** The queue's list, as the address bar has it. Anything unusable counts as not given. */
export const queueFilters = z.object({
  state: z.enum(listedStates).catch("waiting"),
  place: z
    .enum([...setPlaces])
    .optional()
    .catch(undefined),
});

export type QueueFilters = z.output<typeof queueFilters>;

/** What a button of the queue sends: the decision, and about which endorsement. */
const DEED = /^(waiting|approved|declined):([0-9a-f-]{36})$/;

/** A press in the queue. */
export const decisionForm = z.strictObject({
  deed: z
    .string("required")
    .regex(DEED, "bad-choice")
    .transform((value) => {
      const [, decision = "", id = ""] = DEED.exec(value) ?? [];
      return { decision, id };
    })
    .pipe(z.object({ decision: choice(decisions), id: z.uuid({ error: "bad-choice" }) })),
});
