// Makes an organiser with a session in the database of its environment, and tells the cookie.
import { signedIn } from "@/e2e/people";
import { db } from "@/lib/db";

const { cookie } = await signedIn("admin");
await db().$disconnect();
process.stdout.write(cookie);
