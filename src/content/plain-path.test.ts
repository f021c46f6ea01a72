import { expect, it } from 'vitest';
import { plainPath } from './plain-path.ts';

it.each([
  ['/2019/05/caf%C3%A9-closes/', '/2019/05/café-closes/'],
  ['/2019/05/cafe%CC%81/', '/2019/05/café/'],
  ['/2019/05/cafe\u0301/', '/2019/05/café/'],
  ['/tag/New%20York/', '/tag/New York/'],
  ['/old/100%25/', '/old/100%/'],
  ['/old/100%/', '/old/100%/'],
  ['/a%2Fb/caf%C3%A9/', '/a%2Fb/café/'],
  ['/what%3F/', '/what%3F/'],
  ['/line%0Abreak/', '/line%0Abreak/'],
  ['/%FF/', '/%FF/'],
])('%s is called %s', (written, plain) => {
  expect(plainPath(written)).toBe(plain);
  expect(plainPath(plain)).toBe(plain);
});
