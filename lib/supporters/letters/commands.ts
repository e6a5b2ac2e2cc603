// The mail that belongs to a supporter's present state, with fresh links.
import { db } from "../../db";
import { sendMail } from "../../mail/send";
import { alreadyJoinedLetter, confirmJoiningLetter } from "../../mail/templates/supporters";
import { hashToken, newId, newToken } from "../../tokens";
import { absolute, paths } from "../../urls";
import { openVault } from "../../vault/vault";
import { CONFIRM_MS, PREFERENCES_MS, supporterState } from "../rules";

/**
 * The job `mailSupporter`: asks somebody who waits to confirm, tells somebody who has joined that
 * their address was given again. Whoever left or was erased meanwhile gets nothing. Links are made
 * here and only their hashes kept; a repeated job sends new ones.
 * @throws what sendMail throws, so that the queue tries again
 */
export async function mailSupporter({ supporterId }: { supporterId: string }): Promise<void> {
  const row = await db().supporter.findUnique({
    where: { id: supporterId },
    select: {
      locale: true,
      rowKey: true,
      sealedEmail: true,
      confirmedAt: true,
      leftAt: true,
      erasedAt: true,
    },
  });
  if (row === null) return;
  const state = supporterState(row);
  if (state !== "waiting" && state !== "joined") return;
  const vault = await openVault("supporters");
  const to = vault.row("supporter", supporterId, row.rowKey).open("email", row.sealedEmail);
  if (to === null) return;
  const { locale } = row;
  const now = Date.now();
  const data = newToken();
  const confirm = newToken();
  await db().token.createMany({
    data: [
      {
        id: newId(),
        purpose: "preferences",
        hash: hashToken(data),
        supporterId,
        expiresAt: new Date(now + PREFERENCES_MS),
      },
      ...(state === "waiting"
        ? [
            {
              id: newId(),
              purpose: "supporter" as const,
              hash: hashToken(confirm),
              supporterId,
              expiresAt: new Date(now + CONFIRM_MS),
            },
          ]
        : []),
    ],
  });
  const links = {
    data: absolute(paths.preferences(locale, data)),
    unsubscribe: absolute(paths.unsubscribe(data)),
  };
  const letter =
    state === "waiting"
      ? confirmJoiningLetter(locale, absolute(paths.supporter(locale, confirm)), links)
      : alreadyJoinedLetter(locale, links);
  await sendMail({ to, ...letter });
}
