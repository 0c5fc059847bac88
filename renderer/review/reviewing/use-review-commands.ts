import { useEffect } from 'react'
import type { ReviewDetail, ReviewHead, ReviewRow, ReviewVerdict } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { type Command, useCommands } from '../../shell/commands'
import { changed } from '../../shell/commands/registry'
import { useWorkbench } from '../../store'
import { rowsBetween } from '../../store/rows-between'
import { confirm, type RowSource } from '../../widgets'
import { lookingForDifferences } from '../all-rows'
import { canEdit } from '../editing/can-edit'
import { decide, reopen } from './deciding'
import { pagesOf, toConflict } from './next-conflict'
import { commentField } from './picked'
import { goToReason, reasonFor } from './reason-field'
import { review, showOver, useReviewing } from './review'
import { goOn } from './walking'
import { isLeft, verdictAct, whoOf } from './words'

interface InHand {
  readonly head: ReviewHead
  readonly list: RowSource<ReviewRow>
  readonly active: number | null
  readonly row: ReviewRow | undefined
  /** The row in full: nothing is decided that is not in sight. */
  readonly detail: ReviewDetail | null
  readonly marked: ReadonlyMap<string, ReviewRow>
}

const group = 'Review'

/** What the keys do while teammates' files are reviewed. */
export function useReviewCommands({ head, list, active, row, detail, marked }: InHand): void {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const who = row ? whoOf(head, row.file) : null
  const some = marked.size > 0
  const shown = detail && row && detail.row.key === row.key ? detail : null

  const can = (verdict: ReviewVerdict) => (): boolean | string => {
    if (readOnly) return readOnly
    if (useReviewing.getState().busy) return false
    if (some) return verdict !== 'edited' || 'It is edited one at a time.'
    if (!shown) return row ? false : 'Go to a difference first.'
    if (shown.row.standing === 'same') return 'The project says the same by now.'
    return shown.verdicts.includes(verdict) || `This cannot be done here: ${why(shown, verdict)}`
  }
  const act = (verdict: ReviewVerdict) => () => {
    if (some) return void decideMarked([...marked.values()], verdict)
    if (shown && active !== null)
      void goOn(list, active, () => decide([shown.row], { verdict, reason: reasonFor(shown) }))
  }
  const verdict = (name: Exclude<ReviewVerdict, 'edited'>, keys: string): Command => ({
    id: `review.${name}`,
    title: some
      ? `${verdictAct(name, 'changed', null)}: the ${marked.size} marked`
      : verdictAct(name, row?.kind ?? 'changed', who),
    group,
    keys: [keys],
    when: can(name),
    run: act(name),
  })
  // What can be done hangs on what is shown: the buttons that stand in the view are told.
  const face = [shown?.row.key, shown?.row.standing, shown?.decision?.settled, some, readOnly].join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the face is what the commands hang on
  useEffect(changed, [face])
  useCommands([
    verdict('mine', '1'),
    verdict('theirs', '2'),
    verdict('both', 'B'),
    verdict('later', 'Space'),
    {
      id: 'review.edit',
      title: 'Edit…',
      group,
      keys: ['E'],
      when: () => {
        const possible = can('edited')()
        return possible === true && shown && !canEdit(shown)
          ? 'It has no field to write in: take one of the two, and change it where it stands.'
          : possible
      },
      run: () => showOver('edit'),
    },
    {
      id: 'review.alike',
      title: 'Decide all of this kind…',
      group,
      keys: ['A'],
      when: () =>
        readOnly ??
        (row?.standing === 'theirs' || 'Only what is not in conflict and not decided is taken all at once.'),
      run: () => showOver('alike'),
    },
    {
      id: 'review.reopen',
      title: 'Open the decision again',
      group,
      keys: ['R'],
      when: () => {
        if (!shown?.decision?.settled) return false
        return readOnly ?? true
      },
      run: () => shown && void reopen([shown.row]),
    },
    {
      id: 'review.reason',
      title: 'Say why',
      group,
      // R opens a decision again where there is one.
      keys: shown?.decision?.settled ? ['W'] : ['W', 'R'],
      when: () => Boolean(shown && shown.verdicts.length > 0 && shown.row.standing !== 'same'),
      run: goToReason,
    },
    {
      id: 'review.comment',
      title: 'Comment on it',
      group,
      keys: ['C'],
      when: () => readOnly ?? Boolean(document.getElementById(commentField)),
      run: () => document.getElementById(commentField)?.focus(),
    },
    {
      id: 'review.mark',
      title: row && marked.has(row.key) ? 'Mark it no longer' : 'Mark it, to be decided with others',
      group,
      keys: ['X'],
      when: () => row !== undefined || 'Go to a difference first.',
      run: () => row && review.toggle(row),
    },
    {
      id: 'review.mark-all',
      title: `Mark ${counted(list.total ?? 0, 'difference')} in the list`,
      group,
      keys: ['Mod+A'],
      when: () => (list.total ?? 0) > 0,
      run: () => void rowsOfReview(head, 0, (list.total ?? 1) - 1).then(review.mark),
    },
    {
      id: 'review.mark-none',
      title: 'Mark none',
      group,
      keys: ['Escape'],
      onlyByKey: true,
      when: () => some,
      run: review.markNone,
    },
    {
      id: 'review.next-conflict',
      title: 'Next conflict',
      group,
      keys: ['N'],
      // Not asked of what is shown: what has just been decided may have made the next one.
      run: () => void toConflict(),
    },
    {
      id: 'review.finish',
      title: 'Finish the review…',
      group,
      keys: ['Shift+F'],
      when: () => readOnly ?? true,
      run: () => showOver('finish'),
    },
    {
      id: 'review.close',
      title: 'Close the review without finishing it',
      group,
      run: review.leave,
    },
  ])
}

function why({ row, verdicts }: ReviewDetail, verdict: ReviewVerdict): string {
  if (verdicts.length === 0) return 'the project says the same by now.'
  if (verdict === 'both') return 'there is only one of the two that can stand.'
  return isLeft(row) ? 'it is not one of the choices.' : 'it has been decided. R opens it again.'
}

/** The rows of the filtered list from one to another; null where that comes to nothing. */
export const rowsOfReview = (head: ReviewHead, from: number, to: number) =>
  rowsBetween(lookingForDifferences, pagesOf(head), from, to)

/** Decides what is marked, once the reviewer has been told how many conflicts are among it. */
async function decideMarked(rows: readonly ReviewRow[], verdict: ReviewVerdict): Promise<void> {
  const conflicts = rows.filter(({ standing }) => standing === 'conflict').length
  const sure =
    rows.length === 1 ||
    (await confirm({
      title: `${verdictAct(verdict, 'changed', null)} for ${counted(rows.length, 'difference')}?`,
      text: `${conflicts > 0 ? `${counted(conflicts, 'conflict')} among them ${conflicts === 1 ? 'is' : 'are'} decided with the rest. ` : ''}One undo takes it back.`,
      button: verdictAct(verdict, 'changed', null),
    }))
  if (sure && (await decide(rows, { verdict, reason: '' }))) review.unmark(rows)
}
