/** `stylelint --config scripts/stylelint.config.mjs`: no raw colour, family or size outside tokens.css. */
export default {
  extends: ['stylelint-config-standard', 'stylelint-config-html/astro'],
  rules: {
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    // Scoped styles are short; the order in which a reader meets things says more than specificity.
    'no-descending-specificity': null,
    'color-no-hex': [true, { message: 'Use a colour of styles/tokens.css.' }],
    'declaration-property-value-disallowed-list': [
      { 'font-family': ['/^(?!var\\(|inherit)/'], 'font-size': ['/(?:px|rem|pt)$/'] },
      { message: 'Use a token of styles/tokens.css.' },
    ],
    'property-disallowed-list': [
      ['/^(margin|padding|border)-(left|right|top|bottom)/', 'left', 'right', 'top', 'bottom', 'float-left'],
      { message: 'Use the logical property, so that right to left is free.' },
    ],
  },
  overrides: [{ files: ['**/tokens.css'], rules: { 'color-no-hex': null } }],
};
