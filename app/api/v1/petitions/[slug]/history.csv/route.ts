// The history of a count as CSV: a line a row for all places, and one for each place that is told apart.
import { defaultLocale } from "@/lib/i18n/locales";
import { findHistory } from "@/lib/petitions/history/queries";
import { type HistoryRow, latestRows } from "@/lib/petitions/history/rules";

type Context = { params: Promise<{ slug: string }> };

export const dynamic = "force-dynamic";

/** Rows a file: ten years of days, about two megabytes. */
const MOST = 3_660;

// Days, codes and whole numbers: nothing here needs quoting, and nothing a spreadsheet would run.
function linesOf({ from, to, change, total, places, together }: HistoryRow): string[] {
  const line = (place: string, moved: number, sum: string) =>
    [from, to, place, String(moved), sum].join(",");
  return [
    line("all", change, String(total)),
    ...(places ?? []).map((one) => line(one.place, one.change, "")),
    ...(together ? [line(together.places.join(" "), together.change, "")] : []),
  ];
}

/** GET: columns `from,to,place,change,total`; `place` is `all`, a code, or codes told together. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const history = await findHistory(slug, defaultLocale, new Date());
  if (history === null) return Response.json({ error: "unknown petition" }, { status: 404 });
  const { rows } = latestRows(history.rows, MOST);
  const lines = ["from,to,place,change,total", ...rows.flatMap(linesOf)];
  return new Response(`${lines.join("\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${history.slug}-history.csv"`,
    },
  });
}

/** Asked by browsers before a request from another site (Fetch Standard, CORS preflight). */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: { "Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Max-Age": "86400" },
  });
}
