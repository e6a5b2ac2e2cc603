// Before all journeys: the stack, unless E2E_SITE_URL names one that runs already; its places go to the workers.
import { startStack } from "./stack";

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_SITE_URL) return undefined;
  const stack = await startStack();
  Object.assign(process.env, stack.environment);
  return stack.stop;
}
