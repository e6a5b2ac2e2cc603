// Synthetic signatures: rows, serials, places' totals and days, batch by batch, always in agreement.
import type pg from "pg";
import { campaignZone } from "../i18n/zones";
import { CONSENT_VERSIONS } from "../petitions/signatures/schema";
import { newId } from "../tokens";
import { lookupHash } from "../vault/lookup";
import { newRowKey, openVault, type Vault } from "../vault/vault";
import { randomNumbers, syntheticPerson } from "./demo-people";

const BATCH = 4_000;
/** Days over which the signatures came in. */
const DAYS = 45;
const DAY = 86_400_000;

type Columns = {
  id: string[];
  place: string[];
  locale: string[];
  rowKey: Buffer[];
  emailHash: Buffer[];
  name: Buffer[];
  email: Buffer[];
  comment: (Buffer | null)[];
  createdAt: Date[];
  consentIds: (string | null)[];
};

/** The share of the signatures that had come in by a share of the time: slow, then steep, then slow. */
function timeOf(share: number): number {
  return share < 0.5 ? Math.sqrt(share / 2) : 1 - Math.sqrt((1 - share) / 2);
}

type Batch = { scope: `petition:${string}`; first: number; size: number; from: number; to: number };

function makeColumns(vault: Vault, { scope, first, size, from, to }: Batch): Columns {
  const random = randomNumbers(first);
  const columns: Columns = {
    id: [],
    place: [],
    locale: [],
    rowKey: [],
    emailHash: [],
    name: [],
    email: [],
    comment: [],
    createdAt: [],
    consentIds: [],
  };
  for (let index = 0; index < size; index += 1) {
    const person = syntheticPerson(first + index, random);
    const id = newId();
    const rowKey = newRowKey();
    const cells = vault.row("signature", id, rowKey);
    const comment = cells.seal("comment", person.comment);
    columns.id.push(id);
    columns.place.push(person.place);
    columns.locale.push(person.locale);
    columns.rowKey.push(Buffer.from(rowKey));
    columns.emailHash.push(Buffer.from(lookupHash(scope, person.email)));
    columns.name.push(Buffer.from(cells.sealText("name", person.name)));
    columns.email.push(Buffer.from(cells.sealText("email", person.email)));
    columns.comment.push(comment && Buffer.from(comment));
    columns.createdAt.push(new Date(from + ((to - from) * (index + random())) / size));
    columns.consentIds.push(random() < 0.15 ? newId() : null);
  }
  return columns;
}

/** One statement: takes the petition's next numbers, as the tally does, inserts the rows as counted,
 *  and adds them to their places' totals and days. The total is right at every instant. */
const INSERT = `
  WITH given AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY created_at)::int AS position
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[],
      $8::bytea[], $9::bytea[], $10::timestamptz[], $11::uuid[])
      AS row (id, place, locale, row_key, email_hash, name, email, comment, created_at, consent_id)
  ), numbered AS (
    UPDATE petition SET last_serial = last_serial + (SELECT count(*)::int FROM given)
    WHERE id = $1 RETURNING last_serial - (SELECT count(*)::int FROM given) AS before
  ), inserted AS (
    INSERT INTO signature (id, petition_id, state, place, locale, row_key, email_hash, sealed_name,
      sealed_email, sealed_comment, created_at, mail_requested_at, confirmed_at, counted_at, serial,
      synthetic)
    SELECT id, $1, 'counted', place, locale::"Locale", row_key, email_hash, name, email, comment,
      created_at, created_at, created_at + interval '2 minutes', created_at + interval '2 minutes',
      before + position, true
    FROM given, numbered
    RETURNING place, counted_at
  ), totals AS (
    INSERT INTO petition_tally AS tally (petition_id, place, total)
    SELECT $1, place, count(*)::int FROM inserted GROUP BY place
    ON CONFLICT (petition_id, place) DO UPDATE SET total = tally.total + excluded.total
  ), days AS (
    INSERT INTO tally_day AS tally (petition_id, place, day, counted)
    SELECT $1, place, (counted_at AT TIME ZONE $12)::date, count(*)::int
    FROM inserted GROUP BY place, 3
    ON CONFLICT (petition_id, place, day) DO UPDATE SET counted = tally.counted + excluded.counted
  )
  SELECT 1`;

const CONSENTS = `
  INSERT INTO consent (id, purpose, text_version, locale, given_at, signature_id)
  SELECT consent_id, 'publishName', $1, locale::"Locale", created_at, id
  FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[])
    AS row (id, locale, created_at, consent_id)
  WHERE consent_id IS NOT NULL`;

async function insertBatch(client: pg.Client, petitionId: string, rows: Columns): Promise<void> {
  await client.query("BEGIN");
  await client.query({
    name: "demo-signatures",
    text: INSERT,
    values: [
      petitionId,
      rows.id,
      rows.place,
      rows.locale,
      rows.rowKey,
      rows.emailHash,
      rows.name,
      rows.email,
      rows.comment,
      rows.createdAt,
      rows.consentIds,
      campaignZone,
    ],
  });
  await client.query({
    name: "demo-consents",
    text: CONSENTS,
    values: [CONSENT_VERSIONS.publishName, rows.id, rows.locale, rows.createdAt, rows.consentIds],
  });
  await client.query("COMMIT");
}

/**
 * Adds synthetic signatures to a petition, all of them counted. Several runs add up.
 * @param client a connection of its own; a batch is a transaction
 * @param size how many; @param now the latest instant of any
 */
export async function insertSignatures(
  client: pg.Client,
  petitionId: string,
  size: number,
  now: Date,
): Promise<void> {
  const scope = `petition:${petitionId}` as const;
  const vault = await openVault(scope);
  const { rows } = await client.query<{ present: number }>(
    "SELECT count(*)::int AS present FROM signature WHERE petition_id = $1",
    [petitionId],
  );
  const present = rows[0]?.present ?? 0;
  const start = now.getTime() - DAYS * DAY;
  const at = (position: number) => start + timeOf(position / size) * (DAYS * DAY - 180_000);
  let writing = Promise.resolve();
  for (let done = 0; done < size; done += BATCH) {
    const part = Math.min(BATCH, size - done);
    const columns = makeColumns(vault, {
      scope,
      first: present + done + 1,
      size: part,
      from: at(done),
      to: at(done + part),
    });
    // The next batch is sealed here while Postgres writes this one.
    await writing;
    writing = insertBatch(client, petitionId, columns);
  }
  await writing;
}
