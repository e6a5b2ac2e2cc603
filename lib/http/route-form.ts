// Reading a form posted to a route, where no page could show it again.

/**
 * The fields of a posted form.
 * @returns 400 `form` when the body is none: cut off, a wrong boundary, another type
 */
export async function readRouteForm(request: Request): Promise<FormData | Response> {
  try {
    return await request.formData();
  } catch (error) {
    // What the platform throws for a body it cannot take apart; a sender who went away gets no answer anyway.
    if (!(error instanceof TypeError)) throw error;
    const headers = { "Cache-Control": "private, no-store" };
    return Response.json({ error: "form" }, { status: 400, headers });
  }
}
