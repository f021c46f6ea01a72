/**
 * The terms of a story in Hugo's templates, looked up by name. `.GetTerms` goes through all terms of the taxonomy for
 * each story (0.111); with it the template of a story took three times as long at 5,000 of them.
 */

/** @param inner is said of the term's page */
export function eachTerm(taxonomy: string, inner: string): string {
  return `{{ range .Params.${taxonomy} }}{{ with index site.Taxonomies.${taxonomy} (lower .) }}{{ with .Page }}${inner}{{ end }}{{ end }}{{ end }}`;
}

/** The same with "and" between them. */
export function joinTerms(taxonomy: string, inner: string): string {
  return `{{ range $index, $term := .Params.${taxonomy} }}{{ if $index }} and {{ end }}{{ with index site.Taxonomies.${taxonomy} (lower $term) }}{{ with .Page }}${inner}{{ end }}{{ end }}{{ end }}`;
}
