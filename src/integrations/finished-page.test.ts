import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { finishedPage } from './finished-page.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('says of every script of a component that it can wait', () => {
  const page = finishedPage(
    '<script type="module" src="/a.js"></script>é<script type="module" src="/b.js"></script>',
  );
  expect(page).toBe(
    '<script type="module" fetchpriority="low" src="/a.js"></script>é<script type="module" fetchpriority="low" src="/b.js"></script>',
  );
});

it('leaves other scripts and the words of a story alone', () => {
  const page = '<script>early()</script><p>&lt;script type="module" src="/a.js"></p>';
  expect(finishedPage(page)).toBe(page);
});

it('permits the scripts and styles that the page has, and no others', () => {
  const page = (scripts: string, styles: string) =>
    `<script>early('é')</script><meta http-equiv="content-security-policy" content="img-src 'self'; script-src 'self'${scripts}; style-src 'self'${styles};">` +
    '<style>p { color: red }</style><p>late()</p><script type="speculationrules">\n{}</script><script src="/a.js"></script>';
  const [early, rules, late] = ["early('é')", '\n{}', 'late()'].map(hashOf);
  const style = hashOf('p { color: red }');
  expect(finishedPage(page(` ${early} ${late} ${rules}`, ` ${style} ${hashOf('')}`))).toBe(
    page(` ${early} ${rules}`, ` ${style}`),
  );
});
