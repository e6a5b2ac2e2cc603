// Builders for tests: each makes the smallest valid thing, in the database, sealed as the app seals it.
import { db } from "@/lib/db";
import { type Locale, locales } from "@/lib/i18n/locales";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { lookupHash } from "@/lib/vault/lookup";
import { newRowKey, openVault, type Scope } from "@/lib/vault/vault";
import type { EventKind, Role, SignatureState, TokenPurpose } from "@/prisma/generated/client";

let made = 0;
/** Makes every slug, code and address of a test its own. */
const next = () => ++made;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant relative to now, in milliseconds. */
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds);

/** Asks of a petition rule: 100 in all, 2 from each region. */
export const smallRule = { total: 100, perRegion: 2 };

/** Seals a person's cells in a scope, as commands do. */
async function seal(scope: Scope, table: string, cells: Record<string, string | null>) {
  const id = newId();
  const rowKey = newRowKey();
  const row = (await openVault(scope)).row(table, id, rowKey);
  return { id, rowKey, cell: (column: string) => row.seal(column, cells[column] ?? null) };
}

async function makeToken(
  purpose: TokenPurpose,
  owner: { signatureId?: string; supporterId?: string; attendanceId?: string; memberId?: string },
  expiresAt = fromNow(30 * DAY),
) {
  const token = newToken();
  await db().token.create({
    data: { id: newId(), purpose, hash: hashToken(token), expiresAt, ...owner },
  });
  return token;
}

/** The campaign's row exists in every db test; this gives it, with texts in three languages. */
async function campaign() {
  const { id } = await db().campaign.findFirstOrThrow({ select: { id: true } });
  await db().campaignText.createMany({
    skipDuplicates: true,
    data: locales.map((locale) => ({
      campaignId: id,
      locale,
      name: `Campaign (${locale})`,
      tagline: `Tagline (${locale})`,
      about: `About (${locale}).`,
      joining: `Joining (${locale}).`,
      privacy: `Privacy (${locale}).`,
    })),
  });
  return { id };
}

type PetitionWish = {
  slug?: string;
  rule?: { total: number; perRegion: number };
  closesAt?: Date | null;
  published?: boolean;
  title?: string;
  summary?: string;
  body?: string;
};

