// Plans and starts taking out every signature of the first petition in the database of its environment, and
// tells the deed's id.
import { db } from "@/lib/db";
import { planRemoval, startRemoval } from "@/lib/petitions/removals/commands";

const now = new Date();
const { id: petitionId } = await db().petition.findFirstOrThrow({
  where: { signatures: { some: {} } },
  select: { id: true },
});
const plan = await planRemoval(
  null,
  petitionId,
  {
    from: null,
    until: now,
    place: "",
    link: "",
    domain: "",
    patternOn: "email",
    pattern: "",
    addresses: [],
    category: "automated",
    reason: "Bench",
  },
  now,
);
if (!plan.ok) throw new Error(plan.reason);
const started = await startRemoval(null, petitionId, plan.value.id, new Date());
if (!started.ok) throw new Error(started.reason);
await db().$disconnect();
process.stdout.write(plan.value.id);
