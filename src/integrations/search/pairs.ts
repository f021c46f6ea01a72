/** Writes which stories of a block have which characters side by side (components/search/pairs-file.ts). */
import { hash } from 'node:crypto';
import { writePairs, type PairsFile } from '../../components/search/pairs-file.ts';
import { pack } from './pack.ts';

/** What names the parts, in the folder of the block. */
export const PAIRS = 'pairs.packed';

/**
 * @param order ids of the stories, the newest first
 * @param pairs of each story by its id, where it has any
 * @returns files by their names in the folder of the block; none where no story has any
 */
export function pairsFiles(
  order: readonly string[],
  pairs: ReadonlyMap<string, ReadonlySet<string>>,
): (readonly [name: string, content: Buffer])[] {
  const ids = order.filter((id) => (pairs.get(id)?.size ?? 0) > 0);
  if (ids.length === 0) return [];
  const parts = writePairs(ids.map((id) => pairs.get(id) ?? new Set())).map(({ from, text }) => {
    const file = `pairs/${hash('sha256', text, 'hex').slice(0, 10)}.packed`;
    return { from, file, content: pack(text) };
  });
  const table: PairsFile = { ids, parts: parts.map(({ from, file }) => ({ from, file })) };
  return [
    [PAIRS, pack(JSON.stringify(table))],
    ...parts.map(({ file, content }) => [file, content] as const),
  ];
}
