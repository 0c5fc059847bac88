import type { SideBySide } from '#shared/adjudication/cases'
import { acceptingAgreed, type CaseRuling, operationsFor, reopening } from '#shared/adjudication/verdicts'
import { quoteOf } from '#shared/anchors/anchor'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { Params, Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import { type ArticleId, type ClaimId, type LinkId, mintId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import { short } from '#shared/operations/describe'
import type { SingleBody } from '#shared/operations/operation'
import type { Waiting } from '../making'
import { performMade } from '../methods/perform'
import { givenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { carriedOut } from '../tasks'
import { keptSides } from './kept-sides'

/* What is decided about cases: worked out of the annotators’ claims as they are, and carried out as one operation. */

/** What deciding comes to, all or none of it; and of how many cases. */
export interface Decisions {
  readonly title: string
  readonly operations: readonly SingleBody[]
  readonly cases: number
}

export const noCase = failed(
  'missing',
  'This case is not there any more: a span of it has been changed or removed.',
)

/** Carries out what `decide` makes of the annotators’ claims side by side, as they are. */
export async function decided(
  session: Session,
  open: OpenProject,
  compared: ComparedAsked,
  decide: (side: SideBySide) => Promise<Reply<Decisions>>,
  waiting: Waiting,
): Promise<Reply<Performed & { readonly cases: number }>> {
  const performed = await performMade(
    session,
    open,
    async () => {
      const side = await keptSides(open).sideWaited(compared, waiting)
      if (!side) return givenUp
      const made = await decide(side)
      if (!made.ok) return made
      const { title, operations, cases } = made.value
      if (operations.length === 0) return failed('pointless', 'There is nothing to do.')
      return done({ body: { kind: 'batch', title, operations }, cases })
    },
    waiting,
  )
  if (!performed.ok) return performed
  return done({ ...performed.value.performed, cases: performed.value.made.cases })
}

/** What takes all cases on which everybody agrees into the gold standard: those in some articles, or in all. */
export async function accepting(
  { project }: OpenProject,
  { cases }: SideBySide,
  articles: readonly ArticleId[],
  { signal, tell }: Waiting,
): Promise<Reply<Decisions>> {
  const among = new Set(articles)
  const chosen = among.size === 0 ? cases : cases.filter(({ article }) => among.has(article))
  const found = await carriedOut(acceptingAgreed(project, chosen), 'Looking for what agrees', signal, tell)
  if (!found) return givenUp
  const { accepted, parts } = found.value
  const title = `Accepted ${counted(accepted, 'case')} on which all agree`
  return done({ title, operations: parts, cases: accepted })
}

/** What takes back everything that was said about the cases. */
export async function openingAgain(
  { project }: OpenProject,
  side: SideBySide,
  keys: readonly string[],
): Promise<Reply<Decisions>> {
  const cases = casesOf(side, keys)
  const operations = cases.flatMap(each => reopening(project, each))
  return done({ title: `Opened ${counted(cases.length, 'case')} again`, operations, cases: cases.length })
}

const verdictWords: Readonly<Record<CaseRuling['kind'], string>> = {
  version: 'Settled',
  both: 'Kept every version of',
  edited: 'Settled with a new claim',
  none: 'Rejected',
  later: 'Put off',
}

/** What rules on the cases: all or none of them, for one undo. */
export async function settling(
  session: Session,
  open: OpenProject,
  side: SideBySide,
  { keys, ruling, reason }: Pick<Params<'adjudication.settle'>, 'keys' | 'ruling' | 'reason'>,
): Promise<Reply<Decisions>> {
  const cases = casesOf(side, keys)
  const [first] = cases
  if (!first || cases.length < new Set(keys).size) return noCase
  const { random } = session.projects.surroundings
  const mint = {
    claim: () => mintId<ClaimId>('claim', random),
    link: () => mintId<LinkId>('link', random),
  }
  const parts: SingleBody[] = []
  for (const each of cases) {
    const ruled = operationsFor(open.project, each, ruling, reason, mint)
    if (!ruled.ok) return failed('missing', 'The version that was chosen is none of this case’s any more.')
    parts.push(...ruled.parts)
  }
  const claim = first.versions.find(version => version !== null)
  const what =
    cases.length > 1 ? counted(cases.length, 'case') : inQuotes(short(claim ? quoteOf(claim.spans) : ''))
  return done({ title: `${verdictWords[ruling.kind]} ${what}`, operations: parts, cases: cases.length })
}

function casesOf(side: SideBySide, keys: readonly string[]) {
  const asked = new Set(keys)
  return side.cases.filter(({ key }) => asked.has(key))
}
