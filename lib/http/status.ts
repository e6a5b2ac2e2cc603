// Lets a page or action choose its document's HTTP status, which Next itself cannot.
import { headers } from "next/headers";
import { REQUEST_HEADER, wantStatus } from "./answers";

export type AnswerStatus = 400 | 403 | 404 | 409 | 410 | 422 | 428 | 429 | 503;

/**
 * Sets the status of the HTML document this request ends in: 422 for a form shown again with
 * errors, 410 for a used or expired link, 409 for what is closed or full, 429 after too many tries.
 * Redirects, and the router's own fetches, keep theirs. The last call wins.
 */
export async function answerWith(status: AnswerStatus): Promise<void> {
  const id = (await headers()).get(REQUEST_HEADER);
  if (id !== null) wantStatus(id, status);
}
