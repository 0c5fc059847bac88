import type { CaseDetail } from '#shared/api/agreement-views'
import type { Params } from '#shared/api/contract'
import type { AdjudicationId } from '#shared/model/ids'
import { type Command, useCommands } from '../shell/commands'
import { openArticle, setWorkspace, useWorkbench } from '../store'
import { ask, useAsked } from './asked'
import { acceptAgreed, decide, reopen } from './deciding'
import type { CasesInHand } from './use-cases'
import { letterOf } from './words'

type Ruling = Params<'adjudication.settle'>['ruling']

const group = 'Adjudication'

/** The case whose decision is on its way to the disk: a key that is pressed before the next is in sight is not for it. */
let underWay: AdjudicationId | null = null

/** What the keys do on the case that the list stands on. */
export function useCaseCommands(hand: CasesInHand): void {
  const { detail, compared, active, list, progress } = hand
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const when = () => readOnly ?? (detail ? true : 'Go to a case first.')
  const rule = (ruling: Ruling, stay = false) => {
    if (!detail || underWay === detail.row.key) return
    const { key } = detail.row
    underWay = key
    const { reason } = useAsked.getState()
    const said = reason.key === key ? reason.text : (detail.decided?.reason ?? '')
    // As the list stands now: what is decided may leave it before the engine has answered.
    const next = active === null ? undefined : list.row(active + 1)?.key
    ask({ at: { key, index: active ?? 0 } })
    void decide(compared, key, ruling, said).then(done => {
      underWay = null
      if (!done) return
      ask({ reason: { key: null, text: '' } })
      if (!stay && next && useAsked.getState().at.key === key) ask({ at: { key: next, index: active ?? 0 } })
    })
  }
  useCommands([
    ...versionCommands(detail, when, claim => rule({ kind: 'version', claim })),
    {
      id: 'case.both',
      title: 'Keep every version',
      group,
      keys: ['B'],
      when: () =>
        when() === true && present(detail).length < 2
          ? 'There is one version only: take it with its number.'
          : when(),
      run: () => rule({ kind: 'both' }),
    },
    {
      id: 'case.edit',
      title: 'Make a new claim for gold',
      group,
      keys: ['E'],
      when: () => (detail?.made ? 'There is one already, below.' : when()),
      run: () => {
        const from = detail?.decided?.gold[0] ?? present(detail)[0]
        if (from) rule({ kind: 'edited', from, patch: {} }, true)
      },
    },
    {
      id: 'case.none',
      title: 'Reject: none stands',
      group,
      keys: ['X'],
      when,
      run: () => rule({ kind: 'none' }),
    },
    {
      id: 'case.later',
      title: 'Later',
      group,
      keys: ['Space'],
      when,
      run: () => rule({ kind: 'later' }),
    },
    {
      id: 'case.reopen',
      title: 'Take the decision back',
      group,
      keys: ['R'],
      when: () => readOnly ?? (detail?.decided ? true : 'Nothing has been decided about it.'),
      run: () => detail && void reopen(compared, detail.row.key),
    },
    {
      id: 'case.show',
      title: 'Show in the article',
      group,
      keys: ['O'],
      when: () => detail !== null || 'Go to a case first.',
      run: () => detail && showCase(detail),
    },
    {
      id: 'case.accept-agreed',
      title: `Accept all agreed (${progress?.agreedOpen ?? 0})`,
      group,
      keys: ['Shift+A'],
      when: () =>
        readOnly ?? ((progress?.agreedOpen ?? 0) > 0 || 'There is no open case on which all agree.'),
      run: () => void acceptAgreed(compared, []),
    },
  ])
}

const present = (detail: CaseDetail | null) => detail?.versions.flatMap(({ claim }) => claim ?? []) ?? []

function versionCommands(
  detail: CaseDetail | null,
  when: () => boolean | string,
  take: (claim: NonNullable<CaseDetail['versions'][number]['claim']>) => void,
): Command[] {
  return (detail?.versions ?? []).slice(0, 9).map(({ claim, name }, at) => ({
    id: `case.version-${at + 1}`,
    title: `Take ${letterOf(at)}, ${name}’s`,
    group,
    keys: [String(at + 1)],
    when: () => (claim ? when() : `${name} has marked nothing here.`),
    run: () => claim && take(claim),
  }))
}

/** Goes to the words in their article, with the claim that stands, or the first version, in the inspector. */
export function showCase({ row, passage, decided, versions }: CaseDetail): void {
  const start = Math.min(...passage.marks.map(mark => mark.start))
  const end = Math.max(...passage.marks.map(mark => mark.end))
  openArticle(row.article, { range: { start, end } })
  const claim = decided?.gold[0] ?? versions.find(version => version.claim)?.claim
  if (claim) setWorkspace({ claim })
}
