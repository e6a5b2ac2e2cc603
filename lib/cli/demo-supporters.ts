// Synthetic supporters: joined, with places, languages, ways to help and a consent to news.
import type pg from "pg";
import { NEWS_TEXT_VERSION } from "../supporters/rules";
import { newId } from "../tokens";
import { lookupHash } from "../vault/lookup";
import { newRowKey, openVault } from "../vault/vault";
import { randomNumbers, syntheticPerson } from "./demo-people";

const BATCH = 2_000;
const DAYS = 45;
const DAY = 86_400_000;

const PEOPLE = `
  INSERT INTO supporter (id, place, locale, languages, row_key, email_hash, sealed_name, sealed_email,
    created_at, mail_requested_at, confirmed_at, synthetic)
  SELECT id, place, locale::"Locale", ARRAY[locale], row_key, email_hash, name, email,
    created_at, created_at, created_at + interval '3 minutes', true
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[],
    $8::timestamptz[]) AS row (id, place, locale, row_key, email_hash, name, email, created_at)`;

const CONSENTS = `
  INSERT INTO consent (id, purpose, text_version, locale, given_at, supporter_id)
  SELECT consent_id, 'news', $1, locale::"Locale", created_at, id
  FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[])
    AS row (consent_id, id, locale, created_at)`;

const HELP = `
  INSERT INTO supporter_help (supporter_id, option_id)
  SELECT person.id, option.id
  FROM unnest($1::uuid[]) AS person (id) CROSS JOIN help_option AS option
  WHERE option.retired_at IS NULL AND get_byte(uuid_send(person.id), 15 - option.position % 6) < 64`;

/**
 * Adds synthetic supporters who have confirmed. Several runs add up.
 * @param client a connection of its own; a batch is a transaction
 * @param size how many; @param now the latest instant of any
 */
export async function insertSupporters(client: pg.Client, size: number, now: Date): Promise<void> {
  if (size === 0) return;
  const vault = await openVault("supporters");
  const { rows } = await client.query<{ present: number }>(
    "SELECT count(*)::int AS present FROM supporter",
  );
  const present = rows[0]?.present ?? 0;
  for (let done = 0; done < size; done += BATCH) {
    const first = present + done + 1;
    const random = randomNumbers(first);
    const people = Array.from({ length: Math.min(BATCH, size - done) }, (_, index) => {
      const person = syntheticPerson(first + index, random);
      const id = newId();
      const rowKey = newRowKey();
      const cells = vault.row("supporter", id, rowKey);
      return {
        ...person,
        id,
        rowKey: Buffer.from(rowKey),
        emailHash: Buffer.from(lookupHash("supporters", person.email)),
        sealedName: Buffer.from(cells.sealText("name", person.name)),
        sealedEmail: Buffer.from(cells.sealText("email", person.email)),
        createdAt: new Date(now.getTime() - 180_000 - random() * DAYS * DAY),
        consentId: newId(),
      };
    });
    const ids = people.map(({ id }) => id);
    const spoken = people.map(({ locale }) => locale);
    const times = people.map(({ createdAt }) => createdAt);
    await client.query("BEGIN");
    await client.query(PEOPLE, [
      ids,
      people.map(({ place }) => place),
      spoken,
      people.map(({ rowKey }) => rowKey),
      people.map(({ emailHash }) => emailHash),
      people.map(({ sealedName }) => sealedName),
      people.map(({ sealedEmail }) => sealedEmail),
      times,
    ]);
    const consentIds = people.map(({ consentId }) => consentId);
    await client.query(CONSENTS, [NEWS_TEXT_VERSION, consentIds, ids, spoken, times]);
    await client.query(HELP, [ids]);
    await client.query("COMMIT");
  }
}
