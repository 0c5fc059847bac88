import { checkSequences, rareIn } from '#shared/testing/sequences'
import { type Ordeal, Troubles } from '../engine/storage/torture/ordeal'

/** The operations, in memory: what the file layer writes down is right only if they are. */
export const ops: Ordeal = {
  promise: 'operations: undo all is the start, redo all the end, the journal replayed the project',
  size: 10_000,
  unit: 'random sequences',
  async run(count, seed, progress) {
    const troubles = new Troubles()
    let sequences = 0
    const accepted = await troubles.in(`seed ${seed}`, async () =>
      checkSequences(seed, count, () => progress(sequences++)),
    )
    const rare = accepted && count >= 500 ? rareIn(accepted, count) : []
    if (rare.length > 0)
      troubles.add(`these hardly ever came through, so little is known of them: ${rare.join(', ')}`)
    const of = (kind: string) => accepted?.get(kind) ?? 0
    const operations = accepted ? [...accepted.values()].reduce((sum, times) => sum + times, 0) : 0
    const figures = { sequences, operations, undos: of('undo'), redos: of('redo'), broken: troubles.total }
    return { figures, troubles: troubles.told }
  },
}
