// Lets a page or action choose its document's HTTP status and who may frame it, which Next itself cannot.
import { headers } from "next/headers";
import { REQUEST_HEADER, wantFraming, wantStatus } from "./answers";

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

/**
 * Lets these sites show the document in a frame; all others stay shut out. Heard under /embed/ only.
 * @param origins each `scheme://host[:port]`, checked where they were stored
 */
export async function allowFramesOf(origins: readonly string[]): Promise<void> {
  const id = (await headers()).get(REQUEST_HEADER);
  if (id !== null) wantFraming(id, origins);
}
