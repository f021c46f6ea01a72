/** How to mend what the gate found, where that does not go without saying. Told once below all that has the same fault. */

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^tells of .* which is not public/, 'Take these words out of what is public, or let the story out.'],
  [
    /^shows .* which only stories that are not public use$/,
    'Take the picture out of what is public, or let the story out.',
  ],
  [
    /^(?:tells (?:where it was taken|the serial)|names the owner of the camera|holds (?:a thumbnail|the camera maker))/,
    'Pictures beside a story are cleaned by the build, those in public/ are taken as they are: lay it beside its story, or take that out of it.',
  ],
  [
    /^claims the canonical address of|whose canonical address is/,
    'Only one of them can be the page itself: take `canonical` out of the other, or let `aliases` redirect it.',
  ],
  [
    /is an inline (?:script|style)$|^has an inline (?:script|style) without a hash|is a script$/,
    'Browsers will not run it here: take it out, or put it into a component or a file of its own.',
  ],
  [
    /^loads .* from another site/,
    'Readers would be told of to others: lay the file into the newsroom, or use <Embed>, which loads with a click.',
  ],
  [
    /^its policy allows/,
    'A newsroom adds other sites with `comments.form` of outlet.yaml; anything else is a fault of the code.',
  ],
  [
    /^is over its budget/,
    'Much stands around the text: updates, sources, blocks of a front, the navigation, what is inlined. The budgets stand in src/integrations/verify/budgets.ts.',
  ],
  [
    /leads? in a circle|leads to a (?:page that leads on|redirect)/,
    'Let every old address, in `aliases` or `mergeInto`, name where its readers end up.',
  ],
  [/^has \d+ h1 headings/, 'The headline is the only one: headings in a text begin with ##.'],
  [/^has the title of/, 'Give one of them a title of its own, or readers cannot tell them apart.'],
  [
    /, which its name does not say$/,
    'It could not be scaled and would go out as it is: save the picture that it was made of again.',
  ],
  [/^is a drawing with/, 'Export it without script and foreign markup, or as a PNG.'],
];

/** @param what of a finding */
export function adviceOn(what: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(what))?.[1];
}
