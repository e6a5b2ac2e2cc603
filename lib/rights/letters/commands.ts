// The mail that carries a link to one's own data, for who asked for it.
import { db } from "../../db";
import { sendMail } from "../../mail/send";
import { ownDataLetter } from "../../mail/templates/supporters";
import { hashToken, newId, newToken } from "../../tokens";
import { absolute, paths } from "../../urls";
import { findOwner, type Owner } from "../queries";

/** Asked for by name, so it need not outlive the day. */
const LINK_MS = 24 * 3_600_000;

/**
 * The job `mailOwnData`. A row that was erased meanwhile gets nothing.
 * @throws what sendMail throws, so that the queue tries again
 */
export async function mailOwnData({ from, id }: Owner): Promise<void> {
  const person = await findOwner({ from, id });
  if (person === null) return;
  const token = newToken();
  await db().token.create({
    data: {
      id: newId(),
      purpose: "preferences",
      hash: hashToken(token),
      expiresAt: new Date(Date.now() + LINK_MS),
      [`${from}Id`]: id,
    },
    select: { id: true },
  });
  const { email: to, locale } = person;
  await sendMail({ to, ...ownDataLetter(locale, absolute(paths.preferences(locale, token))) });
}
