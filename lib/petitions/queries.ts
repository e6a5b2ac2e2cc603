// Reads of petitions for everybody: one, the published list, and the count. Totals are sums, read in one statement.
import { db } from "../db";
import type { Locale } from "../i18n/locales";
import type { RegionSetName } from "../region-sets";
import { type PlaceCounts, type Progress, thresholdProgress } from "../thresholds/rules";
import { type ThresholdRule, thresholdRule } from "../thresholds/schema";
import {
  looksLikeSlug,
  type PetitionState,
  petitionState,
  regionSetOf,
  type SigningFacts,
} from "./rules";
import { type Switches, switchesOf } from "./switches/rules";

/** What decides whether a petition can be signed; null for an unknown address. One round trip. */
export async function findPetitionFacts(slug: string): Promise<SigningFacts | null> {
  if (!looksLikeSlug(slug)) return null;
  const rows = await db().$queryRaw<SigningFacts[]>`
    SELECT id, version, closes_at AS "closesAt", coalesce(rule->>'regionSet', 'kazakhstan') AS "regionSet",
      EXISTS (SELECT FROM publication p
        WHERE p.petition_id = petition.id AND p.ended_at IS NULL) AS "isPublished",
      EXISTS (SELECT FROM closure c
        WHERE c.petition_id = petition.id AND c.reopened_at IS NULL) AS "isClosed",
      EXISTS (SELECT FROM petition_switch s WHERE s.petition_id = petition.id
        AND s.kind = 'pauseSigning' AND s.ended_at IS NULL) AS "isPaused",
      EXISTS (SELECT FROM petition_switch s WHERE s.petition_id = petition.id
        AND s.kind = 'requireProof' AND s.ended_at IS NULL) AS "isProofRequired"
    FROM petition WHERE slug = ${slug}`;
  return rows[0] ?? null;
}

/** Whose regions a petition counts by. @param petitionId an id that exists */
export async function getRegionSet(petitionId: string): Promise<RegionSetName> {
  const where = { id: petitionId };
  return regionSetOf(await db().petition.findUniqueOrThrow({ where, select: { rule: true } }));
}

/** By place; places without a signature are left out. */
export type Count = PlaceCounts & {
  /** When the database was asked. */
  asOf: Date;
};

/**
 * What counts now, by place, in one statement: its parts and its instant belong together.
 * @param petitionId an id that exists
 */
export async function getCount(petitionId: string): Promise<Count> {
  const counts = await getCounts([petitionId]);
  return counts.get(petitionId) ?? { totals: new Map(), paper: new Map(), asOf: new Date() };
}

/** The same for several petitions; each id asked for has an entry. */
export async function getCounts(petitionIds: readonly string[]): Promise<Map<string, Count>> {
  const asked = [...petitionIds];
  const rows = await db().$queryRaw<
    { id: string; place: string | null; total: number | null; paper: number | null; asOf: Date }[]
  >`
    SELECT asked.id, tally.place, tally.total, tally.paper, now() AS "asOf"
    FROM unnest(${asked}::uuid[]) AS asked (id)
    LEFT JOIN petition_tally tally ON tally.petition_id = asked.id`;
  const counts = new Map<
    string,
    { totals: Map<string, number>; paper: Map<string, number>; asOf: Date }
  >();
  for (const { id, place, total, paper, asOf } of rows) {
    const count = counts.get(id) ?? { totals: new Map(), paper: new Map(), asOf };
    if (place !== null) {
      count.totals.set(place, total ?? 0);
      count.paper.set(place, paper ?? 0);
    }
    counts.set(id, count);
  }
  return counts;
}

export type PetitionSummary = {
  id: string;
  slug: string;
  state: Exclude<PetitionState, "draft">;
  title: string;
  addressee: string;
  summary: string;
  publishedAt: Date;
  /** When it stops or stopped taking signatures, if that is set. */
  closesAt: Date | null;
  rule: ThresholdRule;
  progress: Progress;
  /** What organisers have switched: signing or counting paused, a notice. */
  switches: Switches;
  /** Since when the totals stand still because a recount found a difference. */
  differsSince: Date | null;
  asOf: Date;
};

