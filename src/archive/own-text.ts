/** The same text, for whoever keeps it: a part of a longer one holds all of that in memory. */
export function ownText(part: string): string {
  return Buffer.from(part).toString();
}
