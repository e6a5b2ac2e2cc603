// People who sign at a steady pace and do not give up: who gets no answer asks again, as people do.
import { request } from "node:http";

/** Places in turn, so that totals per place can be compared too. */
const PLACES = ["KZ-75", "KZ-71", "KZ-47", "KZ-10", "elsewhere", "not-given"] as const;
const PATIENCE = 10_000;
const AT_ONCE = 50;

export const addressOf = (crowd: string, person: number) => `${crowd}-${person}@people.test`;

/** Posts one signature. @returns the answer's status, or null when no whole answer came */
export function sign(siteUrl: string, slug: string, email: string, person = 0) {
  const body = JSON.stringify({
    name: `Signer ${person}`,
    email,
    place: PLACES[person % PLACES.length],
    locale: "en",
  });
  return new Promise<number | null>((resolve) => {
    const asking = request(
      `${siteUrl}/api/v1/petitions/${slug}/signatures`,
      {
        method: "POST",
        agent: false,
        timeout: PATIENCE,
        headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? null));
        answer.once("error", () => resolve(null));
      },
    );
    asking.once("timeout", () => asking.destroy());
    asking.once("error", () => resolve(null));
    asking.end(body);
  });
}

export type Crowd = {
  /** How many came so far. */
  came(): number;
  /** Who was told that the signature is taken. */
  readonly acknowledged: ReadonlySet<string>;
  /** Answers that were neither taken nor broken; there should be none. */
  readonly odd: readonly number[];
  /** Nobody new comes; resolves when everybody who came has been answered. */
  settle(): Promise<void>;
};

/** @param perSecond requests, first and repeated ones together */
export function gather(siteUrl: string, slug: string, crowd: string, perSecond: number): Crowd {
  const acknowledged = new Set<string>();
  const again: number[] = [];
  const odd: number[] = [];
  let came = 0;
  let asking = 0;
  let isOpen = true;
  let done: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    done = resolve;
  });
  const ask = async (person: number) => {
    const email = addressOf(crowd, person);
    asking += 1;
    const status = await sign(siteUrl, slug, email, person);
    asking -= 1;
    if (status === 202) acknowledged.add(email);
    else {
      if (status !== null && status < 500) odd.push(status);
      again.push(person);
    }
  };
  const timer = setInterval(() => {
    // A machine that is busy with something else answers more slowly; more questions do not help it.
    if (asking >= AT_ONCE) return;
    const person = again.shift() ?? (isOpen ? came++ : undefined);
    if (person !== undefined) void ask(person);
    else if (acknowledged.size === came) done();
  }, 1_000 / perSecond);
  return {
    came: () => came,
    acknowledged,
    odd,
    async settle() {
      isOpen = false;
      const patience = setTimeout(done, 60_000);
      await settled;
      clearTimeout(patience);
      clearInterval(timer);
    },
  };
}
