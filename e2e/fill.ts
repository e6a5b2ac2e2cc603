// How full the site is that is looked at: empty, as on an ordinary day, or fuller than anybody wants.
import { db } from "@/lib/db";
import { watchDimensions } from "@/lib/petitions/watch/rules";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine } from "@/lib/testing/make-paper";
import { newId } from "@/lib/tokens";
import { things } from "./pages";

export const fills = ["empty", "ordinary", "overfull"] as const;
export type Fill = (typeof fills)[number];

const LONG_TITLE =
  "Жаңаөзендегі тұрғындардың баспаналарынан айырылмауы жөніндегі міндеттемелеріңізді ұйымдастырушылықсыздандырмаңыздар – Достопримечательности и государственно-общественные самоуправления";
const LONG_NAME = "Әбдірахманқызы-Құрманғалиева Гүлбаршынхатымбибісұлтан Нұрмұхаммедәлімжанқызы";

const LONG_WORD = "ұйымдастырушылықсыздандырмаңыздар-государственно-общественное.example";

const times = async (count: number, work: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await work(index);
};

/** What a watched petition has in its worst hour: every number large, every name long. */
async function flood(petitionId: string) {
  const values = {
    region: "KZ-43",
    domain: LONG_WORD,
    link: "leaflet",
    network: "f3a9c0d2e1b84756",
  };
  for (const dimension of watchDimensions) {
    for (let past = 1; past <= 12; past += 1) {
      const hour = new Date(Math.floor(Date.now() / 3_600_000 - past) * 3_600_000);
      const row = { petitionId, hour, dimension, value: values[dimension], given: 123_456 + past };
      await db().watchCount.create({ data: row });
      if (past < 4) await db().watchAlert.create({ data: { id: newId(), ...row, perHour: 1_000 } });
    }
  }
}

/** Every list of one petition's desk, fuller than one screen. */
async function crowd(petitionId: string) {
  await flood(petitionId);
  const named = { petitionId, name: LONG_NAME, state: "counted" } as const;
  await times(24, () =>
    make.signature({
      ...named,
      comment: LONG_TITLE,
      consents: ["publishName", "publishComment"],
      commentState: "waiting",
    }),
  );
  await times(24, () => make.block({ petitionId, reason: LONG_TITLE }));
  await times(6, () => make.removal({ petitionId, reason: LONG_TITLE }));
  await times(12, () => make.update({ petitionId, title: LONG_TITLE }));
  await times(5, () =>
    make.delivery({ petitionId, to: LONG_TITLE, note: LONG_TITLE, total: 1_234_567 }),
  );
  const lines = Array.from({ length: 15 }, (_, index) =>
    paperLine(index + 1, { name: `${LONG_NAME} ${index + 1}`, locality: LONG_TITLE.slice(0, 90) }),
  );
  await enteredSheet(lines, { petitionId, collector: LONG_NAME });
  await times(12, () => make.member({ role: "organiser", name: LONG_NAME }));
  await times(24, () => make.shareLink({ label: LONG_TITLE }));
}

/** What is asked for, made in the database of the environment. @returns null for the bare seed */
export async function fill(wish: Fill) {
  if (wish === "empty") return null;
  if (wish === "ordinary") return things();
  const body = `${LONG_TITLE}.\n\n## ${LONG_TITLE}\n\n${`${LONG_TITLE}. `.repeat(12)}`;
  const all = await things(
    { name: LONG_NAME, comment: LONG_TITLE.repeat(4) },
    { title: LONG_TITLE, body },
  );
  const place = { petitionId_place: { petitionId: all.petition.id, place: "KZ-75" } };
  await db().petitionTally.update({ where: place, data: { total: 1_234_567 } });
  for (let branch = 1; branch <= 60; branch += 1) {
    await make.endorsement({
      petitionId: all.petition.id,
      state: branch % 2 === 0 ? "approved" : "waiting",
      organisation: LONG_TITLE.slice(0, 200),
      standsFor: 10_000_000,
      contact: LONG_NAME,
    });
  }
  await crowd(all.petition.id);
  for (let day = 1; day <= 40; day += 1) {
    const startsAt = new Date(Date.now() + day * 86_400_000);
    await make.event({ title: LONG_TITLE, body, startsAt, timeZone: "America/New_York" });
  }
  return all;
}
