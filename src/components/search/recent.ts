/** The last searches on this device; what is stored is not trusted, and nothing is sent. */

const STORAGE_KEY = 'recent-searches';
const KEPT = 6;
const LONGEST = 100;

export function recentSearches(storage: () => Storage): string[] {
  try {
    const stored: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored
      .filter(
        (query): query is string =>
          typeof query === 'string' && query.trim() !== '' && query.length <= LONGEST,
      )
      .slice(0, KEPT);
  } catch {
    return [];
  }
}

/** Puts a search before the others; those that it goes on with it takes the place of. */
export function rememberSearch(storage: () => Storage, query: string): void {
  if (query.length > LONGEST) return;
  const others = recentSearches(storage).filter((other) => !query.startsWith(other));
  try {
    storage().setItem(STORAGE_KEY, JSON.stringify([query, ...others].slice(0, KEPT)));
  } catch {
    // Where nothing may be stored, nothing is remembered.
  }
}

export function forgetSearches(storage: () => Storage): void {
  try {
    storage().removeItem(STORAGE_KEY);
  } catch {
    // Nothing was stored.
  }
}
