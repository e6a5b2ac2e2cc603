// The shared page cache: what is kept, one render at a time per key, and letting go by path.
import { LRUCache } from "lru-cache";
import { type Entry, isFresh, isUsableOnError, isUsableWhileRevalidating } from "./entry";

type Flight = { readonly path: string; outdated: boolean; readonly done: Promise<Entry> };

const MEGABYTE = 1_024 * 1_024;
/** Pages under their plain address, and build files: what everybody asks for. */
const PAGES_BYTES = 96 * MEGABYTE;
/** Addresses with parameters, and pages that are not there: made-up ones must not push out the rest. */
const VARIANTS_BYTES = 32 * MEGABYTE;
const LARGEST_BYTES = 8 * MEGABYTE;
/** While the database is down, a popular page must not be tried over and over. Milliseconds. */
const RETRY_PAUSE = 1_000;

export class PageCache {
  readonly #pages = store(PAGES_BYTES);
  readonly #variants = store(VARIANTS_BYTES);
  readonly #keysByPath = new Map<string, Set<string>>();
  readonly #flights = new Map<string, Flight>();
  readonly #onBackgroundError: (error: unknown) => void;

  /** @param onBackgroundError hears of renders that failed while an older copy was served */
  constructor(onBackgroundError: (error: unknown) => void) {
    this.#onBackgroundError = onBackgroundError;
    for (const kept of [this.#pages, this.#variants]) {
      kept.forgotten = (entry) => this.#unlink(entry);
    }
  }

  /** The entry to send at once, if there is a fresh one. The hot path: one look-up, one comparison. */
  fresh(key: string, now: number): Entry | undefined {
    const entry = this.#pages.entries.get(key) ?? this.#variants.entries.get(key);
    return entry !== undefined && isFresh(entry, now) ? entry : undefined;
  }

  /** Whether it is a page under its plain address that is there: made-up addresses never are. */
  isEstablished(key: string): boolean {
    return this.#pages.entries.has(key);
  }

  /**
   * The entry for a key: kept if usable, else rendered once for all who wait.
   * @param render makes the entry; whoever asks meanwhile shares its outcome
   * @returns what to send; a status of 500 or more when rendering failed and nothing old may stand in
   * @throws what render throws, under the same condition
   */
  async serve(key: string, path: string, render: () => Promise<Entry>): Promise<Entry> {
    const kept = this.#pages.entries.get(key) ?? this.#variants.entries.get(key);
    if (kept && isFresh(kept, Date.now())) return kept;
    if (kept && Date.now() < kept.retryAt && isUsableOnError(kept)) return kept;
    const flight = this.#flights.get(key) ?? this.#launch(key, path, render, kept);
    if (kept && isUsableWhileRevalidating(kept)) {
      flight.done.catch(this.#onBackgroundError);
      return kept;
    }
    if (!kept || !isUsableOnError(kept)) return flight.done;
    try {
      const entry = await flight.done;
      return entry.status < 500 ? entry : kept;
    } catch (error) {
      this.#onBackgroundError(error);
      return kept;
    }
  }

  /** Lets go of a path with all its variants: each is rendered before it is served again. Renders
   *  under way began before the change; they still answer who waits for them, but are not kept. */
  purge(path: string): void {
    for (const key of this.#keysByPath.get(path) ?? []) {
      const entry = this.#pages.entries.peek(key) ?? this.#variants.entries.peek(key);
      if (entry) letGo(entry);
    }
    for (const [key, flight] of this.#flights) {
      if (flight.path === path) this.#outdate(key, flight);
    }
  }

  /** Lets go of everything, when changes may have been missed. */
  purgeAll(): void {
    for (const { entries } of [this.#pages, this.#variants]) {
      for (const entry of entries.values()) letGo(entry);
    }
    for (const [key, flight] of this.#flights) this.#outdate(key, flight);
  }

  #outdate(key: string, flight: Flight): void {
    flight.outdated = true;
    this.#flights.delete(key);
  }

  #launch(key: string, path: string, render: () => Promise<Entry>, kept?: Entry): Flight {
    const land = (failed: boolean) => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      if (failed && kept) kept.retryAt = Date.now() + RETRY_PAUSE;
    };
    const flight: Flight = {
      path,
      outdated: false,
      done: render().then(
        (entry) => {
          land(entry.status >= 500);
          if (!flight.outdated) this.#keep(entry);
          return entry;
        },
        (error: unknown) => {
          land(true);
          throw error;
        },
      ),
    };
    this.#flights.set(key, flight);
    return flight;
  }

  #keep(entry: Entry): void {
    if (entry.freshUntil === 0 || entry.status >= 500 || entry.size > LARGEST_BYTES) return;
    const plain = entry.status === 200 && entry.key === entry.path;
    const [into, other] = plain ? [this.#pages, this.#variants] : [this.#variants, this.#pages];
    other.entries.delete(entry.key);
    into.entries.set(entry.key, entry);
    const keys = this.#keysByPath.get(entry.path) ?? new Set();
    this.#keysByPath.set(entry.path, keys.add(entry.key));
  }

  #unlink(entry: Entry): void {
    const keys = this.#keysByPath.get(entry.path);
    keys?.delete(entry.key);
    if (keys?.size === 0) this.#keysByPath.delete(entry.path);
  }
}

function letGo(entry: Entry): void {
  entry.purged = true;
  entry.retryAt = 0;
}

type Store = { entries: LRUCache<string, Entry>; forgotten: (entry: Entry) => void };

function store(bytes: number): Store {
  const made: Store = {
    forgotten: () => undefined,
    entries: new LRUCache<string, Entry>({
      maxSize: bytes,
      sizeCalculation: (entry) => entry.size,
      dispose: (entry, _key, reason) => {
        if (reason !== "set") made.forgotten(entry);
      },
    }),
  };
  return made;
}
