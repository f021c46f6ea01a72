/** A thread that draws: gets cards, gives pictures. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawSafely, type Drawing } from '../../../src/outputs/social-card/draw-safely.ts';
import type { Mark } from '../../../src/outputs/social-card/draw.ts';
import type { SocialCard } from '../../../src/views/social-card.ts';

export interface Order {
  readonly key: string;
  readonly card: SocialCard;
}

export type Delivery = { readonly key: string } & (Drawing | { readonly failure: string });

const { mark } = workerData as { mark: Mark | undefined };

parentPort?.on('message', ({ key, card }: Order) => {
  drawSafely(card, mark).then(
    (drawing) => parentPort?.postMessage({ key, ...drawing } satisfies Delivery),
    (error: unknown) => parentPort?.postMessage({ key, failure: String(error) } satisfies Delivery),
  );
});
