import type { SocialCard } from '../../views/social-card.ts';
import { drawCard, type Mark } from './draw.ts';

export interface Drawing {
  readonly png: Uint8Array;
  /** Why the card says less than it should. */
  readonly warning?: string;
}

/** Draws a card, with the outlet's name alone where its text cannot be set: no headline may stop the press. */
export async function drawSafely(card: SocialCard, mark?: Mark): Promise<Drawing> {
  try {
    return { png: await drawCard(card, mark) };
  } catch (error) {
    const plain = {
      ...card,
      headline: '',
      section: undefined,
      label: undefined,
      deck: undefined,
      byline: [],
    };
    return {
      png: await drawCard(plain, mark),
      warning: error instanceof Error ? error.message : String(error),
    };
  }
}
