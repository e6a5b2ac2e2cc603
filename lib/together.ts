// Owns doing together what is asked for at the same time: one statement instead of many.

type Call<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Gathers calls: what is asked for while batches are under way goes together in the next. Nobody
 * waits for company; a lone call starts at once.
 * @param work does a batch, all of it or nothing, and answers its items in their order. When it
 *   throws, each item is done again by itself, so that one bad item fails alone.
 * @param limits.most items a batch; @param limits.atOnce batches under way
 * @returns does one item; rejects with what `work` threw for it
 */
export function together<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  limits: { most: number; atOnce: number },
): (item: Item) => Promise<Answer> {
  const waiting: Call<Item, Answer>[] = [];
  let underWay = 0;

  async function run(calls: readonly Call<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(calls.map(({ item }) => item));
      if (answers.length !== calls.length) throw new Error("A batch left items unanswered.");
      for (const [at, answer] of answers.entries()) calls[at]?.resolve(answer);
    } catch (error) {
      if (calls.length === 1) calls[0]?.reject(error);
      else await Promise.all(calls.map((call) => run([call])));
    }
  }

  async function start(): Promise<void> {
    if (underWay >= limits.atOnce) return;
    underWay += 1;
    while (waiting.length > 0) await run(waiting.splice(0, limits.most));
    underWay -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void start();
    });
}
