// next-auth's endpoint, of which only reading one's own session is offered; signing in and out are
// server actions.
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** `GET /api/auth/session`: `{}` or the end of the session; everything else is 404. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== "session") return new Response(null, { status: 404 });
  return NextAuth(request, context, authOptions({ forServer: false }));
}
