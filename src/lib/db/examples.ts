import type { Db, StoredExample } from './schema.ts';

/** Name of the row that says whether examples change verdicts. */
const SWITCH = 'examples';

/** All examples, the latest first. */
export async function listExamples(db: Db): Promise<StoredExample[]> {
  return (await db.examples.toArray()).reverse();
}

/** Keeps an example, in the place of what was said of the same text before. */
export async function addExample(db: Db, example: Omit<StoredExample, 'id'>): Promise<void> {
  const { text, bundle } = example;
  await db.transaction('rw', db.examples, async () => {
    await db.examples.filter((one) => one.text === text && one.bundle === bundle).delete();
    await db.examples.add(example as StoredExample);
  });
}

/** Removes examples: what they changed is as the model said again. */
export async function removeExamples(db: Db, ids: readonly number[]): Promise<void> {
  await db.examples.bulkDelete([...ids]);
}

/** Whether examples change verdicts; they do not until the person says so. */
export async function usesExamples(db: Db): Promise<boolean> {
  return (await db.switches.get(SWITCH))?.on ?? false;
}

/** Lets examples change verdicts, or no more. */
export async function useExamples(db: Db, on: boolean): Promise<void> {
  await db.switches.put({ name: SWITCH, on });
}
