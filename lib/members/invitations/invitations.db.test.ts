// Proves on PostgreSQL what becomes of invitations whose maker is gone.
import { expect, it } from "vitest";
import { make } from "../../testing/make";
import { removeMember } from "../commands";
import { inviteMember } from "./commands";
import { findOpenInvitation } from "./queries";

it("invitations nobody accepted end with the member who made them, and no others", async () => {
  const admin = await make.member({ role: "admin" });
  const leaving = await make.member({ role: "admin" });
  const role = "admin" as const;
  const delivery = "link" as const;
  const back = await inviteMember(leaving.id, { email: "back@people.test", role, delivery });
  const other = await inviteMember(admin.id, { email: "other@people.test", role, delivery });
  if (!back.ok || !other.ok) throw new Error("Both were to be invited.");
  await removeMember(admin.id, leaving.id);
  expect(await findOpenInvitation(back.value.token)).toBeNull();
  expect(await findOpenInvitation(other.value.token)).not.toBeNull();
});