/** A petition in three languages, published unless asked otherwise. */
async function petition(wish: PetitionWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `petition-${next()}`;
  await db().petition.create({
    data: {
      id,
      slug,
      rule: wish.rule ?? smallRule,
      closesAt: wish.closesAt ?? null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Petition ${slug} (${locale})`,
          addressee: `Addressee (${locale})`,
          summary: wish.summary ?? `Summary (${locale}).`,
          body: wish.body ?? `Body (${locale}).`,
        })),
      },
      ...((wish.published ?? true) && { publications: { create: { id: newId() } } }),
    },
  });
  return { id, slug };
}

type SignatureWish = {
  petitionId?: string;
  state?: SignatureState;
  place?: string;
  locale?: Locale;
  name?: string;
  email?: string;
  comment?: string | null;
  createdAt?: Date;
  mailRequestedAt?: Date;
  shareLinkId?: string;
  /** Ticked boxes. */
  consents?: ("publishName" | "news")[];
};

/**
 * A signature in the given state (default `pending`), with its token. A `counted` one has the next
 * serial and stands in the tally; a `withdrawn` or `invalidated` one was confirmed, never counted.
 */
async function signature(wish: SignatureWish = {}) {
  const petitionId = wish.petitionId ?? (await petition()).id;
  const state = wish.state ?? "pending";
  const place = wish.place ?? "KZ-75";
  const email = wish.email ?? `signer-${next()}@people.test`;
  const name = wish.name ?? "Aigerim Sample";
  const createdAt = wish.createdAt ?? new Date();
  const { id, rowKey, cell } = await seal(`petition:${petitionId}`, "signature", {
    name,
    email,
    comment: wish.comment ?? null,
  });
  const isConfirmed = state !== "pending";
  await db().$transaction(async (tx) => {
    let serial: number | null = null;
    if (state === "counted") {
      const { lastSerial } = await tx.petition.update({
        where: { id: petitionId },
        data: { lastSerial: { increment: 1 } },
        select: { lastSerial: true },
      });
      serial = lastSerial;
      await tx.petitionTally.upsert({
        where: { petitionId_place: { petitionId, place } },
        create: { petitionId, place, total: 1 },
        update: { total: { increment: 1 } },
      });
    }
    await tx.signature.create({
      data: {
        id,
        petitionId,
        state,
        place,
        locale: wish.locale ?? "kk",
        rowKey,
        emailHash: lookupHash(`petition:${petitionId}`, email),
        sealedName: cell("name"),
        sealedEmail: cell("email"),
        sealedComment: cell("comment"),
        createdAt,
        mailRequestedAt: wish.mailRequestedAt ?? createdAt,
        confirmedAt: isConfirmed ? createdAt : null,
        countedAt: state === "counted" ? createdAt : null,
        serial,
        shareLinkId: wish.shareLinkId ?? null,
        consents: {
          create: (wish.consents ?? []).map((purpose) => ({
            id: newId(),
            purpose,
            textVersion: 1,
            locale: wish.locale ?? "kk",
          })),
        },
        ...((state === "withdrawn" || state === "invalidated") && {
          removal: { create: { id: newId(), kind: state } },
        }),
      },
    });
  });
  const token = await makeToken("signature", { signatureId: id });
  return { id, petitionId, email, name, place, token };
}

type SupporterWish = {
  name?: string;
  email?: string;
  phone?: string | null;
  place?: string;
  locale?: Locale;
  confirmed?: boolean;
  createdAt?: Date;
  shareLinkId?: string;
};

/** A supporter, confirmed unless asked otherwise, with a token for her preferences. */
async function supporter(wish: SupporterWish = {}) {
  const email = wish.email ?? `supporter-${next()}@people.test`;
  const name = wish.name ?? "Marat Sample";
  const createdAt = wish.createdAt ?? new Date();
  const isConfirmed = wish.confirmed ?? true;
  const { id, rowKey, cell } = await seal("supporters", "supporter", {
    name,
    email,
    phone: wish.phone ?? null,
  });
  await db().supporter.create({
    data: {
      id,
      place: wish.place ?? "KZ-75",
      locale: wish.locale ?? "kk",
      languages: ["kk"],
      rowKey,
      emailHash: lookupHash("supporters", email),
      sealedName: cell("name"),
      sealedEmail: cell("email"),
      sealedPhone: cell("phone"),
      createdAt,
      mailRequestedAt: createdAt,
      confirmedAt: isConfirmed ? createdAt : null,
      shareLinkId: wish.shareLinkId ?? null,
      consents: {
        create: { id: newId(), purpose: "news", textVersion: 1, locale: wish.locale ?? "kk" },
      },
    },
  });
  const token = await makeToken(isConfirmed ? "preferences" : "supporter", { supporterId: id });
  return { id, email, name, token };
}

type EventWish = {
  slug?: string;
  kind?: EventKind;
  /** Default: tomorrow, for two hours. */
  startsAt?: Date;
  endsAt?: Date;
  timeZone?: string;
  place?: string;
  capacity?: number | null;
  published?: boolean;
  title?: string;
  calledOff?: boolean;
};

/** An event in three languages, published unless asked otherwise. */
async function event(wish: EventWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `event-${next()}`;
  const startsAt = wish.startsAt ?? fromNow(DAY);
  await db().event.create({
    data: {
      id,
      slug,
      kind: wish.kind ?? "meeting",
      startsAt,
      endsAt: wish.endsAt ?? new Date(startsAt.getTime() + 2 * HOUR),
      timeZone: wish.timeZone ?? "Asia/Almaty",
      place: wish.place ?? "KZ-75",
      capacity: wish.capacity ?? null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Event ${slug} (${locale})`,
          summary: `Summary (${locale}).`,
          body: `Body (${locale}).`,
          venue: `Venue (${locale})`,
        })),
      },
      ...((wish.published ?? true) && { publications: { create: { id: newId() } } }),
      ...(wish.calledOff && {
        callOff: { create: { id: newId(), reason: "The hall is closed." } },
      }),
    },
  });
  return { id, slug, startsAt };
}

type AttendanceWish = {
  eventId?: string;
  name?: string;
  email?: string;
  locale?: Locale;
  confirmed?: boolean;
  cancelled?: boolean;
  createdAt?: Date;
  shareLinkId?: string;
};

