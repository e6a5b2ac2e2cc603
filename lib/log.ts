// The log: one JSON line per event on stdout or stderr. It holds no name, address, token or query string.

type Level = "info" | "warn" | "error";
type Field = string | number | boolean | null | undefined;

/** The parts of an error that are safe to write down: its class, code and stack, not its message,
 *  because database and mail errors quote the values they choked on. */
function safeParts(error: unknown): Record<string, Field> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error ? error.code : undefined;
  const digest = "digest" in error ? error.digest : undefined;
  return {
    error: error.name,
    code: typeof code === "string" ? code : undefined,
    digest: typeof digest === "string" ? digest : undefined,
    at: error.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .slice(0, 8)
      .map((line) => line.trim())
      .join(" | "),
  };
}

function write(level: Level, event: string, fields: Record<string, Field>): void {
  const line = `${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`;
  (level === "error" ? process.stderr : process.stdout).write(line);
}

export const log = {
  info: (event: string, fields: Record<string, Field> = {}) => write("info", event, fields),
  warn: (event: string, fields: Record<string, Field> = {}) => write("warn", event, fields),
  error: (event: string, error: unknown, fields: Record<string, Field> = {}) =>
    write("error", event, { ...fields, ...safeParts(error) }),
};
