// How full the site is that is looked at: empty, as on an ordinary day, or fuller than anybody wants.
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { things } from "./pages";

export const fills = ["empty", "ordinary", "overfull"] as const;
export type Fill = (typeof fills)[number];

const LONG_TITLE =
  "Жаңаөзендегі тұрғындардың баспаналарынан айырылмауы жөніндегі міндеттемелеріңізді ұйымдастырушылықсыздандырмаңыздар – Достопримечательности и государственно-общественные самоуправления";
const LONG_NAME = "Әбдірахманқызы-Құрманғалиева Гүлбаршынхатымбибісұлтан Нұрмұхаммедәлімжанқызы";

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
  for (let day = 1; day <= 40; day += 1) {
    const startsAt = new Date(Date.now() + day * 86_400_000);
    await make.event({ title: LONG_TITLE, body, startsAt, timeZone: "America/New_York" });
  }
  return all;
}
