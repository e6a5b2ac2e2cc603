// `npm run seed`: the campaign's texts, the first briefing, its petition and example events, into an
// empty database. It holds no signature: a count is never invented.
import {
  briefingContent,
  campaignContent,
  helpOptions,
  petitionContent,
} from "@/prisma/seed-content/content";
import { eventContent } from "@/prisma/seed-content/events";
import { inTransaction, type Tx } from "../db";
import { env } from "../env";
import { locales } from "../i18n/locales";
import { keepVersion } from "../petitions/versions/commands";
import { thresholdRule } from "../thresholds/schema";
import { newId } from "../tokens";
import { keyName } from "../vault/sealing";
import { withDatabase } from "./session";
import { runMain, say } from "./terminal";

/** Held while seeding, so that two at once seed once. */
const LOCK_KEY = 1_934_620_318;

async function seedCampaign(tx: Tx): Promise<void> {
  const texts = campaignContent();
  await tx.campaign.create({
    data: {
      id: newId(),
      contactEmail: env().MAIL_FROM,
      lookupKeyName: keyName(env().LOOKUP_KEY),
      texts: { create: locales.map((locale) => ({ locale, ...texts[locale] })) },
    },
  });
}

async function seedHelpOptions(tx: Tx): Promise<void> {
  for (const [position, labels] of helpOptions.entries()) {
    const texts = locales.map((locale) => ({ locale, label: labels[locale] }));
    await tx.helpOption.create({ data: { id: newId(), position, texts: { create: texts } } });
  }
}

/** @returns the petition's id */
async function seedPetition(tx: Tx, now: Date): Promise<string> {
  const { slug, total, minimumPerRegion, retentionDays, texts } = petitionContent();
  const id = newId();
  const rule = thresholdRule.parse({
    total,
    regionMinimum: { kind: "number", value: minimumPerRegion },
  });
  await tx.petition.create({
    data: {
      id,
      slug,
      retentionDays,
      rule,
      texts: { create: locales.map((locale) => ({ locale, ...texts[locale] })) },
      publications: { create: { id: newId(), publishedAt: now } },
    },
  });
  await keepVersion(tx, { id, rule, closesAt: null, version: 1 }, null, now);
  return id;
}

async function seedBriefing(tx: Tx, petitionId: string, now: Date): Promise<void> {
  const { slug, texts } = briefingContent();
  await tx.briefing.create({
    data: {
      id: newId(),
      slug,
      petitionId,
      texts: { create: locales.map((locale) => ({ locale, ...texts[locale] })) },
      publications: { create: { id: newId(), publishedAt: now } },
    },
  });
}

async function seedEvents(tx: Tx, now: Date): Promise<void> {
  for (const { texts, ...event } of eventContent(now)) {
    await tx.event.create({
      data: {
        ...event,
        id: newId(),
        isExample: true,
        texts: { create: locales.map((locale) => ({ locale, ...texts[locale] })) },
        publications: { create: { id: newId(), publishedAt: now } },
      },
    });
  }
}

/**
 * Seeds the database of the environment if it holds no campaign; one transaction, all or nothing.
 * @param now the day around which the example events lie
 * @returns whether it seeded
 */
export function seed(now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS locked FROM pg_advisory_xact_lock(${LOCK_KEY})`;
    if ((await tx.campaign.count()) > 0) return false;
    await seedCampaign(tx);
    await seedHelpOptions(tx);
    const petitionId = await seedPetition(tx, now);
    await seedBriefing(tx, petitionId, now);
    await seedEvents(tx, now);
    return true;
  });
}

runMain(import.meta.url, () =>
  withDatabase(async () => {
    const seeded = await seed(new Date());
    say(seeded ? "Seeded the empty database." : "The database is not empty; nothing was changed.");
  }),
);
