import { expect, it } from 'vitest';
import { withLateScripts } from './late-scripts.ts';

const late = (page: string) => withLateScripts(Buffer.from(page)).toString();

it('says of every script of a component that it can wait', () => {
  const page = late(
    '<script type="module" src="/a.js"></script>é<script type="module" src="/b.js"></script>',
  );
  expect(page).toBe(
    '<script type="module" fetchpriority="low" src="/a.js"></script>é<script type="module" fetchpriority="low" src="/b.js"></script>',
  );
});

it('leaves other scripts and the words of a story alone', () => {
  const page = '<script>early()</script><p>&lt;script type="module" src="/a.js"></p>';
  expect(late(page)).toBe(page);
});
