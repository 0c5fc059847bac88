import type { Counts } from '#shared/api/views'

/** How many of each there are, where `size` says how many records a table has. */
export const countsOf = (size: (table: keyof Counts) => number): Counts => ({
  articles: size('articles'),
  claims: size('claims'),
  entities: size('entities'),
  mentions: size('mentions'),
  links: size('links'),
})
