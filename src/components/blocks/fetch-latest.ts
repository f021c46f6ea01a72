import type { LatestJson } from '../../outputs/latest-json.ts';

/**
 * What `/latest.json` says, of which nothing is sure: whoever reads it looks at it first.
 * @param source its address
 */
export async function fetchLatest(source: string): Promise<Partial<LatestJson>> {
  try {
    const response = await fetch(source);
    const data = response.ok ? ((await response.json()) as Partial<LatestJson> | null) : null;
    return data ?? {};
  } catch {
    return {};
  }
}
