// What pages ask for their document, a status or who may frame it, kept until the front sends it.

/** Names the request a page is rendered for; the front sets it and drops what clients send. */
export const REQUEST_HEADER = "x-bosaga-request";

/** Carries the address asked for, so that a layout can link to the same page in another language. */
export const PATH_HEADER = "x-bosaga-path";

declare global {
  var bosagaAnswers: Map<string, number> | undefined;
  var bosagaFraming: Map<string, readonly string[]> | undefined;
}

/** Next bundles pages apart from server.ts, in the same process: what both need lives on globalThis. */
function wanted(): Map<string, number> {
  globalThis.bosagaAnswers ??= new Map();
  return globalThis.bosagaAnswers;
}

/** Begins a request: from now until takeStatus() a status can be asked for under this id. */
export function openAnswer(id: string): void {
  wanted().set(id, 0);
}

/** Asks for a status; of no effect when the request is over or unknown. */
export function wantStatus(id: string, status: number): void {
  if (wanted().has(id)) wanted().set(id, status);
}

/** Ends a request. @returns the status asked for, or undefined when none was */
export function takeStatus(id: string): number | undefined {
  const status = wanted().get(id);
  wanted().delete(id);
  return status || undefined;
}

function framing(): Map<string, readonly string[]> {
  globalThis.bosagaFraming ??= new Map();
  return globalThis.bosagaFraming;
}

/** Asks that these origins may frame the document; of no effect when the request is over or unknown. */
export function wantFraming(id: string, origins: readonly string[]): void {
  if (wanted().has(id)) framing().set(id, origins);
}

/** The origins asked for, once; none when nobody asked. Before takeStatus(), which ends the request. */
export function takeFraming(id: string): readonly string[] {
  const origins = framing().get(id) ?? [];
  framing().delete(id);
  return origins;
}
