/** What `desk import markdown --help` says of the map. */
export const MAP_HELP = `
A map, every line of which may be left out:

  fields:                      # our field: what it is called there (a name, a list, dots for fields within fields)
    title: headline
    image: [header.photo, cover.image]
  defaults: { author: newsroom, section: news }
  sections: { Press releases: press }   # section ids of categories
  authors: { jdoe: Jane Doe }           # names of authors, by what stories call them
  include: ["blog/**"]                  # only these files
  exclude: ["**/drafts/**"]
  permalink: /:year/:month/:day/:title/ # the old addresses; also :categories, :slug
  files: [static, assets]               # where pictures lie
  outlet: { name: The Gazette, url: https://gazette.example, timezone: Europe/London, lang: en-GB }
`;
