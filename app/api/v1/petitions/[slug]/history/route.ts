// The history of a count as JSON, for every site: days and places as lib/petitions/history/rules.ts tells them.
import type { NextRequest } from "next/server";
import { defaultLocale } from "@/lib/i18n/locales";
import { campaignZone } from "@/lib/i18n/zones";
import { findHistory } from "@/lib/petitions/history/queries";
import { type HistoryRow, latestRows, SMALLEST } from "@/lib/petitions/history/rules";
import { historyQuery } from "@/lib/petitions/history/schema";
import { paths, withQuery } from "@/lib/urls";

type Context = { params: Promise<{ slug: string }> };

export const dynamic = "force-dynamic";

/** Rows an answer: a year of days. */
const MOST = 366;

const rowOf = ({ from, to, change, total, places, together }: HistoryRow) => ({
  from,
  to,
  change,
  total,
  places: places && Object.fromEntries(places.map((one) => [one.place, one.change])),
  together,
});

/** GET: the latest rows, or with `?before=2026-11-24` those before that day; `older` leads on. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const { before } = historyQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
  const history = await findHistory(slug, defaultLocale, new Date());
  if (history === null) return Response.json({ error: "unknown petition" }, { status: 404 });
  const { rows, hasOlder } = latestRows(history.rows, MOST, before);
  return Response.json({
    slug: history.slug,
    title: history.title,
    zone: campaignZone,
    smallest: SMALLEST,
    rows: rows.map(rowOf),
    older: hasOlder ? withQuery(paths.historyApi(slug), { before: rows[0]?.to }) : null,
  });
}

/** Asked by browsers before a request from another site (Fetch Standard, CORS preflight). */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: { "Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Max-Age": "86400" },
  });
}
