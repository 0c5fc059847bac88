import type { ClaimId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Claim, Stamp } from '../model/records'
import type { Adjudication } from '../model/review-records'
import { type Case, presentVersions } from './cases'

/**
 * Where a case stands. `changed`: it was decided, and a version has come, gone or been edited since; the decision stands
 * until it is taken back, and the adjudicator is told.
 */
export const caseStandings = ['open', 'later', 'decided', 'changed'] as const
export type CaseStanding = (typeof caseStandings)[number]

/** What became of a case, in one word. */
export type CaseVerdict = 'agreed' | 'chosen' | 'both' | 'edited' | 'none' | 'later'

/** What has been decided about a case. */
export interface Decided {
  readonly standing: CaseStanding
  /** Null where nothing has been. */
  readonly verdict: CaseVerdict | null
  /** The claims that stand in the gold standard, in the order of the decisions. */
  readonly gold: readonly ClaimId[]
  readonly reason: string
  /** Who decided last, and when. */
  readonly stamp: Stamp | null
  /** Every decision that speaks of one of the claims: to be taken back together. */
  readonly adjudications: readonly Adjudication[]
}

const undecided: Decided = {
  standing: 'open',
  verdict: null,
  gold: [],
  reason: '',
  stamp: null,
  adjudications: [],
}

/**
 * Looks up what has been decided about a case. Both of two claims are two decisions, one for each. What was put off, or
 * has lost the claim that stood, waits; unless another decision has been made since.
 */
export function decidedOf(reader: ProjectReader, { versions, differs }: Case): Decided {
  const claims = presentVersions({ versions })
  const ids = new Set(claims.flatMap(({ id }) => [...reader.adjudicationsOf(id)]))
  const adjudications = [...ids].sort().flatMap(id => reader.get('adjudications', id) ?? [])
  const standing = adjudications.filter(({ verdict }) => verdict !== 'open')
  const telling = standing.length > 0 ? standing : adjudications
  const [first] = telling
  if (!first) return undecided
  const stamp = telling.map(lastStamp).reduce((latest, each) => (each.at > latest.at ? each : latest))
  const reason = [...new Set(telling.map(each => each.reason).filter(Boolean))].join(' ')
  const common = { reason, stamp, adjudications }
  if (standing.length === 0) return { ...common, standing: 'later', verdict: 'later', gold: [] }
  const gold = standing.flatMap(each => each.gold ?? [])
  return {
    ...common,
    standing: isAsDecided(claims, standing, stamp) ? 'decided' : 'changed',
    verdict: verdictOf(standing, gold, differs.length === 0),
    gold,
  }
}

/** Whether the decisions speak of these very claims, and none has been edited since. */
function isAsDecided(claims: readonly Claim[], standing: readonly Adjudication[], { at }: Stamp): boolean {
  const spokenOf = new Set(standing.flatMap(each => each.claims))
  const known = new Set(claims.map(({ id }) => id))
  return (
    claims.every(({ id, changed }) => spokenOf.has(id) && (changed === null || changed.at <= at)) &&
    [...spokenOf].every(id => known.has(id))
  )
}

function verdictOf(
  standing: readonly Adjudication[],
  gold: readonly ClaimId[],
  agreed: boolean,
): Exclude<CaseVerdict, 'later'> {
  if (gold.length > 1) return 'both'
  if (gold.length === 0) return 'none'
  if (standing.some(({ verdict }) => verdict === 'new')) return 'edited'
  return agreed ? 'agreed' : 'chosen'
}

const lastStamp = ({ created, changed }: Adjudication): Stamp => changed ?? created

/** Whether a case is done with: what is to be decided later, or has changed since, is not. */
export const isSettled = ({ standing }: Decided): boolean => standing === 'decided'
