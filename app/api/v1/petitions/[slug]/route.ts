// The count of a petition as JSON, for every site: kept by the HTTP cache, so asking costs little.
import { defaultLocale } from "@/lib/i18n/locales";
import { listDeliveries } from "@/lib/petitions/deliveries/queries";
import { findOutcome } from "@/lib/petitions/outcomes/queries";
import { getPaperCounts } from "@/lib/petitions/paper/queries";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { publicCount } from "@/lib/thresholds/public-count/rules";

type Context = { params: Promise<{ slug: string }> };

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  // One answer for everybody, since one copy is kept: the title in the site's first language.
  const petition = await findPublishedPetition(slug, defaultLocale, new Date());
  if (petition === null) return Response.json({ error: "unknown petition" }, { status: 404 });
  const { progress, state, title, switches, differsSince, asOf } = petition;
  const [paper, deliveries, outcome] = await Promise.all([
    getPaperCounts(petition.id),
    listDeliveries(petition.id),
    findOutcome(petition.id),
  ]);
  return Response.json({
    slug: petition.slug,
    title,
    state,
    version: petition.version,
    ...publicCount(progress),
    // What is off, since when and in whose words; a number that stands still says so here, too.
    switches,
    differsSince,
    // Online and paper add up to the total; collected, joined and rejected lines stand outside it.
    paper: {
      counted: progress.paper,
      collected: paper.collected,
      checked: paper.checked,
      joined: paper.joined,
      rejected: paper.rejected,
    },
    outcome: outcome?.outcome ?? null,
    deliveries: deliveries.map(({ deliveredOn, total, answers, file }) => ({
      deliveredOn,
      total,
      answeredOn: answers[0]?.answeredOn ?? null,
      sha256: file && { pdf: file.pdfHash, csv: file.csvHash },
    })),
    asOf: asOf.toISOString(),
  });
}

/** Asked by browsers before a request from another site (Fetch Standard, CORS preflight). */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: { "Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Max-Age": "86400" },
  });
}
