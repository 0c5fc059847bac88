import type { ArticlePatch } from '#shared/operations/operation'

/** The sample's articles in the order in which they are added: a short name for use in this folder, and the file. */
export const articleFiles = {
  wire: '01-wire-up-to-ten-thousand.txt',
  longView: '02-what-is-known-and-who-says-it.html',
  release: '03-joint-staff-release.md',
  policy: '04-what-the-pact-buys.md',
  interview: '05-harbour-daily-interview.txt',
  factCheck: '06-fact-check-how-many.html',
  ledger: '07-ledger-corrected.txt',
} as const
export type ArticleName = keyof typeof articleFiles

/** What an analyst corrects at import: what the file does not say plainly. */
export const corrections: { readonly [N in ArticleName]: ArticlePatch } = {
  wire: { source: 'Continental Wire', language: 'en' },
  longView: {},
  release: {},
  policy: { source: 'Eastern Policy Notes', date: '2025-01-16', language: 'en' },
  interview: { source: 'Harbour Daily', byline: 'Our staff', language: 'en' },
  factCheck: {},
  ledger: { source: 'Morning Ledger', byline: 'Foreign desk', language: 'en' },
}

/** The grades that the analysts gave. The last two articles are left for whoever opens the sample. */
export const grades: readonly (readonly [ArticleName, ArticlePatch])[] = [
  ['wire', { reliability: 'B', credibility: 3, status: 'done' }],
  ['longView', { reliability: 'A', credibility: 2, status: 'done' }],
  [
    'release',
    {
      reliability: 'B',
      credibility: 2,
      status: 'done',
      note: 'An interested party, but its figures come with dates and are revised in public.',
    },
  ],
  ['policy', { reliability: 'B', credibility: 3, status: 'reading' }],
  [
    'interview',
    {
      reliability: 'C',
      credibility: 3,
      status: 'reading',
      note: 'One source, in an interview; no document shown.',
    },
  ],
]
