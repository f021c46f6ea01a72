/** Puts today's date, as the newsroom's zone has it, in place of the page's own in the masthead. */
export function showToday(root: ParentNode, now: Date): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-today]')) {
    const { today, timezone } = place.dataset;
    const time = document.createElement('time');
    const zone = timezone ? { timeZone: timezone } : {};
    const options = {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
    } as const;
    time.textContent = new Intl.DateTimeFormat(today, { ...options, ...zone }).format(now);
    // Swedish dates are written as ISO 8601 has them.
    time.dateTime = new Intl.DateTimeFormat('sv', zone).format(now);
    place.replaceChildren(time);
  }
}
