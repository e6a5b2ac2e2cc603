// Runs something again and again at a steady pace, one at a time, through failures.
import { log } from "../log";

export type Repeated = { stop(): Promise<void> };

/**
 * @param name what the log calls it
 * @param every milliseconds from start to start; a run that takes longer delays the next
 * @param work what to run; after a failure the pause doubles, up to 32 times `every`
 */
export function repeat(name: string, every: number, work: () => Promise<unknown>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let failures = 0;
  let current: Promise<void> = Promise.resolve();
  const once = async () => {
    const started = Date.now();
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      log.error("repeated-work-failed", error, { name, failures });
    }
    if (stopped) return;
    const pause = every * 2 ** Math.min(failures, 5);
    timer = setTimeout(start, Math.max(0, started + pause - Date.now()));
  };
  const start = () => {
    current = once();
  };
  start();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
