// Proves that a network waits for itself only, in order, and that nothing is left of it afterwards.
import { expect, it } from "vitest";
import { CrowdedError, Room } from "./room";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

it("lets eight of a network in, 56 wait in order, the next is turned away; others walk in", async () => {
  const room = new Room(1);
  const entered: number[] = [];
  const leaving: Array<() => void> = [];
  const come = (one: number) =>
    room.enter("hall").then((leave) => {
      entered.push(one);
      leaving.push(leave);
    });
  const all = Array.from({ length: 64 }, (_, one) => come(one));
  await soon();
  expect(entered).toHaveLength(8);
  await expect(room.enter("hall")).rejects.toThrow(CrowdedError);
  const leaveOther = await room.enter("elsewhere");
  leaveOther();
  const first = leaving.shift();
  first?.();
  first?.();
  await soon();
  expect(entered).toHaveLength(9);
  for (let one = leaving.shift(); one; one = leaving.shift()) {
    one();
    await soon();
  }
  await Promise.all(all);
  expect(entered).toEqual(Array.from({ length: 64 }, (_, one) => one));
  (await room.enter("hall"))();
});

it("holds a thousand of all networks at most", async () => {
  const room = new Room(1);
  const leaving = await Promise.all(
    Array.from({ length: 1_000 }, (_, network) => room.enter(`network-${network}`)),
  );
  await expect(room.enter("one more")).rejects.toThrow(CrowdedError);
  leaving[0]?.();
  await expect(room.enter("one more")).resolves.toBeTypeOf("function");
});

it("gives the place back when the work breaks", async () => {
  const room = new Room(1);
  for (let one = 0; one < 100; one += 1) {
    const work = room.within("hall", async () => {
      throw new Error("broken");
    });
    await expect(work).rejects.toThrow("broken");
  }
});
