import type { APIRoute } from 'astro';
import { APP_ICONS, PAPER, type AppIcon } from '../../outputs/manifest.ts';
import { appIcon } from '../../site/app-icon.ts';

export const getStaticPaths = () =>
  Object.entries(APP_ICONS).map(([name, { size, purpose }]) => ({
    params: { name: name as AppIcon },
    props: { size, purpose },
  }));

export const GET: APIRoute<(typeof APP_ICONS)[AppIcon]> = async ({ props }) =>
  new Response(new Uint8Array(await appIcon(props.size, props.purpose === 'maskable' ? PAPER : undefined)), {
    headers: { 'Content-Type': 'image/png' },
  });
