// Reads of comments: for readers the approved ones, for organisers the queue, for a signer their own.
import { db, Prisma } from "../../db";
import { isLocale, type Locale } from "../../i18n/locales";
import { isSetPlace, NOT_GIVEN, type SetPlace } from "../../region-sets";
import { openVault, UNREADABLE } from "../../vault/vault";
import { findLinkedSignature } from "../signatures/queries";
import { linkState } from "../signatures/rules";
import { type Decision, type NameChoice, shownName } from "./rules";
import { QUEUE_PAGE } from "./schema";

type Sealed = {
  id: string;
  serial: number | null;
  place: string;
  locale: string;
  confirmedAt: Date;
  nameForm: "full" | "initial";
  isNamed: boolean;
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedComment: Uint8Array | null;
};

const columns = Prisma.sql`
  s.id, s.serial, s.place, s.locale, s.confirmed_at AS "confirmedAt", s.name_form AS "nameForm",
  EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id AND c.purpose = 'publishName'
    AND c.withdrawn_at IS NULL) AS "isNamed",
  s.row_key AS "rowKey", s.sealed_name AS "sealedName", s.sealed_comment AS "sealedComment"`;

/** The consent is asked for again with each read: what is shown never rests on a state alone. */
const consented = Prisma.sql`
  s.erased_at IS NULL AND s.sealed_comment IS NOT NULL
  AND EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id AND c.purpose = 'publishComment'
    AND c.withdrawn_at IS NULL)`;

const choiceOf = ({ isNamed, nameForm }: Pick<Sealed, "isNamed" | "nameForm">): NameChoice =>
  isNamed ? nameForm : "anonymous";

async function opener(petitionId: string) {
  const vault = await openVault(`petition:${petitionId}`);
  return (row: Sealed) => {
    const cells = vault.row("signature", row.id, row.rowKey);
    return {
      comment: cells.show("comment", row.sealedComment) ?? "",
      /** Null also when it does not open: readers see neither. */
      name: cells.openIf("name", row.sealedName),
    };
  };
}

/** A comment as readers see it. */
export type PublicComment = {
  /** The signature's number, by which the next page begins: ids tell to the millisecond when
   *  somebody signed, numbers are given in shuffled order. */
  serial: number;
  comment: string;
  /** Null: a signer who shows no name. */
  name: string | null;
  at: Date;
};

export type CommentPage = { comments: PublicComment[]; next: number | null };

/**
 * Approved comments of counted signers, newest confirmation first; the same short range of an index
 * whether there are a hundred or a million.
 * @param after the serial of the last comment of the page before; null for the first page
 */
