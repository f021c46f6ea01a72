/** A written date whose day and month stand on one line: “Tuesday,” and “1 December 2026”, never “Tuesday, 1”. */
export function glued(parts: readonly Intl.DateTimeFormatPart[]): string {
  const isDayOrMonth = (part: Intl.DateTimeFormatPart | undefined) =>
    part?.type === 'day' || part?.type === 'month';
  return parts
    .map(({ type, value }, index) =>
      type === 'literal' && isDayOrMonth(parts[index - 1]) && isDayOrMonth(parts[index + 1])
        ? value.replaceAll(' ', '\u00a0')
        : value,
    )
    .join('');
}
