// Exports as CSV, streamed while they are made (lib/csv.ts writes the lines).
import { csvLines as lines } from "../csv";

/**
 * Answers with a CSV file that is made while it is sent. UTF-8 with a byte order mark, which Excel needs.
 * @param name file name without ending; letters, digits and hyphens
 * @param head names of the columns
 * @param batches rows, some at a time
 * @param onEnd called with the number of rows once the last has been made
 */
export function csvResponse(
  name: string,
  head: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
  onEnd: (rows: number) => Promise<void>,
): Response {
  const encoder = new TextEncoder();
  async function* parts(): AsyncGenerator<Uint8Array> {
    let count = 0;
    yield encoder.encode(lines([head], true));
    for await (const rows of batches) {
      count += rows.length;
      yield encoder.encode(lines(rows, false));
    }
    await onEnd(count);
  }
  const made = parts();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await made.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await made.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w-]/g, "")}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
