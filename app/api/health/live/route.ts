// Answers that the process runs; says nothing of the database.

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "live" });
}
