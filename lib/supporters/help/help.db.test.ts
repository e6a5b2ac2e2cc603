// Proves adding, renaming, moving and retiring the ways to help on a real PostgreSQL.
import { describe, expect, it } from "vitest";
import { db } from "../../db";
import { make } from "../../testing/make";
import { newId } from "../../tokens";
import { addHelpOption, moveHelpOption, renameHelpOption, retireHelpOption } from "./commands";
import { listHelpChoices, listHelpOptions } from "./queries";

const named = (label: string) => ({ kk: `${label} kk`, ru: `${label} ru`, en: `${label} en` });
const choices = async () => (await listHelpChoices("en")).map(({ label }) => label);
const deeds = async (id: string) => {
  const rows = await db().auditEntry.findMany({
    where: { subjectId: id },
    orderBy: { at: "asc" },
    select: { action: true, actorId: true },
  });
  return rows.map(({ action, actorId }) => [action, actorId]);
};

describe("the ways to help", () => {
  it("are added at the end, named in each language, and whose deed it was stands in the log", async () => {
    const { id: actor } = await make.member();
    const first = await addHelpOption(actor, named("Print"));
    await addHelpOption(actor, named("Drive"));
    expect(await choices()).toEqual(["Print en", "Drive en"]);
    expect((await listHelpChoices("kk")).map(({ label }) => label)).toEqual([
      "Print kk",
      "Drive kk",
    ]);
    expect(await deeds(first)).toEqual([["help:create", actor]]);
  });

  it("added by twenty at once stand in twenty places", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => addHelpOption(null, named(`${at}`))));
    const places = (await listHelpOptions()).map(({ position }) => position);
    expect(new Set(places).size).toBe(20);
  });

  it("can be renamed, which keeps who ticked them", async () => {
    const { id } = await make.helpOption();
    const { id: supporterId } = await make.supporter();
    await db().supporterHelp.create({ data: { supporterId, optionId: id } });
    expect(await renameHelpOption(null, id, named("Translate"))).toEqual({ ok: true });
    expect(await listHelpOptions()).toMatchObject([
      { id, labels: named("Translate"), people: 1, retiredAt: null },
    ]);
    expect(await renameHelpOption(null, newId(), named("x"))).toMatchObject({ reason: "unknown" });
    expect(await deeds(id)).toEqual([["help:rename", null]]);
  });

  it("move by one place, and at an end stay", async () => {
    const ids: string[] = [];
    for (const label of ["A", "B", "C"]) ids.push(await addHelpOption(null, named(label)));
    const [a = "", , c = ""] = ids;
    expect(await moveHelpOption(null, c, "up")).toEqual({ ok: true });
    expect(await choices()).toEqual(["A en", "C en", "B en"]);
    expect(await moveHelpOption(null, a, "down")).toEqual({ ok: true });
    expect(await choices()).toEqual(["C en", "A en", "B en"]);
    expect(await moveHelpOption(null, c, "up")).toEqual({ ok: true });
    expect(await choices()).toEqual(["C en", "A en", "B en"]);
    expect(await moveHelpOption(null, newId(), "up")).toMatchObject({ reason: "unknown" });
  });

  it("that are retired nobody can tick or move; who ticked them is still counted", async () => {
    const { id } = await make.helpOption();
    const { id: supporterId } = await make.supporter();
    await db().supporterHelp.create({ data: { supporterId, optionId: id } });
    const at = new Date();
    expect(await retireHelpOption(null, id, at)).toEqual({ ok: true });
    expect(await retireHelpOption(null, id, new Date(at.getTime() + 60_000))).toEqual({ ok: true });
    expect(await choices()).toEqual([]);
    expect(await listHelpOptions()).toMatchObject([{ id, retiredAt: at, people: 1 }]);
    expect(await moveHelpOption(null, id, "up")).toMatchObject({ reason: "unknown" });
    expect(await retireHelpOption(null, newId(), at)).toMatchObject({ reason: "unknown" });
    // Once, though it was pressed twice.
    expect(await deeds(id)).toEqual([["help:retire", null]]);
  });
});
