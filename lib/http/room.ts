// How many pages are made at once: a few for each network, who else comes from there waits in line, and who
// comes when the line is full is told to try again.

/** No room: 503, and a moment later there may be some. */
export class CrowdedError extends Error {
  override name = "CrowdedError";
}

/** Seconds after which somebody turned away may try again. */
export const CROWDED_RETRY_SECONDS = 5;

// One thread makes all pages, some 30 a second, so more at once only makes each later. Eight for a network
// leave the others most of the time; the line is as long as its last one can wait. A phone operator's
// network in a rush signs four times a second (limits.ts), which takes two or three places.
const AT_ONCE = 8;
const IN_LINE = 56;
/** Of all networks together: what their requests may take of memory. */
const ALTOGETHER = 1_000;

type Line = { inside: number; readonly waiting: Array<() => void> };

export class Room {
  readonly #lines = new Map<string, Line>();
  readonly #factor: number;
  #present = 0;

  /** @param factor multiplies every number; load tests raise it */
  constructor(factor: number) {
    this.#factor = factor;
  }

  /**
   * Waits for a place.
   * @param network the caller's, as networkHasher() names it
   * @returns leaves; more than once is as good as once
   * @throws CrowdedError at once when the line is full
   */
  async enter(network: string): Promise<() => void> {
    const line = this.#lines.get(network) ?? { inside: 0, waiting: [] };
    const mustWait = line.inside >= AT_ONCE * this.#factor;
    if (mustWait && line.waiting.length >= IN_LINE * this.#factor) throw new CrowdedError();
    if (this.#present >= ALTOGETHER * this.#factor) throw new CrowdedError();
    this.#present += 1;
    this.#lines.set(network, line);
    // Who leaves hands the place over, so that nobody who comes meanwhile is quicker.
    if (mustWait) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.inside += 1;
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#leave(network, line);
    };
  }

  #leave(network: string, line: Line): void {
    this.#present -= 1;
    const next = line.waiting.shift();
    if (next) next();
    else line.inside -= 1;
    if (line.inside === 0) this.#lines.delete(network);
  }

  /** Does the work in a place of its own. @throws what enter() throws, and what the work does */
  async within<T>(network: string, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(network);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
