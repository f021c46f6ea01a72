/** The inks of the print shop. Each picture takes three to six of them. */

export const INK = {
  chalk: '#faf4e6',
  paper: '#f1e6d0',
  bone: '#e2d2b2',
  sand: '#d8b98b',
  blush: '#edc4ab',
  rose: '#d88f7d',
  coral: '#e0694a',
  vermilion: '#cf4128',
  rust: '#a9452a',
  wine: '#6c2336',
  plum: '#42283f',
  amber: '#f2b54b',
  ochre: '#d2953a',
  umber: '#6e4527',
  soot: '#15181e',
  navy: '#14213a',
  indigo: '#24386a',
  denim: '#44618f',
  sky: '#93b6c2',
  mist: '#c3d3cd',
  fog: '#d6d8d2',
  steel: '#76889a',
  slate: '#46566a',
  teal: '#1e5c64',
  sea: '#4a938c',
  pine: '#1d3f3b',
  moss: '#6c7741',
  sage: '#a5b08a',
} as const;

/** Blends two inks; `share` 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const channel = (ink: string, at: number): number => Number.parseInt(ink.slice(at, at + 2), 16);
  const blended = [1, 3, 5].map((at) => {
    const value = channel(first, at) * (1 - share) + channel(second, at) * share;
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${blended.join('')}`;
}
