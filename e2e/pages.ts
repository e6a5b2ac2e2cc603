// Every page there is, with something on it: the organisers' from the files, so that none is forgotten.
import path from "node:path";
import { permissions } from "@/lib/auth/permissions";
import type { Locale } from "@/lib/i18n/locales";
import { listLines } from "@/lib/petitions/paper/lines/queries";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine } from "@/lib/testing/make-paper";
import { projectSources } from "@/lib/testing/sources";

export type Door = {
  /** The address in English, with `[…]` where an id stands. */
  path: string;
  permission: (typeof permissions)[number];
  isRoute: boolean;
};

/** Every page and route under app/[locale]/admin with the permission it asks for. */
export function doors(): Door[] {
  return projectSources(path.resolve(".")).flatMap(({ path: file, text }) => {
    const address = file.replaceAll(/\([^)]*\)\//g, "");
    const match = /^app\/\[locale\]\/admin(.*)\/(page|route)\.tsx?$/.exec(address);
    // The page for what is not there is no door; e2e/answers.spec.ts asks for it.
    if (!match || match[1]?.includes("[...")) return [];
    const asked = /requirePermission(?:OfRoute)?\(\s*"([^"]+)"/.exec(text)?.[1];
    const permission = permissions.find((one) => one === asked);
    if (!permission) throw new Error(`${file} asks for no known permission.`);
    return [{ path: `/en/admin${match[1]}`, permission, isRoute: match[2] === "route" }];
  });
}

export type Person = { name: string; comment?: string };
export type Text = { title: string; body: string };

/** One of everything, with a person in each list. @param person, text what stands in it */
export async function things(
  person: Person = { name: "Zhanar Sample" },
  text: Text = {
    title: "A title of middling length",
    body: "First words.\n\n## A heading\n\nMore.",
  },
) {
  const petition = await make.petition(text);
  const update = await make.update({ petitionId: petition.id, title: text.title });
  const briefing = await make.briefing({ ...text, petitionId: petition.id });
  const event = await make.event({ ...text, capacity: 20 });
  const link = await make.shareLink({ label: text.title });
  const { name, comment } = person;
  const signature = await make.signature({
    petitionId: petition.id,
    state: "counted",
    name,
    comment: comment ?? "Words of a signer, of middling length, that an organiser has read.",
    consents: ["publishName", "news", "publishComment"],
    commentState: "approved",
    shareLinkId: link.id,
  });
  const heard = await make.signature({
    petitionId: petition.id,
    state: "counted",
    name,
    comment: comment ?? "Words that wait.\nOn two lines.",
    consents: ["publishName", "publishComment"],
    nameForm: "initial",
    commentState: "waiting",
  });
  const stop = await make.token("updates", { signatureId: signature.id });
  const pending = await make.signature({ petitionId: petition.id, name });
  const supporter = await make.supporter({ name });
  const joining = await make.supporter({ name, confirmed: false });
  const attendance = await make.attendance({ eventId: event.id, name });
  const invited = await make.attendance({ eventId: event.id, name, confirmed: false });
  const member = await make.member({ role: "viewer", name });
  const paper = await enteredSheet([paperLine(1, { name })], {
    petitionId: petition.id,
    collector: name,
  });
  const line = await findFirstLine(paper.petitionId, paper.sheetId);
  const block = await make.block({ petitionId: petition.id });
  const removal = await make.removal({ petitionId: petition.id });
  const about = { petitionId: petition.id, contact: name, organisation: text.title };
  const endorsement = await make.endorsement(about);
  const unheard = await make.endorsement({ ...about, state: "waiting" });
  const unconfirmed = await make.endorsement({ ...about, state: "unconfirmed" });
  const deliveryFile = await make.deliveryFile({ petitionId: petition.id });
  const delivery = await make.delivery({ petitionId: petition.id, fileId: deliveryFile.id });
  return {
    deliveryFile,
    delivery,
    endorsement,
    unheard,
    unconfirmed,
    petition,
    update,
    briefing,
    event,
    signature,
    heard,
    stop,
    pending,
    supporter,
    joining,
    attendance,
    invited,
    member,
    block,
    removal,
    paper: { orderId: paper.id, sheetId: paper.sheetId, lineId: line },
  };
}

