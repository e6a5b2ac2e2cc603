// Builders for tests: each makes the smallest valid thing, in the database, sealed as the app seals it.

import { delivery, deliveryFile } from "./make-deliveries";
import { endorsement } from "./make-endorsements";
import { block, removal } from "./make-guards";
import { briefing, campaign, event, helpOption, petition, shareLink, update } from "./make-pages";
import { attendance, member, session, signature, supporter, token } from "./make-people";

export const make = {
  block,
  removal,
  campaign,
  petition,
  signature,
  supporter,
  event,
  attendance,
  member,
  session,
  shareLink,
  briefing,
  helpOption,
  token,
  delivery,
  deliveryFile,
  endorsement,
  update,
};
