import { unitsOf } from '../merge/three-way'
import type { Verdict } from '../merge/verdict'
import type { OperationBody, RequestedBody } from '../operations/operation'
import { Bench, isRefusal } from './bench'
import { copyOf, type Merged, merge } from './branches'
import { id, newClaim, scene } from './scene'

/* Two copies of the scene that are worked on apart, Ada's and Bo's, and some of the work. */

/** Two copies of the scene, with an operation that both know. */
export function copies(): { readonly ada: Bench; readonly bo: Bench } {
  const common = new Bench(scene())
  common.perform({ kind: 'project.set', patch: { guidelines: 'Figures first.' } })
  return { ada: copyOf(common, scene(), 'ada'), bo: copyOf(common, scene(), 'bo') }
}

/** Has the operations be carried out, none refused. */
export function done(bench: Bench, ...bodies: readonly OperationBody[]): void {
  for (const body of bodies) {
    const outcome = bench.perform(body)
    if (isRefusal(outcome)) throw new Error(outcome.message)
  }
}

/** What comes of merging Bo’s copy into Ada’s, after each has worked in theirs. */
export function merged(
  ada: readonly RequestedBody[],
  bo: readonly RequestedBody[],
  verdicts: Readonly<Record<string, Verdict>> = {},
): Merged {
  const both = copies()
  done(both.ada, ...ada)
  done(both.bo, ...bo)
  return merge(both.ada, both.bo, scene(), 'rev', ruled(verdicts))
}

export const ruled = (verdicts: Readonly<Record<string, Verdict>>) =>
  new Map(Object.entries(verdicts).map(([key, verdict]) => [key, { verdict, reason: 'The text says so.' }]))
export const conflictsOf = ({ meetings }: Merged) =>
  [...unitsOf(meetings)].filter(({ standing }) => standing === 'conflict')
/** The conflicts, each as its key and why. */
export const told = (merged: Merged) => conflictsOf(merged).map(({ key, conflict }) => `${key} ${conflict}`)
/** A claim as it stands. */
export const claim = ({ bench }: Pick<Merged, 'bench'>, word: string) => bench.pure.claims.get(id(word))

export const setWording = (wording: string): RequestedBody => ({
  kind: 'claim.set',
  id: id('four'),
  patch: { wording },
})
export const measure = (measure: string): RequestedBody => ({
  kind: 'claim.set',
  id: id('four'),
  patch: { quantity: { relation: '~', value: 4000, measure } },
})
export const deleteLabel: RequestedBody = { kind: 'scheme.delete', table: 'labels', id: id('figure') }
export const newFigure: RequestedBody = {
  kind: 'claim.create',
  claim: newClaim('new', 'noon', 'convoy of 4,000', { label: id('figure') }),
}
