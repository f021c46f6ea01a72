/** Makes a store hold what an output holds. Whatever stops it, the next run goes on from what the store has then. */
import type { LocalFile } from './local-files.ts';
import { planOf, type Plan } from './plan.ts';
import type { ObjectStore } from './store.ts';

export interface SyncOptions {
  /** Whether what the output has not is removed. */
  readonly removes: boolean;
  /** Sends what is there already too: after a change of headers, which a listing does not show. */
  readonly all?: boolean;
  readonly onStep?: (action: 'upload' | 'remove', name: string) => void;
}

const AT_ONCE = 8;

/** What a run would do. */
export async function planSync(
  store: ObjectStore,
  files: ReadonlyMap<string, LocalFile>,
  { removes, all = false }: Pick<SyncOptions, 'removes' | 'all'>,
): Promise<Plan & { readonly surplus: number }> {
  const stored = await store.list();
  const changed: string[] = [];
  await forEach([...files.values()], async (file) => {
    const object = stored.get(file.name);
    const isSame =
      !all &&
      object?.size === file.size &&
      (object.tag === file.md5 || (!/^[0-9a-f]{32}$/.test(object.tag) && (await store.holds(file))));
    if (!isSame) changed.push(file.name);
  });
  const plan = planOf(changed, new Set(stored.keys()), new Set(files.keys()));
  const surplus = plan.removals.flat().length;
  return { ...plan, removals: removes ? plan.removals : [], surplus };
}

/** @throws when a file cannot be sent; what was to come after it is not sent either */
export async function carryOut(
  store: ObjectStore,
  files: ReadonlyMap<string, LocalFile>,
  { uploads, removals }: Plan,
  onStep: SyncOptions['onStep'] = () => undefined,
): Promise<void> {
  for (const step of uploads) {
    await forEach(step, async (name) => {
      const file = files.get(name);
      if (file) await store.put(file);
      onStep('upload', name);
    });
  }
  for (const step of removals) {
    await forEach(step, async (name) => {
      await store.remove(name);
      onStep('remove', name);
    });
  }
}

/** Some at once; after a failure no new one is begun, and those that were begun are waited for. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let index = 0;
  let failed = false;
  const run = async () => {
    while (index < items.length && !failed) {
      const item = items[index] as T;
      index += 1;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, run));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
