import { expect, it } from 'vitest';
import { story, readFiles } from '../tests/newsroom-factory.ts';
import { goneAddresses } from './gone-addresses.ts';

const EXPIRED = {
  'articles/2025/01/new.md': story({
    id: '2025/01/old',
    date: '2025-01-05T10:00:00Z',
    expires: '2025-02-01T00:00:00Z',
    aliases: '[/2025/01/old/, /2009/old.html]',
  }),
};
const since = Date.parse('2025-02-01T00:00:00Z');

it('are all that an expired story had', async () => {
  const { newsroom, errors } = await readFiles(EXPIRED);
  expect(errors).toBe('');
  expect(goneAddresses(newsroom)).toEqual(
    ['/2025/01/new/', '/2025/01/old/', '/2009/old.html'].map((url) => ({
      url,
      date: since,
      reason: '',
      id: '2025/01/old',
    })),
  );
});

it('have the reason of the newsroom where it gives one', async () => {
  const { newsroom, errors } = await readFiles({
    ...EXPIRED,
    'gone.yaml': '- url: /2025/01/new/\n  date: 2025-02-01\n  reason: Sold\n',
  });
  expect(errors).toBe('');
  const gone = goneAddresses(newsroom);
  expect(gone.map(({ url }) => url)).toEqual(['/2025/01/new/', '/2025/01/old/', '/2009/old.html']);
  expect(gone[0]?.reason).toBe('Sold');
});

it('are none where a preview shows what was withdrawn', async () => {
  const { newsroom, errors } = await readFiles({
    'articles/2025/01/ferry.md': story({ date: '2025-01-05T10:00:00Z', draft: 'true' }),
    'pages/terms.md': '---\ntitle: Terms\ndraft: true\n---\n',
    'gone.yaml':
      '- url: /2025/01/ferry/\n  date: 2025-02-01\n  reason: Sold\n- url: /terms/\n  date: 2025-02-01\n  reason: Old\n',
  });
  expect(errors).toBe('');
  expect(goneAddresses(newsroom)).toHaveLength(2);
  expect(goneAddresses(newsroom, (url) => url === '/terms/')).toMatchObject([{ url: '/2025/01/ferry/' }]);
});

it('are not those of a story that will appear', async () => {
  const { errors } = await readFiles({
    'articles/2025/01/ferry.md': story({ date: '2025-01-05T10:00:00Z', embargo: '2099-01-01T00:00:00Z' }),
    'gone.yaml': '- url: /2025/01/ferry/\n  date: 2025-02-01\n  reason: Sold\n',
  });
  expect(errors).toContain('is declared gone, but in use by');
});
