// What every command shares: how it speaks, how it stops, how it knows that it was run and not imported.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A command cannot go on; the message is one sentence for whoever ran it. */
export class Stop extends Error {
  override name = "Stop";
}

/** Writes a line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes the sentence that says why a command stops. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a command if its file is the program, not an import. A Stop or an unusable environment ends
 * with its sentence and exit code 1; anything else is a defect and ends with its stack.
 * @param moduleUrl import.meta.url of the command's file
 */
export function runMain(moduleUrl: string, main: (args: string[]) => Promise<void>): void {
  const program = process.argv[1];
  if (program === undefined || realpathSync(program) !== fileURLToPath(moduleUrl)) return;
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.exitCode = 1;
    const expected =
      error instanceof Stop || (error instanceof Error && error.name === "EnvironmentError");
    complain(expected ? error.message : error instanceof Error ? (error.stack ?? "") : `${error}`);
  });
}

/**
 * Says that something takes a while, counts the seconds where there is a terminal to count on, and
 * says when it is done.
 * @param what for example `Building the site`
 */
export async function working<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  if (!process.stdout.isTTY) process.stdout.write(`${what} …\n`);
  const show = () => process.stdout.write(`\r${what} … ${seconds()}`);
  const timer = process.stdout.isTTY ? setInterval(show, 200) : undefined;
  try {
    const result = await work();
    process.stdout.write(`${process.stdout.isTTY ? "\r" : ""}${what}: done in ${seconds()}\n`);
    return result;
  } catch (error) {
    if (process.stdout.isTTY) process.stdout.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
