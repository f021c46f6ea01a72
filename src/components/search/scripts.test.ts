import { expect, it } from 'vitest';
import { mayBeIn } from './scripts.ts';

it.each([
  ['en', 'river', true],
  ['ja', 'river', false],
  ['ja', '雪晒し', true],
  ['zh-tw', '發布', true],
  ['zh-tw', '列の最初', false],
  ['zh', 'テスト中', false],
  ['ja', '列の最初', true],
  ['en', '發布', false],
  ['ko', '한국', true],
  ['ar', 'الماء', true],
  ['ru', 'Нева river', true],
  ['en', 'Нева river', true],
  ['sr-Latn', 'reka', true],
  ['ja', '2025', true],
  ['unknown-language-tag-', 'river', true],
])('%s may be the language of %s: %s', (lang, text, expected) => {
  expect(mayBeIn(lang, text)).toBe(expected);
});
