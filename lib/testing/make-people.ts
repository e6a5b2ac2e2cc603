// Builders of people: signatures, supporters, attendances, members, and the secrets they hold.
import { db } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { campaignZone } from "@/lib/i18n/zones";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { domainHash, lookupHash, nameHash } from "@/lib/vault/lookup";
import { newRowKey, openVault, type Scope } from "@/lib/vault/vault";
import type { Role, SignatureState, TokenPurpose } from "@/prisma/generated/client";
import { DAY, fromNow, HOUR, next } from "./make-numbers";
import { event, petition } from "./make-pages";

/** Seals a person's cells in a scope, as commands do. */
async function seal(scope: Scope, table: string, cells: Record<string, string | null>) {
  const id = newId();
  const rowKey = newRowKey();
  const row = (await openVault(scope)).row(table, id, rowKey);
  return { id, rowKey, cell: (column: string) => row.seal(column, cells[column] ?? null) };
}

/** A link secret, good for 30 days. */
export async function token(
  purpose: TokenPurpose,
  owner: {
    signatureId?: string;
    supporterId?: string;
    attendanceId?: string;
    memberId?: string;
    lineId?: string;
    endorsementId?: string;
  },
  expiresAt = fromNow(30 * DAY),
) {
  const secret = newToken();
  await db().token.create({
    data: { id: newId(), purpose, hash: hashToken(secret), expiresAt, ...owner },
  });
  return secret;
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
  consents?: ("publishName" | "news" | "publishComment")[];
  nameForm?: "full" | "initial";
  /** Where its comment stands; with `publishComment` among the consents. */
  commentState?: "waiting" | "approved" | "declined";
};

/**
 * A signature in the given state (default `pending`), with its token. A `counted` one has the next
 * serial and stands in the tally; a `withdrawn` or `invalidated` one was confirmed, never counted.
 */
export async function signature(wish: SignatureWish = {}) {
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
      await tx.$executeRaw`
        INSERT INTO tally_day AS tally (petition_id, place, day, counted)
        VALUES (${petitionId}::uuid, ${place}, (now() AT TIME ZONE ${campaignZone})::date, 1)
        ON CONFLICT (petition_id, place, day) DO UPDATE SET counted = tally.counted + 1`;
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
        nameHash: nameHash(`petition:${petitionId}`, name, place),
        domainHash: domainHash(`petition:${petitionId}`, email),
        sealedName: cell("name"),
        sealedEmail: cell("email"),
        sealedComment: cell("comment"),
        nameForm: wish.nameForm ?? "full",
        commentState: wish.commentState ?? null,
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
          removals: {
            create: {
              id: newId(),
              kind: state,
              category: state === "invalidated" ? ("error" as const) : null,
            },
          },
        }),
      },
    });
  });
  const secret = await token("signature", { signatureId: id });
  return { id, petitionId, email, name, place, token: secret };
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
export async function supporter(wish: SupporterWish = {}) {
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
  const secret = await token(isConfirmed ? "preferences" : "supporter", { supporterId: id });
  return { id, email, name, token: secret };
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
export async function attendance(wish: AttendanceWish = {}) {
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
  const secret = await token("attendance", { attendanceId: id });
  return { id, eventId, email, name, token: secret };
}

type MemberWish = {
  role?: Role;
  name?: string;
  email?: string;
  removed?: boolean;
};

/** A member without password or second factor, by default an admin. */
export async function member(wish: MemberWish = {}) {
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
export async function session(wish: {
  memberId: string;
  expiresAt?: Date;
  reauthenticatedAt?: Date;
}) {
  const id = newId();
  const secret = newToken();
  await db().session.create({
    data: {
      id,
      memberId: wish.memberId,
      tokenHash: hashToken(secret),
      expiresAt: wish.expiresAt ?? fromNow(12 * HOUR),
      ...(wish.reauthenticatedAt && { reauthenticatedAt: wish.reauthenticatedAt }),
    },
  });
  return { id, token: secret };
}
