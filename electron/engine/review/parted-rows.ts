import type { HeldFile } from './held-file'
import type { UnitRow } from './unit-row'

/** The rows of a review, in the order of the articles. */
export interface PartedRows {
  readonly rows: readonly UnitRow[]
  /** What other files ask once more; not shown. */
  readonly elsewhere: readonly UnitRow[]
  readonly byKey: ReadonlyMap<string, UnitRow>
  readonly byFile: ReadonlyMap<HeldFile, readonly UnitRow[]>
}

/** How many rows are looked at between two breaths. */
const pace = 512

/** Tells the rows apart that are shown. Yields now and then. */
export function* partedRows(
  all: readonly UnitRow[],
  notShown: ReadonlySet<string>,
): Generator<undefined, PartedRows> {
  const rows: UnitRow[] = []
  const elsewhere: UnitRow[] = []
  const byFile = new Map<HeldFile, UnitRow[]>()
  for (const [i, each] of all.entries()) {
    if (i % pace === pace - 1) yield
    if (notShown.has(each.row.key)) {
      elsewhere.push(each)
      continue
    }
    rows.push(each)
    const ofFile = byFile.get(each.held)
    if (ofFile) ofFile.push(each)
    else byFile.set(each.held, [each])
  }
  return { rows, elsewhere, byKey: yield* rowsByKey(rows), byFile }
}

/** The rows by their keys. Yields now and then. */
export function* rowsByKey(rows: readonly UnitRow[]): Generator<undefined, ReadonlyMap<string, UnitRow>> {
  const byKey = new Map<string, UnitRow>()
  for (const [i, each] of rows.entries()) {
    byKey.set(each.row.key, each)
    if (i % pace === pace - 1) yield
  }
  return byKey
}
