import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { RULES, RULE_IDS, severityOf } from '../../src/content/rule-catalogue.ts';
import { COMPONENTS } from './component-props.ts';
import { OUTLET_RULES, STORY_RULES } from './rules.ts';

it('every rule of the desk has one class, and every other rule guards the build', () => {
  const ids = [...STORY_RULES, ...OUTLET_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of RULE_IDS) if (!ids.includes(id)) expect([id, 'fixed' in RULES[id]]).toEqual([id, true]);
});

it('what guards the build cannot be set', () => {
  expect(severityOf('schema', { schema: 'off' })).toBe('error');
  expect(severityOf('bare-url', { 'bare-url': 'off' })).toBe('off');
});

it('the components that are known are those of the stories', () => {
  const index = readFileSync(
    path.resolve(import.meta.dirname, '../../src/components/story/index.ts'),
    'utf8',
  );
  const names = [...index.matchAll(/^import (\w+) from/gm)].map(([, name]) => name);
  expect(Object.keys(COMPONENTS).sort()).toEqual(names.sort());
});
