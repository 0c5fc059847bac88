import { checkMerges } from '#shared/testing/merge-orders'
import { type Ordeal, Troubles } from '../engine/storage/torture/ordeal'

/** Work done apart by two or three, brought together in every order, in memory. */
export const merge: Ordeal = {
  promise: 'merging: every order the same or the same conflicts, twice is once, one undo takes it back',
  size: 10_000,
  unit: 'random pairs and triples',
  async run(count, seed, progress) {
    const troubles = new Troubles()
    let projects = 0
    // In portions, each with a seed of its own, so that others have a turn and a failure is found again quickly.
    const figures = { merges: 0, conflicts: 0, triples: 0 }
    for (let done = 0, portion = seed; done < count; done += 250, portion++) {
      const found = await troubles.in(`seed ${portion}`, async () =>
        checkMerges(portion, Math.min(250, count - done), () => progress(projects++)),
      )
      figures.merges += found?.merges ?? 0
      figures.conflicts += found?.conflicts ?? 0
      figures.triples += found?.triples ?? 0
    }
    return { figures: { projects, ...figures, broken: troubles.total }, troubles: troubles.told }
  },
}
