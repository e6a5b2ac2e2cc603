// Fills the database of its environment with synthetic signatures, by the function of `npm run demo`.
// Arguments: how many.
import { demonstrate } from "@/lib/cli/demo";
import { db } from "@/lib/db";

await demonstrate({ signatures: Number(process.argv[2]), supporters: 0 }, new Date());
await db().$disconnect();
