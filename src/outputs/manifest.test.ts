import { expect, it } from 'vitest';
import { makeSite } from '../tests/archive-factory.ts';
import { webManifest } from './manifest.ts';
import { dayColour } from './social-card/palette.ts';

it('has the colour of the paper that pages have by day', () => {
  const paper = dayColour('paper');
  expect(webManifest(makeSite())).toMatchObject({ background_color: paper, theme_color: paper });
});
