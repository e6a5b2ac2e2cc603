// A challenge to prove some work by before signing, for who was asked to (428, or the form's script).
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { newChallenge } from "@/lib/http/proof";
import { looksLikeSlug } from "@/lib/petitions/rules";

type Context = { params: Promise<{ slug: string }> };

/** GET: a challenge of ALTCHA 2, good for five minutes; 404, 429 with Retry-After. Never kept. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!looksLikeSlug(slug)) return Response.json({ error: "unknown petition" }, { status: 404 });
  const limited = await limit("proof", await callerNetwork());
  if (!limited.ok) {
    const headers = { "Retry-After": String(limited.retryAfterSeconds) };
    return Response.json({ error: "too many" }, { status: 429, headers });
  }
  return Response.json(await newChallenge(slug, new Date()), {
    headers: { "Cache-Control": "private, no-store" },
  });
}