async function findFirstLine(petitionId: string, sheetId: string): Promise<string> {
  const [line] = await listLines(petitionId, sheetId);
  if (!line) throw new Error("A line was entered.");
  return line.id;
}

export type Things = Awaited<ReturnType<typeof things>>;

/** What to put where an address has `[…]`. */
export function idsOf(all: Things): Record<string, string> {
  return {
    "petitions/[id]": all.petition.id,
    "events/[id]": all.event.id,
    "supporters/[id]": all.supporter.id,
    "briefings/[id]": all.briefing.id,
    "members/[id]": all.member.id,
    "signatures/[signature]": all.signature.id,
    "blocks/[block]": all.block.id,
    "invalidations/[invalidation]": all.removal.id,
    "orders/[order]": all.paper.orderId,
    "sheets/[sheet]": all.paper.sheetId,
    "lines/[line]": all.paper.lineId,
    "delivery/[delivery]": all.delivery.id,
    "files/[file]": all.deliveryFile.id,
    "updates/[update]": all.update.id,
  };
}

/** An address with its ids in place. @throws if one is not known */
export function filled(pattern: string, ids: Readonly<Record<string, string>>): string {
  let address = pattern;
  for (const [part, id] of Object.entries(ids)) {
    address = address.replace(part, `${part.slice(0, part.indexOf("["))}${id}`);
  }
  if (address.includes("[")) throw new Error(`No id is known for ${address}.`);
  return address;
}

/** The organisers' pages about these things. */
export function adminPages(locale: Locale, all: Things): string[] {
  return doors()
    .filter(({ isRoute }) => !isRoute)
    .map(({ path: pattern }) => filled(pattern, idsOf(all)).replace(/^\/en/, `/${locale}`));
}

/** What a stranger can read, these things among it. */
export function publicPages(
  locale: Locale,
  { petition, update, briefing, event }: Things,
): string[] {
  return [
    "",
    "/briefings",
    `/briefings/${briefing.slug}`,
    "/petitions",
    `/petitions/${petition.slug}`,
    `/petitions/${petition.slug}/thanks`,
    `/petitions/${petition.slug}/print`,
    `/petitions/${petition.slug}/delivery`,
    `/petitions/${petition.slug}/count`,
    `/petitions/${petition.slug}/history`,
    `/petitions/${petition.slug}/comments`,
    `/petitions/${petition.slug}/organisations`,
    `/petitions/${petition.slug}/organisations/thanks`,
    `/petitions/${petition.slug}/versions`,
    `/petitions/${petition.slug}/updates`,
    `/petitions/${petition.slug}/updates/${update.id}`,
    "/signatures/withdrawn",
    "/signatures/rejected",
    "/endorsements/withdrawn",
    "/endorsements/rejected",
    "/join",
    "/join/thanks",
    "/events",
    `/events/${event.slug}`,
    `/events/${event.slug}/thanks`,
    `/events/${event.slug}/print`,
    "/preferences/erased",
    "/privacy",
    "/sign-in",
  ].map((rest) => `/${locale}${rest}`);
}

/** What the links in mails lead to. */
export function personalPages(locale: Locale, all: Things): string[] {
  return [
    `/signatures/${all.signature.token}`,
    `/signatures/${all.pending.token}`,
    `/endorsements/${all.endorsement.token}`,
    `/endorsements/${all.unconfirmed.token}`,
    `/updates/${all.stop}`,
    `/join/${all.joining.token}`,
    `/preferences/${all.supporter.token}`,
    `/attendances/${all.attendance.token}`,
    `/attendances/${all.invited.token}`,
  ].map((rest) => `/${locale}${rest}`);
}
