import { create } from 'zustand'
import type { ImportSource } from '#shared/api/contract'
import type { ArticleProposal } from '#shared/api/views'
import type { Grading } from '#shared/library/accept'
import { keptAtFirst } from '#shared/library/accept'

/** A proposal as it is being corrected. */
export interface Draft {
  readonly proposal: ArticleProposal
  readonly kept: readonly boolean[]
  readonly grading: Grading
}

/** A file, or a paste, on its way in. */
export interface Incoming {
  readonly id: number
  readonly file: string
  /** It is nowhere but here: what was pasted is gone when it is taken off the list. */
  readonly pasted: boolean
  /** Null while it is being read, and where it cannot be. */
  readonly draft: Draft | null
  /** Why it is no article, as a sentence. */
  readonly problem: string | null
}

export interface AddingState {
  readonly open: boolean
  readonly incoming: readonly Incoming[]
  /** Which of them is shown, by place. */
  readonly active: number
  /** Something has been corrected, and would be lost. */
  readonly touched: boolean
  /** What has been typed or pasted into the field for an article's text. */
  readonly written: string
}

const closed: AddingState = { open: false, incoming: [], active: 0, touched: false, written: '' }
export const useAdding = create<AddingState>(() => closed)

export const askArticles = () => useAdding.setState({ open: true })
export const stopAdding = () => useAdding.setState(closed)
export const write = (written: string) => useAdding.setState({ written })
export const show = (active: number) => useAdding.setState({ active })

let count = 0

/** Something that can be read in: where it comes from is asked for only when its turn comes. */
export interface Offered {
  readonly file: string
  readonly pasted?: boolean
  /** What the engine is to read, or a sentence that says why it cannot be given to it. */
  readonly source: () => Promise<ImportSource | { readonly problem: string }>
}

/** Puts what is offered at the end of the list, unread. Its ids, in order. */
export function enlist(offered: readonly Offered[]): readonly number[] {
  const added = offered.map(
    ({ file, pasted = false }): Incoming => ({ id: ++count, file, pasted, draft: null, problem: null }),
  )
  useAdding.setState(({ incoming }) => ({
    open: true,
    incoming: [...incoming, ...added],
    active: incoming.length,
  }))
  return added.map(({ id }) => id)
}

export function settle(id: number, found: ArticleProposal | { readonly problem: string }): void {
  const to =
    'problem' in found
      ? { problem: found.problem }
      : {
          draft: {
            proposal: found,
            kept: keptAtFirst(found.blocks),
            grading: { reliability: null, credibility: null },
          },
        }
  change(id, to)
}

/** Whether it is still on the list, and worth reading. */
export const isWanted = (id: number) => useAdding.getState().incoming.some(one => one.id === id)

export function correct(id: number, patch: Partial<ArticleProposal>): void {
  changeDraft(id, draft => ({ ...draft, proposal: { ...draft.proposal, ...patch } }))
}

export function grade(id: number, patch: Partial<Grading>): void {
  changeDraft(id, draft => ({ ...draft, grading: { ...draft.grading, ...patch } }))
}

/** Keeps a block that is left out, or leaves out one that is kept. */
export function toggleBlock(id: number, block: number): void {
  changeDraft(id, draft => ({ ...draft, kept: draft.kept.map((kept, i) => (i === block ? !kept : kept)) }))
}

/** Keeps every block, or those that were proposed. */
export function keepBlocks(id: number, which: 'all' | 'proposed'): void {
  changeDraft(id, draft => ({
    ...draft,
    kept: which === 'all' ? draft.kept.map(() => true) : keptAtFirst(draft.proposal.blocks),
  }))
}

/** Takes one off the list. */
export function drop(id: number): void {
  useAdding.setState(({ incoming, active }) => {
    const left = incoming.filter(one => one.id !== id)
    return { incoming: left, active: Math.max(0, Math.min(active, left.length - 1)) }
  })
}

function changeDraft(id: number, by: (draft: Draft) => Draft): void {
  const draft = useAdding.getState().incoming.find(one => one.id === id)?.draft
  if (!draft) return
  change(id, { draft: by(draft) })
  useAdding.setState({ touched: true })
}

function change(id: number, patch: Partial<Incoming>): void {
  useAdding.setState(({ incoming }) => ({
    incoming: incoming.map(one => (one.id === id ? { ...one, ...patch } : one)),
  }))
}