export async function listApprovedComments(
  petitionId: string,
  after: number | null,
  limit = 20,
): Promise<CommentPage> {
  const from =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (s.confirmed_at, s.id) < (SELECT l.confirmed_at, l.id FROM signature l
          WHERE l.petition_id = ${petitionId}::uuid AND l.serial = ${after}::int)`;
  const rows = await db().$queryRaw<Sealed[]>`
    SELECT ${columns} FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid AND s.comment_state = 'approved'
      AND s.state = 'counted' AND ${consented} ${from}
    ORDER BY s.confirmed_at DESC, s.id DESC LIMIT ${limit + 1}::int`;
  const open = await opener(petitionId);
  const comments = rows.slice(0, limit).flatMap((row): PublicComment[] => {
    if (row.serial === null) return [];
    const { comment, name } = open(row);
    if (comment === UNREADABLE) return [];
    return [
      { serial: row.serial, comment, name: shownName(name, choiceOf(row)), at: row.confirmedAt },
    ];
  });
  return { comments, next: rows.length > limit ? (rows[limit - 1]?.serial ?? null) : null };
}

/** A comment as organisers decide about it. */
export type QueuedComment = {
  id: string;
  comment: string;
  /** In full, for organisers. */
  name: string;
  /** As readers will see it; null: no name. */
  shownAs: string | null;
  place: SetPlace;
  locale: Locale;
  confirmedAt: Date;
};

export type QueueCursor = { createdAt: Date; id: string };
export type QueuePage = { rows: QueuedComment[]; next: QueueCursor | null };

/**
 * A page of the queue: what waits oldest first, what is decided newest first. Personal data: ask for
 * `comment:moderate`.
 * @param after the last comment of the page before, by confirmation; null for the first page
 */
export async function listQueue(
  petitionId: string,
  state: Decision,
  after: QueueCursor | null,
  limit = QUEUE_PAGE,
): Promise<QueuePage> {
  const isWaiting = state === "waiting";
  const direction = isWaiting ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const from = after
    ? Prisma.sql`AND (s.confirmed_at, s.id) ${isWaiting ? Prisma.sql`>` : Prisma.sql`<`}
        (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  // Written out, so that each state meets its own partial index.
  const inState = {
    waiting: Prisma.sql`s.comment_state = 'waiting'`,
    approved: Prisma.sql`s.comment_state = 'approved'`,
    declined: Prisma.sql`s.comment_state = 'declined'`,
  }[state];
  const sealed = await db().$queryRaw<Sealed[]>`
    SELECT ${columns} FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid AND ${inState}
      AND s.state IN ('confirmed', 'counted') AND ${consented} ${from}
    ORDER BY s.confirmed_at ${direction}, s.id ${direction} LIMIT ${limit + 1}::int`;
  const open = await opener(petitionId);
  const rows = sealed.slice(0, limit).map((row): QueuedComment => {
    const { comment, name } = open(row);
    return {
      id: row.id,
      comment,
      name: name ?? UNREADABLE,
      shownAs: shownName(name, choiceOf(row)),
      place: isSetPlace(row.place) ? row.place : NOT_GIVEN,
      locale: isLocale(row.locale) ? row.locale : "kk",
      confirmedAt: row.confirmedAt,
    };
  });
  const last = rows.at(-1);
  const next = last && { createdAt: last.confirmedAt, id: last.id };
  return { rows, next: sealed.length > limit && next ? next : null };
}

const MOST_COUNTED = 1_000;

/** How many comments wait, at most 1,000 (more are not counted). */
export async function countWaiting(petitionId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (
      SELECT FROM signature s WHERE s.petition_id = ${petitionId}::uuid
        AND s.comment_state = 'waiting' AND s.state IN ('confirmed', 'counted')
      LIMIT ${MOST_COUNTED}::int) AS queue`;
  return row?.waiting ?? 0;
}

/** How a signer appears now, for their own page. */
export type Voice = {
  name: string;
  nameForm: NameChoice;
  /** Null when they left none. */
  comment: string | null;
  showComment: boolean;
  commentState: Decision | null;
};

/**
 * How the signer behind a link appears.
 * @returns null for an unknown link and for a signature that does not stand
 */
export async function findVoice(token: string, now: Date): Promise<Voice | null> {
  const link = await findLinkedSignature(token, now);
  if (link === null || linkState(link, now) !== "standing") return null;
  const row = await db().signature.findUnique({
    where: { id: link.id },
    select: {
      nameForm: true,
      commentState: true,
      rowKey: true,
      sealedName: true,
      sealedComment: true,
      consents: { where: { withdrawnAt: null }, select: { purpose: true } },
    },
  });
  if (row === null) return null;
  const cells = (await openVault(`petition:${link.petitionId}`)).row(
    "signature",
    link.id,
    row.rowKey,
  );
  const stands = (wanted: string) => row.consents.some(({ purpose }) => purpose === wanted);
  return {
    name: cells.openIf("name", row.sealedName) ?? "",
    nameForm: choiceOf({ isNamed: stands("publishName"), nameForm: row.nameForm }),
    comment: cells.show("comment", row.sealedComment),
    showComment: stands("publishComment"),
    commentState: row.commentState,
  };
}
