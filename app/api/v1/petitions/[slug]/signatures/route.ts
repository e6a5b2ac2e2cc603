// Signing from another site or a program: the form's fields as JSON, the form's answers as JSON.
import { type FieldErrors, fieldErrors } from "@/lib/form-problems";
import { ABLE, type Admission, admit } from "@/lib/http/admission";
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { newChallenge } from "@/lib/http/proof";
import { fieldSentences } from "@/lib/i18n/field-errors";
import { negotiate } from "@/lib/i18n/locales";
import { isProofRequired } from "@/lib/petitions/intake/queries";
import { signingJson } from "@/lib/petitions/intake/schema";
import { signPetition } from "@/lib/petitions/signatures/commands";
import { noteGiven } from "@/lib/petitions/watch/commands";

/** Said so that Next does not wrap each request to find out. */
export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

/** Bytes; the fields' own limits together stay far below. */
const LARGEST_BODY = 65_536;

const refused = (status: number, error: string, headers?: HeadersInit) =>
  Response.json({ error }, { status, headers });

/** Parses a body that may be anything. @returns undefined for what is no JSON in UTF-8 */
function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The body as a whole is no JSON object. */
const UNREADABLE: FieldErrors = { "": [{ problem: "unusable" }] };

const isJson = (type: string | null) => /^application\/json\s*(;|$)/i.test(type?.trim() ?? "");

/** 428 with a challenge to solve and send back as `proof` (RFC 6585 §3), or 429 with Retry-After. */
async function heldBack(
  slug: string,
  network: string,
  admission: Extract<Admission, { ok: false }>,
): Promise<Response> {
  const limited = admission.reason === "prove" ? await limit("proof", network) : admission;
  if (!limited.ok && "retryAfterSeconds" in limited) {
    return refused(429, "too many", { "Retry-After": String(limited.retryAfterSeconds) });
  }
  const challenge = await newChallenge(slug, new Date());
  return Response.json({ error: "proof required", challenge }, { status: 428 });
}

/**
 * POST: 202 when taken (whatever is known of the address), 400 with problems by field, 404, 409 when
 * the petition is closed, signing is paused, or it was amended after the `version` that was sent along
 * (`{"error":"closed"}`, `{"error":"paused"}`, `{"error":"amended"}`), 413, 415,
 * 428 with a `challenge` while signing is pressed (send base64 of `{challenge, solution}` as `proof`), 429 with Retry-After.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  if (!isJson(request.headers.get("content-type"))) return refused(415, "send application/json");
  const body = await request.arrayBuffer();
  if (body.byteLength > LARGEST_BODY) return refused(413, "too large");
  const locale = negotiate(request.headers.get("accept-language"));
  const given = parseJson(body);
  const parsed = signingJson.safeParse(given);
  if (!parsed.success) {
    const errors = isObject(given) ? fieldErrors(parsed.error) : UNREADABLE;
    return Response.json({ errors: fieldSentences(locale, errors) }, { status: 400 });
  }
  const { locale: asked, proof, ...input } = parsed.data;
  const network = await callerNetwork();
  // A program can always do the sum: the gate for browsers without script is not for it.
  const admission = await admit({
    slug,
    network,
    isProofRequired,
    proof: proof || ABLE,
  });
  if (!admission.ok) return heldBack(slug, network, admission);
  const result = await signPetition(slug, asked ?? locale, input, new Date());
  if (result.ok) {
    noteGiven({ slug, network, ...input }, new Date());
    return Response.json({ status: "accepted" }, { status: 202 });
  }
  if (result.reason === "foreign-place") {
    const errors: FieldErrors = { place: [{ problem: "bad-choice" }] };
    return Response.json({ errors: fieldSentences(locale, errors) }, { status: 400 });
  }
  return result.reason === "unknown"
    ? refused(404, "unknown petition")
    : refused(409, result.reason);
}

/** Asked by browsers before a request from another site (Fetch Standard, CORS preflight). */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": "POST",
      "Access-Control-Allow-Headers": "Content-Type",
      "Access-Control-Max-Age": "86400",
    },
  });
}
