// What a layout may know of the address it is part of.
import { headers } from "next/headers";
import { PATH_HEADER } from "./answers";

/**
 * The path asked for, with the query parameters that vary a public page; set by the front, never by
 * the client.
 * @returns null when the front did not run (plain `next dev`)
 */
export async function requestPath(): Promise<string | null> {
  return (await headers()).get(PATH_HEADER);
}
