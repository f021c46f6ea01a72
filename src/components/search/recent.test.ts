import { describe, expect, it } from 'vitest';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { textFragment } from './text-fragment.ts';

function storageWith(text?: string): () => Storage {
  let stored: string | null = text ?? null;
  const storage = {
    getItem: () => stored,
    setItem: (_: string, value: string) => (stored = value),
    removeItem: () => (stored = null),
  };
  return () => storage as unknown as Storage;
}

describe('the last searches', () => {
  it('are kept, newest first, each once; typing on replaces what was typed before', () => {
    const storage = storageWith();
    for (const query of ['fer', 'ferry', 'polar night', 'ferry strike']) rememberSearch(storage, query);
    expect(recentSearches(storage)).toEqual(['ferry strike', 'polar night']);
    // What is typed letter by letter is no word about what begins alike.
    for (const query of ['p', 'po', 'port']) rememberSearch(storage, query);
    expect(recentSearches(storage)).toEqual(['port', 'ferry strike', 'polar night']);
    forgetSearches(storage);
    expect(recentSearches(storage)).toEqual([]);
  });

  it.each(['{', '{}', '[1,null,"", "   "]', 'null'])('are none where %s is stored', (text) => {
    expect(recentSearches(storageWith(text))).toEqual([]);
  });

  it('are none where nothing may be stored', () => {
    const forbidden = (): Storage => {
      throw new Error('denied');
    };
    rememberSearch(forbidden, 'ferry');
    forgetSearches(forbidden);
    expect(recentSearches(forbidden)).toEqual([]);
  });
});

describe('a text fragment', () => {
  it.each([
    ['the ', 'ferry', '#:~:text=the-,ferry'],
    ['of the strike. ', 'Crews', '#:~:text=Crews'],
    ['', 'follow-up, & more', '#:~:text=follow%2Dup%2C%20%26%20more'],
    ['a ', ' ', ''],
  ])('after “%s” for “%s” is %s', (before, passage, fragment) => {
    expect(textFragment(before, passage)).toBe(fragment);
  });
});
