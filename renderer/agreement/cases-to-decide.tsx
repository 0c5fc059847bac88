import type { ComparedAsked } from '#shared/api/agreement-contract'
import { KeptPanes } from '../shell/kept-panes'
import type { NamedCalls } from '../store'
import { NothingToPick, NotRead, UnderWayPart } from '../widgets'
import { useCaseCommands } from './case-commands'
import { CaseList } from './case-list'
import { CaseView } from './case-view'
import type { ReadProgress } from './reading'
import { type CasesInHand, useCasesInHand } from './use-cases'

/** The cases, and the one that is looked at in the article's words. */
export function CasesToDecide(props: { compared: ComparedAsked; read: ReadProgress; calls: NamedCalls }) {
  const hand = useCasesInHand(props.compared, props.read, props.calls)
  useCaseCommands(hand)
  return (
    <KeptPanes
      name="agreement-cases"
      panes={[
        { id: 'list', label: 'Cases', share: 36, min: 240, max: 480, content: <CaseList {...hand} /> },
        {
          id: 'case',
          label: 'Case',
          share: 64,
          min: 320,
          content: <CaseAtHand hand={hand} />,
        },
      ]}
    />
  )
}

/** The case; how far reading it has come, or why it is not here. */
function CaseAtHand({ hand }: { hand: CasesInHand }) {
  const { detail, list, read } = hand
  if (detail) return <CaseView key={detail.row.key} detail={detail} hand={hand} />
  if (read.underWay) return <UnderWayPart {...read.underWay} />
  if (read.failure) return <NotRead what="This case" failure={read.failure} />
  return (
    <NothingToPick list={list} title="No case is picked.">
      The case that is picked stands here in the article’s words, with every annotator’s version.
    </NothingToPick>
  )
}
