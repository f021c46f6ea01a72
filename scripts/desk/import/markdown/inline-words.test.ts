import { expect, test } from 'vitest';
import { inlineWords } from './inline-words.ts';

test.each([
  ['2016. A year in review'],
  ['1. Introduction to ferries'],
  ['10) Reasons to sail'],
  ['# hashtag politics'],
  ['> 500 crews strike'],
  ['- 40 degrees in the north'],
  ['+1 for the union'],
  ['* a star'],
  ['---'],
  ['Line | pipe'],
  ['Why 5 * 3 * 2 matters'],
  ['Why 5*3*2 matters'],
  ['What [sic] happened'],
  ['Rust Vec<T> and friends'],
  ['The <Suspense> component explained'],
  ['How the <video> and <b> elements work'],
  ['__init__ and *args in Python'],
  ['a_b_c and d~e~f'],
  ['⛵ Sailing: 3~5 knots, 6~7 knots'],
])('%s stays', (written) => {
  expect(inlineWords(written)).toBe(written);
});

test.each([
  ['    Indented title', 'Indented title'],
  ['AT&T &amp; others &#8211; &lt;b&gt;', 'AT&T & others – <b>'],
  ['The *Titanic* and _Olympic_, **now**', 'The Titanic and Olympic, now'],
  ['⛵ __Very loud__ ~~not~~ `git log`', '⛵ Very loud not git log'],
  ['See [the *list*](https://x.example/a_b) ![a](b.png)', 'See the list'],
  ['A <em class="x">fine</em> <a href="/x">day</a><br/>at sea', 'A fine day at sea'],
  ['<p>One</p><p>Two</p><script>bad()</script>', 'One Two'],
  ['Two\n- lines\n\n# here', 'Two - lines # here'],
  ['', ''],
])('%s: %s', (written, words) => {
  expect(inlineWords(written)).toBe(words);
});
