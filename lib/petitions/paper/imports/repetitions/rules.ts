// One person on two lines of a file, wherever their sheets are. Pure.
import { canonicalEmail } from "../../../../vault/lookup";
import type { ImportedLine, ImportProblem } from "../schema";

const digits = (phone: string) => phone.replace(/\D/gu, "");
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** Whether nothing that both lines give tells the two apart. */
function mayBeOne(one: ImportedLine, other: ImportedLine): boolean {
  const differ = (of: (line: ImportedLine) => string) =>
    of(one) !== "" && of(other) !== "" && of(one) !== of(other);
  return (
    folded(one.locality) === folded(other.locality) &&
    !differ(({ phone }) => digits(phone)) &&
    !differ(({ email }) => email && canonicalEmail(email))
  );
}

/**
 * Looks for lines that stand in the file already, in the order they are given: by e-mail, which counts
 * once, and by name and region where neither town nor contact tells the two apart. Other namesakes are
 * taken in: whether they are one is for who checks to say.
 * @returns asked of each line with its person (the key of name and region; null without a name), what
 *   is wrong with it, or null
 */
export function repetitions(): (line: ImportedLine, person: string | null) => ImportProblem | null {
  const byEmail = new Map<string, number>();
  const byPerson = new Map<string, ImportedLine[]>();
  return (line, person) => {
    const { at } = line;
    const mailbox = line.email === "" ? null : canonicalEmail(line.email);
    const first = mailbox === null ? undefined : byEmail.get(mailbox);
    if (first !== undefined) return { at, problem: "repeated-email", first };
    const namesakes = (person === null ? undefined : byPerson.get(person)) ?? [];
    const same = namesakes.find((one) => mayBeOne(one, line));
    if (same) return { at, problem: "repeated-person", first: same.at };
    if (mailbox !== null) byEmail.set(mailbox, at);
    if (person !== null) byPerson.set(person, [...namesakes, line]);
    return null;
  };
}
