import { examineRescue, type RescueVerdict } from '../../rescue/testing/rescue-check'
import { seeded } from '../testing/sample-operations'
import { examine, specimens, type Verdict } from '../testing/specimens'
import { mutated } from './mutations'
import { below, type Ordeal, Troubles } from './ordeal'

/** Longer than this, in milliseconds, and an opening counts as hanging. */
const hangs = 2_000
/** Specimens are made anew after so many cases. */
const perBatch = 500

export const corrupt: Ordeal = {
  promise:
    'a damaged file: exact, or a report of what is missing, or a refusal that leaves its bytes alone and from which a sound project can be rescued, with nothing lost in silence',
  size: 10_000,
  unit: 'mutations',
  async run(count, seed, progress, timed) {
    const troubles = new Troubles()
    const found: Record<Verdict, number> = {
      exact: 0,
      'exact, with a report': 0,
      'less or other, with a report': 0,
      refused: 0,
    }
    const saved: Record<RescueVerdict, number> = {
      'rescued whole': 0,
      'rescued in part': 0,
      'nothing to rescue': 0,
    }
    let slowest = 0
    let slowestRescue = 0
    for (let first = 0; first < count; first += perBatch) {
      const batch = await specimens(seed + first)
      for (let number = first; number < Math.min(count, first + perBatch); number++) {
        progress(number)
        const random = seeded(seed + number)
        const specimen = batch[below(random, 3)] ?? batch[0]
        const other = batch[below(random, 3)] ?? batch[0]
        const mutation =
          specimen.journal && random() < 0.6
            ? {
                ...(await mutated(specimen.journal, 'journal', random, other.journal ?? other.file)),
                of: 'journal',
              }
            : { ...(await mutated(specimen.file, 'file', random, other.file)), of: 'file' }
        const { bytes, forged, of } = mutation
        const began = performance.now()
        const verdict = await troubles.in(`${mutation.what}, ${of}, ${specimen.name} (case ${number})`, () =>
          of === 'file'
            ? examine(bytes, specimen.journal, specimen.whole, forged)
            : examine(specimen.file, bytes, specimen.whole, forged),
        )
        if (verdict) found[verdict]++
        const took = performance.now() - began
        if (timed && took > hangs) troubles.add(`case ${number} took ${Math.round(took)} ms`)
        slowest = Math.max(slowest, took)
        if (verdict !== 'refused' || of !== 'file') continue
        const started = performance.now()
        const rescued = await troubles.in(
          `rescue after ${mutation.what}, ${specimen.name} (case ${number})`,
          () => examineRescue(bytes, specimen.journal, specimen.whole.records),
        )
        if (rescued) saved[rescued]++
        const lasted = performance.now() - started
        if (timed && lasted > hangs)
          troubles.add(`the rescue of case ${number} took ${Math.round(lasted)} ms`)
        slowestRescue = Math.max(slowestRescue, lasted)
      }
    }
    if ('polluted' in {}) troubles.add('a file has changed what every object inherits')
    const figures = {
      mutations: count,
      ...found,
      'slowest ms': Math.round(slowest),
      ...saved,
      'slowest rescue, ms': Math.round(slowestRescue),
      broken: troubles.total,
    }
    return { figures, troubles: troubles.told }
  },
}