/** Somebody who says she will come, confirmed unless asked otherwise, with her token. */
async function attendance(wish: AttendanceWish = {}) {
  const eventId = wish.eventId ?? (await event()).id;
  const email = wish.email ?? `guest-${next()}@people.test`;
  const name = wish.name ?? "Dana Sample";
  const createdAt = wish.createdAt ?? new Date();
  const { id, rowKey, cell } = await seal(`event:${eventId}`, "attendance", { name, email });
  await db().attendance.create({
    data: {
      id,
      eventId,
      locale: wish.locale ?? "kk",
      rowKey,
      emailHash: lookupHash(`event:${eventId}`, email),
      sealedName: cell("name"),
      sealedEmail: cell("email"),
      createdAt,
      mailRequestedAt: createdAt,
      confirmedAt: (wish.confirmed ?? true) ? createdAt : null,
      cancelledAt: wish.cancelled ? createdAt : null,
      shareLinkId: wish.shareLinkId ?? null,
    },
  });
  const token = await makeToken("attendance", { attendanceId: id });
  return { id, eventId, email, name, token };
}

type MemberWish = {
  role?: Role;
  name?: string;
  email?: string;
  removed?: boolean;
};

/** A member without password or second factor, by default an admin. */
async function member(wish: MemberWish = {}) {
  const email = wish.email ?? `member-${next()}@campaign.test`;
  const name = wish.name ?? "Saule Sample";
  const { id, rowKey, cell } = await seal("members", "member", { name, email });
  const sealedEmail = cell("email");
  const sealedName = cell("name");
  if (!sealedEmail || !sealedName) throw new Error("A member has a name and an address.");
  const role = wish.role ?? "admin";
  await db().member.create({
    data: {
      id,
      role,
      rowKey,
      emailHash: lookupHash("members", email),
      sealedEmail,
      sealedName,
      removedAt: wish.removed ? new Date() : null,
    },
  });
  return { id, role, email, name };
}

/** A signed-in browser of a member; `token` is what its cookie holds. */
async function session(wish: { memberId: string; expiresAt?: Date; reauthenticatedAt?: Date }) {
  const id = newId();
  const token = newToken();
  await db().session.create({
    data: {
      id,
      memberId: wish.memberId,
      tokenHash: hashToken(token),
      expiresAt: wish.expiresAt ?? fromNow(12 * HOUR),
      ...(wish.reauthenticatedAt && { reauthenticatedAt: wish.reauthenticatedAt }),
    },
  });
  return { id, token };
}

type ShareLinkWish = { code?: string; path?: string; label?: string; ended?: boolean };

/** A sharing link to the front page, unless asked otherwise. */
async function shareLink(wish: ShareLinkWish = {}) {
  const id = newId();
  const code = wish.code ?? `code${next()}`;
  await db().shareLink.create({
    data: {
      id,
      code,
      path: wish.path ?? "/",
      label: wish.label ?? `Leaflet ${code}`,
      endedAt: wish.ended ? new Date() : null,
    },
  });
  return { id, code };
}

type BriefingWish = {
  slug?: string;
  petitionId?: string;
  published?: boolean;
  title?: string;
  body?: string;
};

/** A briefing in three languages, published unless asked otherwise. */
async function briefing(wish: BriefingWish = {}) {
  const id = newId();
  const slug = wish.slug ?? `briefing-${next()}`;
  await db().briefing.create({
    data: {
      id,
      slug,
      petitionId: wish.petitionId ?? null,
      texts: {
        create: locales.map((locale) => ({
          locale,
          title: wish.title ?? `Briefing ${slug} (${locale})`,
          standfirst: `Standfirst (${locale}).`,
          dateline: `Almaty, April 2015 (${locale})`,
          body: wish.body ?? `Body (${locale}).`,
        })),
      },
      ...((wish.published ?? true) && { publications: { create: { id: newId() } } }),
    },
  });
  return { id, slug };
}

/** A way to help, in three languages. */
async function helpOption(wish: { label?: string; retired?: boolean } = {}) {
  const id = newId();
  await db().helpOption.create({
    data: {
      id,
      position: next(),
      retiredAt: wish.retired ? new Date() : null,
      texts: {
        create: locales.map((locale) => ({ locale, label: wish.label ?? `Help (${locale})` })),
      },
    },
  });
  return { id };
}

export const make = {
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
  token: makeToken,
};