export type PublishedPetition = PetitionSummary & {
  /** Markdown. */
  body: string;
  /** The version shown, and since when; null for petitions published before versions were kept. */
  version: number;
  versionAt: Date | null;
  revisedAt: Date;
  retentionDays: number;
};

const shown = (locale: Locale) =>
  ({
    id: true,
    slug: true,
    rule: true,
    closesAt: true,
    retentionDays: true,
    version: true,
    versions: { orderBy: { number: "desc" }, take: 1, select: { createdAt: true } },
    texts: {
      where: { locale },
      select: { title: true, addressee: true, summary: true, body: true, revisedAt: true },
    },
    publications: { where: { endedAt: null }, select: { publishedAt: true } },
    closures: { where: { reopenedAt: null }, select: { closedAt: true } },
    switches: { where: { endedAt: null }, select: { kind: true, thrownAt: true, texts: true } },
    recounts: {
      where: { isEqual: false, repairedAt: null },
      orderBy: { startedAt: "asc" },
      take: 1,
      select: { startedAt: true },
    },
  }) as const;

type Row = {
  id: string;
  slug: string;
  rule: unknown;
  closesAt: Date | null;
  retentionDays: number;
  version: number;
  versions: { createdAt: Date }[];
  texts: { title: string; addressee: string; summary: string; body: string; revisedAt: Date }[];
  publications: { publishedAt: Date }[];
  closures: { closedAt: Date }[];
  switches: Parameters<typeof switchesOf>[0][number][];
  recounts: { startedAt: Date }[];
};

/** @returns null for a draft, or if the petition has no text in this language */
function publishedOf(row: Row, count: Count, now: Date): PublishedPetition | null {
  const text = row.texts[0];
  const publication = row.publications[0];
  const closure = row.closures[0];
  const isClosed = closure !== undefined;
  const state = petitionState({ isPublished: true, isClosed, closesAt: row.closesAt }, now);
  if (text === undefined || publication === undefined || state === "draft") return null;
  const rule = thresholdRule.parse(row.rule);
  return {
    id: row.id,
    slug: row.slug,
    state,
    ...text,
    publishedAt: publication.publishedAt,
    closesAt: closure?.closedAt ?? row.closesAt,
    retentionDays: row.retentionDays,
    version: row.version,
    versionAt: row.versions[0]?.createdAt ?? null,
    switches: switchesOf(row.switches),
    differsSince: row.recounts[0]?.startedAt ?? null,
    rule,
    progress: thresholdProgress(rule, count),
    asOf: count.asOf,
  };
}

/**
 * A published petition with its text and count.
 * @param slug the address; @param locale the reader's language; @param now decides open or closed
 * @returns null for an unknown address and for a draft or retracted petition
 */
export async function findPublishedPetition(
  slug: string,
  locale: Locale,
  now: Date,
): Promise<PublishedPetition | null> {
  if (!looksLikeSlug(slug)) return null;
  const row = await db().petition.findFirst({
    where: { slug, publications: { some: { endedAt: null } } },
    select: shown(locale),
  });
  return row === null ? null : publishedOf(row, await getCount(row.id), now);
}

/**
 * Every published petition, open ones first, then the newest publication first.
 * @param locale the reader's language; @param now decides open or closed
 */
export async function listPublishedPetitions(
  locale: Locale,
  now: Date,
): Promise<PetitionSummary[]> {
  const rows = await db().petition.findMany({
    where: { publications: { some: { endedAt: null } } },
    select: shown(locale),
    take: 200,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const counts = await getCounts(rows.map(({ id }) => id));
  return rows
    .flatMap((row) => {
      const count = counts.get(row.id);
      return (count && publishedOf(row, count, now)) ?? [];
    })
    .sort(
      (one, other) =>
        Number(one.state === "closed") - Number(other.state === "closed") ||
        other.publishedAt.getTime() - one.publishedAt.getTime(),
    );
}
