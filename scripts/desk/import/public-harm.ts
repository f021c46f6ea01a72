/** What an import does not lay into the outlet’s `public/`: the same as the build refuses there, and what is code. */
import { drawingFaults, isDrawing } from '../../../src/integrations/verify/drawing-facts.ts';
import { createPlaces } from '../../../src/integrations/verify/output.ts';

/** The faults of a drawing are the same on every site. */
const ANY_SITE = { origin: 'https://outlet.example', base: '/' };
/** What browsers or hosts run. */
const CODE = /\.(?:html?|xhtml|xht|xml|xslt?|m?js|php\d?|phtml|swf)$/i;

/**
 * @param file its name
 * @returns why readers must not get it, to be read after “its file”; nothing where they may
 */
export function publicHarm(file: string, bytes: Buffer): string | undefined {
  if (CODE.test(file)) return 'may be a page or a script';
  if (!isDrawing(file)) return undefined;
  return drawingFaults(bytes, 'drawing.svg', {
    ...ANY_SITE,
    placeOf: createPlaces(ANY_SITE),
    allowedOrigins: [],
  })[0];
}
