// Reads for a list, all in one snapshot: what the number is made of, and every counted signature in order.
import type { Tx } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import { ELSEWHERE, placeIn, placesOf, type RegionSetName } from "../../../region-sets";
import { regionSetOf } from "../../rules";

export type Facts = {
  slug: string;
  /** Whose regions the petition counts by. */
  regionSet: RegionSetName;
  version: number;
  title: string;
  addressee: string;
  body: string;
  /** The instant of the snapshot. */
  at: Date;
  /** In the order of the list; places without a signature are left out. */
  places: { place: string; total: number; paper: number; named: number }[];
  versions: { version: number; total: number }[];
  withdrawn: number;
  invalidated: number;
  isSynthetic: boolean;
};

/** What the list says of itself. Inside a transaction that reads one snapshot. */
export async function readFacts(tx: Tx, petitionId: string, locale: Locale): Promise<Facts> {
  const petition = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      slug: true,
      rule: true,
      version: true,
      texts: { where: { locale }, select: { title: true, addressee: true, body: true } },
      corrections: { select: { category: true, total: true } },
    },
  });
  const regionSet = regionSetOf(petition);
  const counted = await tx.$queryRaw<
    { place: string; version: number; total: number; paper: number; named: number; made: number }[]
  >`
    SELECT place, version, count(*)::int AS total,
      count(*) FILTER (WHERE source = 'paper')::int AS paper,
      count(*) FILTER (WHERE sealed_name IS NOT NULL AND EXISTS (SELECT FROM consent c
        WHERE c.signature_id = signature.id AND c.purpose = 'publishName'
          AND c.withdrawn_at IS NULL))::int AS named,
      count(*) FILTER (WHERE synthetic)::int AS made
    FROM signature WHERE petition_id = ${petitionId}::uuid AND state = 'counted'
    GROUP BY place, version`;
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`SELECT now() AS at`;
  const text = petition.texts[0];
  const sum = (rows: typeof counted, of: "total" | "paper" | "named") =>
    rows.reduce((all, row) => all + row[of], 0);
  const versions = [...new Set(counted.map(({ version }) => version))].sort((a, b) => a - b);
  const corrected = (wanted: (category: string) => boolean) =>
    petition.corrections
      .filter(({ category }) => wanted(category))
      .reduce((all, { total }) => all + total, 0);
  return {
    slug: petition.slug,
    regionSet,
    version: petition.version,
    title: text?.title ?? petition.slug,
    addressee: text?.addressee ?? "",
    body: text?.body ?? "",
    at: clock?.at ?? new Date(),
    places: placesOf(regionSet).flatMap((place) => {
      const rows = counted.filter((row) => placeIn(regionSet, row.place) === place);
      const total = sum(rows, "total");
      return total === 0
        ? []
        : [{ place, total, paper: sum(rows, "paper"), named: sum(rows, "named") }];
    }),
    versions: versions.map((version) => ({
      version,
      total: sum(
        counted.filter((row) => row.version === version),
        "total",
      ),
    })),
    withdrawn: corrected((category) => category === "withdrawn"),
    invalidated: corrected((category) => category !== "withdrawn" && category !== "erased"),
    isSynthetic: counted.some(({ made }) => made > 0),
  };
}

export type Listed = {
  id: string;
  place: string;
  isPaper: boolean;
  nameForm: "full" | "initial";
  rowKey: Uint8Array | null;
  /** Null where there is no consent to show it. */
  sealedName: Uint8Array | null;
  givenAt: Date;
};

const BATCH = 2_000;

/**
 * Every counted signature by place, within a place by its number, some at a time: a cursor of the
 * transaction, so that one sort serves all of them and memory stays bounded. A name comes along only
 * where its owner's consent stands.
 */
export async function* readListed(
  tx: Tx,
  { petitionId, regionSet }: { petitionId: string; regionSet: RegionSetName },
): AsyncGenerator<Listed[]> {
  const places = placesOf(regionSet);
  await tx.$executeRaw`
    DECLARE listed NO SCROLL CURSOR FOR
    SELECT s.id, s.place, s.source = 'paper' AS "isPaper", s.name_form AS "nameForm",
      s.row_key AS "rowKey", s.created_at AS "givenAt",
      CASE WHEN EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id
        AND c.purpose = 'publishName' AND c.withdrawn_at IS NULL) THEN s.sealed_name END AS "sealedName"
    FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid AND s.state = 'counted'
    ORDER BY coalesce(array_position(${places}::text[], s.place),
      array_position(${places}::text[], ${ELSEWHERE})), s.serial`;
  for (;;) {
    const rows = await tx.$queryRawUnsafe<Listed[]>(`FETCH ${BATCH} FROM listed`);
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, place: placeIn(regionSet, row.place) }));
  }
}
