// Answers whether the site can do its work: 200, or 503 with the reasons.
import { checkReadiness } from "@/lib/http/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.status === "ready" ? 200 : 503 });
}
