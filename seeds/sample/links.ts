import type { Analyst } from './analysts'
import type { ArticleName } from './articles'
import type { ClaimName } from './claims'
import type { TeammateClaimName } from './teammates/claims'

export interface SampleLink {
  readonly by: Analyst
  readonly claim: ClaimName | TeammateClaimName
  readonly stance: 'supports' | 'contradicts' | 'repeats' | 'context'
  /** The evidence: another claim, or words in an article that are no claim themselves. */
  readonly evidence:
    | ClaimName
    | TeammateClaimName
    | { readonly article: ArticleName; readonly words: readonly string[] }
  readonly confidence?: number
  readonly note?: string
}

/** The evidence links, in the order in which the analysts made them. */
export const links: readonly SampleLink[] = [
  {
    by: 'A',
    claim: 'upTo10000',
    stance: 'repeats',
    evidence: {
      article: 'longView',
      words: ['On 17 October the president of Pellany said that up to 10,000 soldiers were being prepared'],
    },
    confidence: 95,
  },
  {
    by: 'A',
    claim: 'upTo10000',
    stance: 'context',
    evidence: {
      article: 'longView',
      words: ['some forty newspapers had printed the number', 'None had a source of its own'],
    },
    note: 'Forty reports, one origin.',
  },
  {
    by: 'A',
    claim: 'upTo10000',
    stance: 'contradicts',
    evidence: 'over10000December',
    confidence: 60,
    note: 'The bounds exclude each other, but one counts soldiers being prepared in October and the other soldiers sent by December.',
  },
  {
    by: 'B',
    claim: 'upTo10000',
    stance: 'context',
    evidence: {
      article: 'policy',
      words: [
        'Earlier talk of up to 10,000, from October, was a statement of what was being prepared and has been overtaken',
      ],
    },
    confidence: 80,
  },
  {
    by: 'A',
    claim: 'over10000December',
    stance: 'repeats',
    evidence: 'over10000November',
    confidence: 90,
    note: 'The same office a month earlier.',
  },
  { by: 'B', claim: 'over10000December', stance: 'repeats', evidence: 'over10000March', confidence: 75 },
  {
    by: 'B',
    claim: 'about11000',
    stance: 'supports',
    evidence: 'over10000December',
    confidence: 70,
    note: 'About 11,000 lies above 10,000; another service.',
  },
  {
    by: 'B',
    claim: 'about11000',
    stance: 'context',
    evidence: 'present8000',
    note: 'Counts those present, not those sent.',
  },
  { by: 'A', claim: 'invention', stance: 'contradicts', evidence: 'over10000December', confidence: 80 },
  { by: 'B', claim: 'notOneSoldier', stance: 'contradicts', evidence: 'present8000', confidence: 85 },
  {
    by: 'B',
    claim: 'noSign',
    stance: 'context',
    evidence: {
      article: 'longView',
      words: ['confirmed on 28 October that “some units” were in the district'],
    },
    note: 'The same alliance, three months later.',
  },
  {
    by: 'A',
    claim: 'over1100',
    stance: 'repeats',
    evidence: {
      article: 'policy',
      words: ["the Joint Staff's of 23 December, was over 1,100 killed or wounded"],
    },
    confidence: 100,
  },
  {
    by: 'A',
    claim: 'about4000',
    stance: 'context',
    evidence: 'over1100',
    confidence: 50,
    note: 'Compatible: a lower bound ten weeks older. It confirms nothing about 4,000.',
  },
  {
    by: 'B',
    claim: 'about4000',
    stance: 'supports',
    evidence: 'nearer3000',
    confidence: 25,
    note: 'Fits the rate of loss, but comes from the same capital and is not vouched for.',
  },
  {
    by: 'A',
    claim: 'noSpecialUnits',
    stance: 'supports',
    evidence: { article: 'policy', words: ['We know of no evidence that special forces are among them'] },
    confidence: 65,
  },
  {
    by: 'A',
    claim: 'about200Guns',
    stance: 'context',
    evidence: {
      article: 'release',
      words: ['The Joint Staff is not yet in a position to give numbers delivered'],
    },
    note: 'Eight weeks earlier.',
  },
  {
    by: 'B',
    claim: 'noFormations',
    stance: 'contradicts',
    evidence: { article: 'interview', words: ['the units go on fighting beside their hosts'] },
    confidence: 55,
  },
  {
    by: 'B',
    claim: 'noFormations',
    stance: 'repeats',
    evidence: { article: 'interview', words: ['no Torvanian formation was or had been in the district'] },
    confidence: 70,
  },
  {
    by: 'A',
    claim: 'pactSigned',
    stance: 'supports',
    evidence: 'pactInForce',
    confidence: 90,
    note: 'A party that calls the pact unlawful dates it alike.',
  },
  {
    by: 'B',
    claim: 'holdAThird',
    stance: 'context',
    evidence: {
      article: 'policy',
      words: ['the salient was a third of the district in October and is somewhat more than a quarter today'],
    },
    confidence: 75,
  },
  { by: 'A', claim: 'secondContingent', stance: 'supports', evidence: 'furtherContingent', confidence: 60 },
  {
    by: 'B',
    claim: 'shapeTheRegion',
    stance: 'supports',
    evidence: {
      article: 'policy',
      words: ["the experience gained will shape the region's armies for years whichever way the war ends"],
    },
    confidence: 50,
  },
]
