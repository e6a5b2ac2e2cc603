// Orders a list for the addressee of the petition with signatures, in the database of its environment, and
// tells the list's id.
import { db } from "@/lib/db";
import { orderFile } from "@/lib/petitions/delivery-files/commands";
import { newId } from "@/lib/tokens";

const { id: petitionId } = await db().petition.findFirstOrThrow({
  where: { signatures: { some: {} } },
  select: { id: true },
});
const ordered = await orderFile(newId(), petitionId, "kk");
if (!ordered.ok) throw new Error(ordered.reason);
await db().$disconnect();
process.stdout.write(ordered.value.id);
