// What a page or action may know of who asks: the keyed hash of the network, nothing else.
import { headers } from "next/headers";
import { NETWORK_HEADER } from "./network";

/** The caller's network for limit(): a hash that changes daily and is never stored or logged. */
export async function callerNetwork(): Promise<string> {
  return (await headers()).get(NETWORK_HEADER) ?? "unknown";
}
