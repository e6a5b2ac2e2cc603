// Builders of paper: an order with its sheets, and lines on them, as the commands make them.
import { decideLines } from "@/lib/petitions/paper/checks/commands";
import type { Choice } from "@/lib/petitions/paper/checks/schema";
import { enterLines } from "@/lib/petitions/paper/lines/commands";
import { listLines } from "@/lib/petitions/paper/lines/queries";
import type { LineInput } from "@/lib/petitions/paper/lines/schema";
import { orderSheets } from "@/lib/petitions/paper/orders/commands";
import type { OrderInput } from "@/lib/petitions/paper/orders/schema";
import { listSheets } from "@/lib/petitions/paper/sheets/queries";
import { tallyPetitions } from "@/lib/petitions/tally/commands";
import { newId } from "@/lib/tokens";
import { petition } from "./make-pages";
import { member } from "./make-people";

type OrderWish = Partial<OrderInput> & { petitionId?: string; actorId?: string };

/** A hundred sheets; `sheets` has the ids of the first fifty by their numbers. */
export async function paperOrder(wish: OrderWish = {}) {
  const petitionId = wish.petitionId ?? (await petition()).id;
  const actorId = wish.actorId ?? (await member()).id;
  const input: OrderInput = {
    hundreds: wish.hundreds ?? 1,
    collector: wish.collector ?? "Bolat Sample",
    place: wish.place ?? "KZ-75",
    locale: wish.locale ?? "kk",
  };
  const result = await orderSheets(actorId, petitionId, input, new Date());
  if (!result.ok) throw new Error(result.reason);
  const { rows } = await listSheets(petitionId, { order: result.value.id }, null, 1_000);
  const sheets = rows.toSorted((one, other) => one.serial - other.serial).map(({ id }) => id);
  const [sheetId] = sheets;
  if (sheetId === undefined) throw new Error("An order has sheets.");
  return { id: result.value.id, petitionId, actorId, sheets, sheetId };
}

/** What the second person chooses for a good line. */
export const accept: Choice = { kind: "accept" };

/** Adds what was confirmed, then takes away what was taken back. */
export async function tallyTwice(): Promise<void> {
  await tallyPetitions();
  await tallyPetitions();
}

/** A line as somebody types it, signed today. */
export const paperLine = (position: number, wish: Partial<LineInput> = {}): LineInput => ({
  position,
  name: `Signer ${position}`,
  locality: "",
  place: "KZ-75",
  email: "",
  phone: "",
  isIllegible: false,
  isUnsigned: false,
  signedOn: new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10),
  ...wish,
});

/** Lines entered on the first sheet of a new order by a new member. */
export async function enteredSheet(lines: readonly LineInput[], wish: OrderWish = {}) {
  const order = await paperOrder(wish);
  const enterer = order.actorId;
  const result = await enterLines(enterer, order.petitionId, order.sheetId, lines, new Date());
  if (!result.ok) throw new Error(result.reason);
  return { ...order, enterer };
}

/** A sheet with these lines and somebody else who decides them, by their numbers. */
export async function sheetToCheck(lines: Parameters<typeof enteredSheet>[0], petitionId?: string) {
  const sheet = await enteredSheet(lines, petitionId ? { petitionId } : {});
  const { id: checker } = await member();
  const ids = new Map(
    (await listLines(sheet.petitionId, sheet.sheetId)).map((line) => [line.position, line.id]),
  );
  const decide = (choices: Record<number, Choice>, who = checker) =>
    decideLines(
      who,
      sheet.petitionId,
      sheet.sheetId,
      Object.entries(choices).map(([position, choice]) => ({
        lineId: ids.get(Number(position)) ?? newId(),
        choice,
      })),
      new Date(),
    );
  const lineId = (position: number) => ({
    sheetId: sheet.sheetId,
    lineId: ids.get(position) ?? "",
  });
  return { ...sheet, checker, decide, lineId };
}
