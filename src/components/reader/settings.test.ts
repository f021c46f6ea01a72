import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { EARLY_SCRIPT } from './early-script.ts';
import { CHOICES, readSettings, SIZES, STORAGE_KEY } from './settings.ts';

const asItComes = { theme: 'system', size: 'normal', spacing: 'normal', face: 'serif' };

describe('stored settings', () => {
  it('are read back as they were chosen', () => {
    const chosen = { theme: 'dark', size: 'largest', spacing: 'wide', face: 'sans' };
    expect(readSettings(JSON.stringify(chosen))).toEqual(chosen);
  });

  it('are as a page comes where nothing, or nonsense, is stored', () => {
    for (const stored of [null, '', '{', '[]', 'null', '7', '{"theme":7,"size":"enormous"}'])
      expect(readSettings(stored)).toEqual(asItComes);
  });

  it('are never anything but the choices there are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        for (const [setting, value] of Object.entries(readSettings(stored)))
          expect(CHOICES[setting as keyof typeof CHOICES]).toContain(value);
      }),
    );
  });

  it('have every size among its steps', () => {
    expect([...SIZES].sort()).toEqual([...CHOICES.size].sort());
  });
});

describe('the script before the first paint', () => {
  const run = (getItem: (key: string) => string | null) => {
    const dataset: Record<string, string> = {};
    runInNewContext(EARLY_SCRIPT, { localStorage: { getItem }, document: { documentElement: { dataset } } });
    return dataset;
  };

  it('puts what was chosen on <html>', () => {
    const stored = JSON.stringify({ theme: 'dark', size: 'large' });
    expect(run((key) => (key === STORAGE_KEY ? stored : null))).toEqual({
      theme: 'dark',
      size: 'large',
      script: '',
    });
  });

  it('does no harm with what somebody else stored, or where storing is forbidden', () => {
    const hostile = JSON.stringify({ theme: '"><img src=x>', size: { toString: 'x' }, face: 'a'.repeat(99) });
    expect(run(() => hostile)).toEqual({ script: '' });
    expect(run(() => '{')).toEqual({ script: '' });
    const forbidden = () => {
      throw new Error('denied');
    };
    expect(run(forbidden)).toEqual({ script: '' });
  });
});
