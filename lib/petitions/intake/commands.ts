// Takes signatures in. Those given at the same time are written by one statement: on a busy evening that is one wait for
// the disk, and one word to the worker, for many people.
import { db, Prisma } from "../../db";
import type { Locale } from "../../i18n/locales";
import { jobsFor } from "../../jobs/queue";
import { MAILS_A_DAY } from "../../mail/queries";
import { isPlaceOf } from "../../region-sets";
import { ok, type Result, refuse } from "../../result";
import { readCode } from "../../shares/rules";
import { together } from "../../together";
import { newId } from "../../tokens";
import { canonicalEmail, domainHash, lookupHash, nameHash } from "../../vault/lookup";
import { newRowKey, openVault } from "../../vault/vault";
import { findPatterns } from "../blocks/queries";
import { matchesPattern, type Pattern } from "../blocks/rules";
import { findPetitionFacts } from "../queries";
import { petitionState, type SigningFacts } from "../rules";
import { MAIL_AGAIN_MINUTES } from "../signatures/rules";
import { CONSENT_VERSIONS, type SignatureInput } from "../signatures/schema";

type Given = { slug: string; locale: Locale; input: SignatureInput; now: Date };
/** How it ended: taken, or why not. */
export type Taken = Result<
  undefined,
  "unknown" | "closed" | "paused" | "amended" | "foreign-place"
>;

/** Two, so that one which waits for a row does not hold up all; rows are locked in the order of their
 *  hashes, so two never wait for each other. */
const take = together(takeAll, { most: 200, atOnce: 2 });

/**
 * Takes a signature in, as lib/petitions/signatures signPetition() describes, without its even time.
 * @param slug the petition's; @param locale the mail's language; @param now the instant of signing
 * @returns refused `unknown` (no such petition, or not published), `closed`, `paused` (open,
 *   but an organiser paused signing; who was quicker by milliseconds is taken), `amended` (there is a
 *   newer version than the one the signer was shown), or `foreign-place`
 */
export function takeSignature(
  slug: string,
  locale: Locale,
  input: SignatureInput,
  now: Date,
): Promise<Taken> {
  return take({ slug, locale, input, now });
}

function answerOf(petition: SigningFacts | null, { input, now }: Given): Taken {
  const state = petition ? petitionState(petition, now) : "draft";
  if (petition === null || state === "draft") return refuse("unknown");
  if (state === "closed") return refuse("closed");
  if (petition.isPaused) return refuse("paused");
  if (input.version !== undefined && input.version < petition.version) return refuse("amended");
  return isPlaceOf(petition.regionSet, input.place) ? ok() : refuse("foreign-place");
}

async function takeAll(given: readonly Given[]): Promise<Taken[]> {
  const slugs = [...new Set(given.map(({ slug }) => slug))];
  const petitions = new Map(
    await Promise.all(slugs.map(async (slug) => [slug, await findPetitionFacts(slug)] as const)),
  );
  const answered = given.map((one) => {
    const petition = petitions.get(one.slug) ?? null;
    return { one, petition, answer: answerOf(petition, one) };
  });
  const rows = await Promise.all(
    answered.flatMap(({ one, petition, answer }) =>
      petition && answer.ok ? [seal(petition, one)] : [],
    ),
  );
  if (rows.length > 0) await write(rows);
  return answered.map(({ answer }) => answer);
}

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("base64");

/** Whether a pattern of the organisers' finds this signer. */
function isMatched(patterns: readonly Pattern[], { name, email }: SignatureInput): boolean {
  const address = canonicalEmail(email);
  return patterns.some(({ on, pattern }) =>
    matchesPattern(pattern, on === "name" ? name : address),
  );
}

