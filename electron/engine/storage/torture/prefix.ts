import { examine, type Specimen, specimens, type Verdict } from '../testing/specimens'
import { type Ordeal, Troubles } from './ordeal'

/** Project files and journals cut off at every byte of their last 4 KB, alone and together. */
export const prefix: Ordeal = {
  promise: 'a file that is cut short is refused, or opens with a word about it: never “valid but emptier”',
  size: 4096,
  unit: 'places, in each of 5 files',
  async run(count, seed, progress) {
    const troubles = new Troubles()
    const found: Record<Verdict, number> = {
      exact: 0,
      'exact, with a report': 0,
      'less or other, with a report': 0,
      refused: 0,
    }
    const series = seriesOf(await specimens(seed))
    let prefixes = 0
    for (let i = 0; i < count; i++) {
      progress(i)
      const missing = 1 + Math.floor((i * 4096) / count)
      for (const { name, bytes, cut } of series) {
        if (missing > bytes.length) continue
        prefixes++
        const verdict = await troubles.in(`${name}, the last ${missing} bytes missing`, () =>
          cut(bytes.subarray(0, bytes.length - missing)),
        )
        if (verdict) found[verdict]++
      }
    }
    return { figures: { prefixes, ...found, broken: troubles.total }, troubles: troubles.told }
  },
}

interface Series {
  readonly name: string
  readonly bytes: Uint8Array
  cut(part: Uint8Array): Promise<Verdict>
}

function seriesOf([closed, crashed, folded]: readonly Specimen[]): Series[] {
  const series: Series[] = []
  const of = (
    specimen: Specimen | undefined,
    name: string,
    bytes: Uint8Array | null | undefined,
    cut: Cut,
  ) => {
    if (!specimen || !bytes) throw new Error(`there is no ${name}`)
    series.push({ name, bytes, cut: part => cut(part, specimen) })
  }
  of(closed, 'a closed project', closed?.file, (part, { whole }) => examine(part, null, whole))
  of(crashed, 'a project beside its journal', crashed?.file, (part, { journal, whole }) =>
    examine(part, journal, whole),
  )
  of(crashed, 'a project copied without its journal', crashed?.file, (part, { whole }) =>
    examine(part, null, whole),
  )
  of(crashed, 'a journal', crashed?.journal, (part, { file, whole }) => examine(file, part, whole))
  of(folded, 'a new journal', folded?.journal, (part, { file, whole }) => examine(file, part, whole))
  return series
}

type Cut = (part: Uint8Array, specimen: Specimen) => Promise<Verdict>
