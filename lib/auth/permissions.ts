// The whole policy on one screen: which role may do what. Who is not in the table may do nothing.

/** noun:verb. `…:see` shows no personal data unless the noun is a list of people. */
export const permissions = [
  "admin:enter", // the dashboard, totals, one's own account
  "briefing:see",
  "briefing:edit", // create, revise, preview
  "briefing:publish", // publish, retract
  "petition:see",
  "petition:edit", // texts, threshold, closing date
  "petition:publish", // publish, retract, close, reopen
  "signature:see", // names and addresses of signers
  "petition:switch", // pause signing or counting, require proof of work, show a notice
  "petition:embed", // which sites may show the form
  "paper:see", // sheets and their lines: names of signers
  "paper:order", // order, assign and void sheets
  "paper:enter", // enter lines, by hand or from a file
  "paper:check", // accept or reject lines somebody else entered
  "signature:invalidate",
  "signature:export",
  "watch:see", // bursts and alerts: numbers only
  "watch:edit", // limits, blocked domains, addresses and patterns
  "comment:moderate",
  "update:edit", // write, publish and mail updates of a petition
  "delivery:edit", // make delivery files, record deliveries, answers and outcomes
  "delivery:sign-off", // let a delivery file out
  "endorsement:decide", // see contacts of organisations, approve, decline
  "supporter:see", // names, addresses and phones of supporters
  "supporter:erase", // at a person’s wish that reached us another way
  "supporter:export",
  "help:edit", // the ways to help that people can tick
  "event:see",
  "event:edit",
  "event:publish", // publish, retract, call off
  "attendance:see", // who comes
  "attendance:export",
  "share:see",
  "share:edit", // mint and end links
  "member:see", // names and addresses of the team, their sessions
  "member:edit", // invite, change roles, remove, end others' sessions
  "audit:see",
] as const;

export type Permission = (typeof permissions)[number];

const seesWork = ["admin:enter", "briefing:see", "petition:see", "event:see", "share:see"] as const;

const doesWork = [
  ...seesWork,
  "briefing:edit",
  "briefing:publish",
  "petition:edit",
  "petition:publish",
  "petition:switch",
  "petition:embed",
  "paper:see",
  "paper:order",
  "paper:enter",
  "paper:check",
  "signature:see",
  "signature:invalidate",
  "signature:export",
  "watch:see",
  "watch:edit",
  "comment:moderate",
  "update:edit",
  "delivery:edit",
  "endorsement:decide",
  "supporter:see",
  "supporter:erase",
  "supporter:export",
  "help:edit",
  "event:edit",
  "event:publish",
  "attendance:see",
  "attendance:export",
  "share:edit",
] as const;

/** Viewers see no personal data; organisers do the campaign's work; admins also look after the team. */
const policy: Readonly<Record<string, readonly Permission[]>> = {
  viewer: seesWork,
  organiser: doesWork,
  admin: permissions,
};

/** Whether a role may do a thing. Unknown roles, and names every object has, may do nothing. */
export function may(role: string, permission: Permission): boolean {
  return Object.hasOwn(policy, role) && (policy[role]?.includes(permission) ?? false);
}