/** The row as the statement reads it: bytes in base64, instants in ISO 8601. */
async function seal({ id: petitionId, version }: SigningFacts, { locale, input, now }: Given) {
  const scope = `petition:${petitionId}` as const;
  const patterns = await findPatterns(petitionId, now);
  const id = newId();
  const rowKey = newRowKey();
  const cells = (await openVault(scope)).row("signature", id, rowKey);
  return {
    id,
    petition_id: petitionId,
    // The one this was judged by: an amendment at this instant was not what the signer saw.
    version,
    place: input.place,
    locale,
    row_key: text(rowKey),
    email_hash: text(lookupHash(scope, input.email)),
    name_hash: text(nameHash(scope, input.name, input.place)),
    domain_hash: text(domainHash(scope, input.email)),
    // What an organiser's block of all petitions would hold.
    all_email_hash: text(lookupHash("blocks", input.email)),
    all_domain_hash: text(domainHash("blocks", input.email)),
    is_blocked: isMatched(patterns, input),
    name: text(cells.sealText("name", input.name)),
    email: text(cells.sealText("email", input.email)),
    comment: text(cells.seal("comment", input.comment)),
    given_at: now.toISOString(),
    via: readCode(input.via),
    show_name: input.showName ? newId() : null,
    news: input.news ? newId() : null,
  };
}

/**
 * Writes rows, their consents and their mails' jobs: they exist together or not at all. The unique
 * index on petition and keyed address decides. A pending row asked for again begins its five days
 * anew; nothing typed later changes it, since a stranger could have typed it. Who is blocked goes
 * through the same statement, so that the answer takes as long, and leaves nothing behind.
 */
async function write(rows: readonly Awaited<ReturnType<typeof seal>>[]): Promise<void> {
  await db().$executeRaw`
    WITH asked AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (
        id uuid, petition_id uuid, version int, place text, locale "Locale", row_key text, email_hash text,
        name_hash text, domain_hash text,
        all_email_hash text, all_domain_hash text, is_blocked boolean, name text, email text, comment text, given_at timestamptz, via text, show_name uuid,
        news uuid)
    ), given AS (
      INSERT INTO signature (id, petition_id, version, place, locale, row_key, email_hash, name_hash,
        domain_hash, sealed_name, sealed_email, sealed_comment, created_at, mail_requested_at,
        share_link_id)
      SELECT DISTINCT ON (petition_id, email_hash) id, petition_id, version, place, locale,
        decode(row_key, 'base64'), decode(email_hash, 'base64'), decode(name_hash, 'base64'),
        decode(domain_hash, 'base64'), decode(name, 'base64'), decode(email, 'base64'),
        decode(comment, 'base64'), given_at, given_at,
        (SELECT link.id FROM share_link link WHERE link.code = asked.via AND link.ended_at IS NULL)
      FROM asked WHERE NOT is_blocked AND NOT EXISTS (SELECT FROM block
        WHERE block.hash IN (decode(email_hash, 'base64'), decode(domain_hash, 'base64'),
            decode(all_email_hash, 'base64'), decode(all_domain_hash, 'base64'))
          AND block.ended_at IS NULL AND (block.ends_at IS NULL OR block.ends_at > given_at))
      ORDER BY petition_id, email_hash, given_at
      ON CONFLICT (petition_id, email_hash) DO UPDATE SET
        mail_requested_at = excluded.mail_requested_at,
        created_at = CASE signature.state
          WHEN 'pending' THEN excluded.created_at ELSE signature.created_at END
      WHERE signature.mail_requested_at
        < excluded.mail_requested_at - make_interval(mins => ${MAIL_AGAIN_MINUTES}::int)
        -- As hasMailLeft() of lib/mail counts, here where no second statement is needed.
        AND (SELECT count(*) FROM token WHERE token.signature_id = signature.id
          AND token.purpose = 'preferences' AND token.used_at IS NULL
          AND token.created_at > excluded.mail_requested_at - interval '1 day')
          < ${MAILS_A_DAY}::int
      RETURNING id
    ), consented AS (
      INSERT INTO consent (id, purpose, text_version, locale, given_at, signature_id)
      SELECT box.id, box.purpose, box.version, asked.locale, asked.given_at, asked.id
      FROM given JOIN asked ON asked.id = given.id, LATERAL (VALUES
        (asked.show_name, 'publishName'::consent_purpose, ${CONSENT_VERSIONS.publishName}::int),
        (asked.news, 'news'::consent_purpose, ${CONSENT_VERSIONS.news}::int)
      ) AS box (id, purpose, version)
      WHERE box.id IS NOT NULL
    )
    ${jobsFor("mailSigner", Prisma.sql`json_build_object('signatureId', given.id)`, Prisma.sql`given`)}`;
}
