// Keeps what Next prints about errors within the log's rules: no message, because messages quote values.
import { log } from "../log";

/** Sends console.error and console.warn of this process to the log. What is no error object is
 *  counted, not quoted: it may hold anything. */
export function tameConsole(): void {
  console.error = (...given: unknown[]) => {
    log.error(
      "next-error",
      given.find((one) => one instanceof Error),
    );
  };
  console.warn = (...given: unknown[]) => {
    const error = given.find((one) => one instanceof Error);
    log.warn("next-warning", { error: error instanceof Error ? error.name : undefined });
  };
}
