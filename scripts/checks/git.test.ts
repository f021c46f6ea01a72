/** What git is asked for, in work trees of their own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { checkFolder } from './check-factory.ts';

const FERRY = 'articles/2025/09/ferry.md';
const CORRECTED = `
  - date: 2025-09-05
    kind: correction
    severity: minor
    text: It was 41, not 14.
  - date: 2025-09-06
    kind: clarification
    severity: minor
    text: The boat is a ferry.`;

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=Vera', '-c', 'user.email=v@test.example', ...args], {
    stdio: 'ignore',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** A content folder within a work tree, committed. */
function committed(files: Files): {
  contentDir: string;
  root: string;
  write: (name: string, text: string) => void;
} {
  const contentDir = writeContent(files);
  const root = path.dirname(contentDir);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'One');
  const write = (name: string, text: string) => {
    const file = path.join(contentDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  return { contentDir, root, write };
}

describe('corrections', () => {
  const files = { [FERRY]: story({ corrections: CORRECTED }) };
  const after = async (corrections: string | undefined, name = FERRY) => {
    const { contentDir, write } = committed(files);
    write(name, story({ corrections }));
    return checkFolder(contentDir);
  };

  it('that stay as they were are nobody’s business', async () => {
    expect(
      await after(`${CORRECTED}\n  - { date: 2025-09-07, kind: correction, severity: minor, text: Third }`),
    ).toMatchObject({
      says: [],
      notes: [],
    });
  });

  it('that were rewritten are told at the words', async () => {
    expect((await after(CORRECTED.replace('not 14', 'not 15'))).says).toEqual([
      `correction-history ${FERRY}:11:11`,
    ]);
  });

  it('that were removed are told at the list', async () => {
    const [first = ''] = CORRECTED.split('\n  - date: 2025-09-06');
    expect((await after(first)).says).toEqual([`correction-history ${FERRY}:7:1`]);
    expect((await after(undefined)).says).toHaveLength(2);
  });

  it('are followed when the file moves', async () => {
    const { contentDir, root, write } = committed(files);
    mkdirSync(path.join(contentDir, 'articles/2025/10'));
    renameSync(path.join(contentDir, FERRY), path.join(contentDir, 'articles/2025/10/ferry.md'));
    write('articles/2025/10/ferry.md', story({ corrections: CORRECTED.replace('41', '42') }));
    git(root, 'add', '-A');
    expect((await checkFolder(contentDir)).says).toEqual([
      'correction-history articles/2025/10/ferry.md:11:11',
    ]);
  });

  it.each([
    [
      'outside a checkout',
      (root: string) => rmSync(path.join(root, '.git'), { recursive: true }),
      'the content folder is no git checkout',
    ],
    [
      'before the first commit',
      (root: string) => {
        rmSync(path.join(root, '.git'), { recursive: true });
        git(root, 'init', '-q');
      },
      'there is no commit yet to compare with',
    ],
  ])('are not guessed at %s', async (_, change, why) => {
    const { contentDir, root, write } = committed(files);
    change(root);
    write(FERRY, story());
    expect(await checkFolder(contentDir)).toMatchObject({
      says: [],
      notes: [`correction-history: not looked at, since ${why}.`],
    });
  });

  it('are not guessed at in a shallow clone', async () => {
    const { root } = committed(files);
    git(root, 'commit', '-q', '--allow-empty', '-m', 'Two');
    const clone = path.join(root, 'clone');
    git(root, 'clone', '-q', '--depth', '1', pathToFileURL(root).href, clone);
    writeFileSync(path.join(clone, 'content', FERRY), story());
    expect(await checkFolder(path.join(clone, 'content'))).toMatchObject({
      says: [],
      notes: ['correction-history: not looked at, since this is a shallow clone.'],
    });
  });
});

describe('--changed', () => {
  const files: Files = {
    [FERRY]: story({ related: '[2025/09/quay]' }, 'The the end.\n'),
    'articles/2025/09/quay.md': story({}, 'The the quay.\n'),
    'articles/2025/09/links.md': story({}, '[a](/2025/09/quay/) the the\n'),
    'articles/2025/09/other.md': story({}, 'Of of it.\n'),
  };
  const changed = async (change: (given: ReturnType<typeof committed>) => void) => {
    const given = committed(files);
    change(given);
    const { says } = await checkFolder(given.contentDir, 'HEAD');
    return says.map((one) => one.replace(/^(\S+) articles\/2025\/(.+):\d+:\d+$/, '$1 $2'));
  };

  it('says nothing when nothing changed', async () => {
    expect(await changed(() => undefined)).toEqual([]);
  });

  it('checks what changed, and what refers to it', async () => {
    expect(
      await changed(({ write }) => write('articles/2025/09/quay.md', story({}, 'The the pier.\n'))),
    ).toEqual(['doubled-word 09/ferry.md', 'doubled-word 09/links.md', 'doubled-word 09/quay.md']);
  });

  it('checks what git does not know yet', async () => {
    expect(
      await changed(({ write }) => write('articles/2025/10/new – story.md', story({}, 'Of of it.\n'))),
    ).toEqual(['doubled-word 10/new – story.md']);
  });

  it('checks what referred to a file that is gone or moved', async () => {
    const gone = [
      'broken-link 09/links.md',
      'doubled-word 09/links.md',
      'doubled-word 09/ferry.md',
      'reference 09/ferry.md',
    ];
    expect(
      (await changed(({ contentDir }) => rmSync(path.join(contentDir, 'articles/2025/09/quay.md')))).sort(),
    ).toEqual(gone.toSorted());
    const moved = await changed(({ contentDir, root }) => {
      mkdirSync(path.join(contentDir, 'articles/2025/10'));
      renameSync(
        path.join(contentDir, 'articles/2025/09/quay.md'),
        path.join(contentDir, 'articles/2025/10/quay.md'),
      );
      git(root, 'add', '-A');
    });
    expect(moved.sort()).toEqual([...gone, 'doubled-word 10/quay.md'].sort());
  });

  it('checks everything when the outlet’s settings changed', async () => {
    const says = await changed(({ contentDir }) => {
      writeFileSync(
        path.join(contentDir, 'outlet.yaml'),
        'name: New\nurl: https://test.example\ntimezone: Europe/London\nlang: en-GB\n',
      );
    });
    expect(says).toHaveLength(4);
  });

  it('refuses a revision that does not exist, and a folder without git', async () => {
    const { contentDir, root } = committed(files);
    await expect(checkFolder(contentDir, 'no-such')).rejects.toThrow('there is no revision “no-such”');
    await expect(checkFolder(contentDir, '--output=x')).rejects.toThrow('there is no revision');
    rmSync(path.join(root, '.git'), { recursive: true });
    await expect(checkFolder(contentDir, 'HEAD')).rejects.toThrow('no git checkout');
  });
});
