import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { SocialCard } from '../../../src/views/social-card.ts';
import { CardStore } from './store.ts';

const CARD: SocialCard = { lang: 'en', dir: 'ltr', headline: 'Ferries sail', accent: 'red', byline: [] };
const PNG = Buffer.from('not really a picture');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cards-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const cache = () => path.join(folder, 'cache');
const open = (salt = '') => new CardStore(cache(), salt);
const files = () => readdirSync(cache()).filter((name) => name.endsWith('.png'));
const only = () => path.join(cache(), files()[0] ?? '');

/** A store that was closed with one card in it. @returns the card's key */
function filled(): string {
  const store = open();
  const key = store.keyOf(CARD);
  store.add(key, PNG);
  store.close();
  return key;
}

describe('CardStore', () => {
  it('has a card that was drawn before, and puts it where it is wanted', () => {
    const key = filled();
    const store = open();
    expect(store.has(key)).toBe(true);
    const target = path.join(folder, 'out/2025/09/slug/card.png');
    store.place(key, target);
    expect(readFileSync(target)).toEqual(PNG);
    expect(statSync(target).ino).toBe(statSync(only()).ino);
  });

  it('names a card by all it is drawn from', () => {
    const store = open();
    const key = store.keyOf(CARD);
    expect(store.keyOf({ ...CARD })).toBe(key);
    expect(store.keyOf({ ...CARD, headline: 'Ferries stay' })).not.toBe(key);
    expect(store.keyOf({ ...CARD, accent: 'teal' })).not.toBe(key);
    expect(open('another face').keyOf(CARD)).not.toBe(key);
  });

  it.each([
    ['cut off', () => truncateSync(only(), 5)],
    ['emptied', () => truncateSync(only(), 0)],
    [
      'changed in one byte',
      () =>
        writeFileSync(
          only(),
          PNG.map((byte, index) => (index === 3 ? byte ^ 1 : byte)),
        ),
    ],
    ['gone', () => rmSync(only())],
    [
      'changed, with the notes lost',
      () => {
        writeFileSync(only(), 'something else');
        rmSync(path.join(cache(), 'seen.json'));
      },
    ],
  ])('does not have a card whose file was %s', (_, harm) => {
    const key = filled();
    harm();
    const store = open();
    expect(store.has(key)).toBe(false);
    store.add(key, PNG);
    expect(store.has(key)).toBe(true);
    expect(readFileSync(only())).toEqual(PNG);
  });

  it('has a card that came back from elsewhere with another date, and without notes', () => {
    const key = filled();
    utimesSync(only(), 1, 1);
    writeFileSync(path.join(cache(), 'seen.json'), '{"broken');
    expect(open().has(key)).toBe(true);
  });

  it('takes nothing for a card that a killed build left half written', () => {
    filled();
    writeFileSync(`${only()}.draft`, 'half');
    open();
    expect(readdirSync(cache()).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('keeps what nobody asked for, but not without end', () => {
    const first = open();
    for (let index = 0; index < 600; index += 1) first.add(index.toString(16).padStart(40, '0'), PNG);
    first.close();
    const second = open();
    const kept = '1'.padStart(40, '0');
    expect(second.has(kept)).toBe(true);
    second.close();
    expect(files().length).toBe(501);
    expect(open().has(kept)).toBe(true);
  });

  it('says where two things want one place', () => {
    const key = filled();
    const target = path.join(folder, 'card.png');
    writeFileSync(target, '');
    expect(() => open().place(key, target)).toThrow(/card\.png: this address is taken/);
  });
});
