import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOptions } from './date-options.ts';

const WITH_A_CALENDAR_OF_THEIR_OWN = ['th-TH', 'fa-IR', 'ar-SA', 'ps-AF', 'en-GB-u-ca-buddhist'];

it('writes the year that stands in the addresses, in every language', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WITH_A_CALENDAR_OF_THEIR_OWN),
      fc.constantFrom('long', 'medium'),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (lang, dateStyle, date) => {
        const options = { ...dateOptions('UTC', { dateStyle }), numberingSystem: 'latn' };
        const written = new Intl.DateTimeFormat(lang, options).format(date);
        expect(written).toContain(String(date.getUTCFullYear()));
      },
    ),
  );
});

it('leaves the zone to the machine where none is known', () => {
  for (const timezone of [undefined, '']) expect(dateOptions(timezone, {})).not.toHaveProperty('timeZone');
});
