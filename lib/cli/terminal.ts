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
