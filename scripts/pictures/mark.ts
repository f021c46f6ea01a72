/** The outlet's mark: the letters V and T sharing one arm, above a horizon. */

/** One colour that stands on white and on near-black. */
const COLOUR = '#cf4128';

/** V and T on a 64-unit square: the right arm of the V runs into the bar of the T. */
export const LETTERS = 'M4 14h10.5l9 24.5L32 14H60v9H51.5V44h-10V23h-3L28.5 44h-9.5z';
const HORIZON = 'M4 49.5h56v4H4z';

export const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" ' +
  `aria-label="Vantage Times"><path fill="${COLOUR}" d="${LETTERS}${HORIZON}"/></svg>\n`;

export const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
  `<path fill="${COLOUR}" fill-rule="evenodd" d="M10 0h44a10 10 0 0 1 10 10v44a10 10 0 0 1-10 10H10` +
  `A10 10 0 0 1 0 54V10A10 10 0 0 1 10 0z${LETTERS}${HORIZON}"/></svg>\n`;
