import { examine, type Specimen, specimens, type Verdict } from '../testing/specimens'
import { type Ordeal, Troubles } from './ordeal'

const reach = 4096

/** Project files and journals cut off at every byte of their last 4 KB, alone and together. */
export const prefix: Ordeal = {
  promise: 'a file that is cut short is refused, or opens with a word about it: never “valid but emptier”',
  size: reach,
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
    for (const { name, bytes, cut } of series) {
      for (const missing of placesIn(bytes, count)) {
        progress(prefixes)
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

/** How many bytes are cut off: so many numbers up to 4,096, and those that leave whole lines, for there a cut shows least. */
function placesIn(bytes: Uint8Array, count: number): Iterable<number> {
  const even = Array.from({ length: count }, (_, i) => 1 + Math.floor((i * reach) / count))
  const lines = Array.from({ length: reach }, (_, i) => i + 1).filter(
    missing => bytes[bytes.length - missing - 1] === 10,
  )
  return new Set([...even, ...lines].filter(missing => missing <= bytes.length))
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
