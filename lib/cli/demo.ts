// `npm run demo -- --signatures 120000 [--supporters 5000]`: fills a development database with synthetic
// people, sealed like real ones, counted like real ones, and marked synthetic in rows and on pages.
import { parseArgs } from "node:util";
import pg from "pg";
import { db, inTransaction, notifyChanged } from "../db";
import { env } from "../env";
import { locales } from "../i18n/locales";
import { paths, pathsShowingPetition } from "../urls";
import { insertEndorsements } from "./demo-endorsements";
import { insertSignatures } from "./demo-signatures";
import { insertSupporters } from "./demo-supporters";
import { withDatabase } from "./session";
import { runMain, Stop, say, working } from "./terminal";

const CONSENT = "yes-this-is-a-demonstration";
const MOST = 5_000_000;

/** @throws Stop if the database holds anything that real people gave */
async function refuseRealPeople(): Promise<void> {
  const real = { synthetic: false };
  const people =
    (await db().signature.findFirst({ where: real, select: { id: true } })) ??
    (await db().supporter.findFirst({ where: real, select: { id: true } })) ??
    (await db().attendance.findFirst({ where: real, select: { id: true } })) ??
    (await db().endorsement.findFirst({ where: real, select: { id: true } }));
  if (people) {
    throw new Stop(
      "This database holds people who are not synthetic; a demonstration never goes among them.",
    );
  }
}

async function markCampaign(): Promise<void> {
  const { count } = await db().campaign.updateMany({ data: { synthetic: true } });
  if (count === 0) throw new Stop("The database is empty; run npm run seed first.");
}

/** The petition that a demonstration fills: the one published first. */
async function findPetition() {
  const publication = await db().publication.findFirst({
    where: { petitionId: { not: null }, endedAt: null },
    orderBy: { publishedAt: "asc" },
    select: { petition: { select: { id: true, slug: true, briefings: true } } },
  });
  if (!publication?.petition) throw new Stop("There is no published petition to fill.");
  return publication.petition;
}

/** Every public page says from now on that what it shows is a demonstration. */
function tellPages(slug: string, briefings: readonly { slug: string }[]): Promise<void> {
  const slugs = briefings.map((briefing) => briefing.slug);
  const others = locales.flatMap((locale) => [paths.events(locale), paths.briefings(locale)]);
  return inTransaction((tx) =>
    notifyChanged(tx, [...pathsShowingPetition(slug, slugs), ...others]),
  );
}

/**
 * Adds synthetic people to the database of the environment.
 * @param wanted how many of each; @param now the latest instant any of them did something
 * @throws Stop if the database holds real people, is empty, or has no published petition
 */
export async function demonstrate(
  wanted: { signatures: number; supporters: number },
  now: Date,
): Promise<void> {
  await refuseRealPeople();
  const petition = await findPetition();
  await markCampaign();
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    await insertSignatures(client, petition.id, wanted.signatures, now);
    await insertSupporters(client, wanted.supporters, now);
    await insertEndorsements(petition.id, now);
    // Tables that grew a thousandfold are planned by what is in them now.
    await client.query("ANALYZE signature, supporter, consent, petition_tally, tally_day");
  } finally {
    await client.end();
  }
  await tellPages(petition.slug, petition.briefings);
}

function count(value: string | undefined, name: string): number {
  const number = Number(value ?? "0");
  if (Number.isInteger(number) && number >= 0 && number <= MOST) return number;
  throw new Stop(`--${name} takes a whole number up to ${MOST}.`);
}

runMain(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      signatures: { type: "string" },
      supporters: { type: "string" },
      [CONSENT]: { type: "boolean" },
    },
  });
  const wanted = {
    signatures: count(values.signatures, "signatures"),
    supporters: count(values.supporters, "supporters"),
  };
  if (wanted.signatures + wanted.supporters === 0) {
    throw new Stop("Say how many: npm run demo -- --signatures 120000 --supporters 5000");
  }
  await withDatabase(async (isLocal) => {
    if (!isLocal && env().NODE_ENV === "production" && values[CONSENT] !== true) {
      throw new Stop(
        `DATABASE_URL may be a campaign's own database; if it is for a demonstration, say --${CONSENT}.`,
      );
    }
    const what = `Adding ${wanted.signatures} signatures and ${wanted.supporters} supporters`;
    await working(what, () => demonstrate(wanted, new Date()));
    say("Every page now says that this is a demonstration.");
  });
});
