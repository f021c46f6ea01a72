/** The colours of paper by day, from the one place that has them: styles/tokens.css. */
import { readFileSync } from 'node:fs';

const tokens = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');

/**
 * @param token without its dashes: `ink`, `ocean`
 * @returns as CSS writes it: `#191713`
 * @throws when there is no such token
 */
export function dayColour(token: string): string {
  const colour = new RegExp(`^ *--${token}: (?:var\\(--[a-z-]+, )?light-dark\\((#[0-9a-f]+),`, 'm').exec(
    tokens,
  )?.[1];
  if (colour === undefined) throw new Error(`social-card: styles/tokens.css has no colour “${token}”`);
  return colour;
}
