import { decisionIdOf } from '#shared/merge/decision-records'
import { deepEqual } from '#shared/model/equal'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { Decision } from '#shared/model/review-records'
import type { UnitRow } from './unit-row'

/** How many rows are looked at between two breaths. */
const pace = 512

/**
 * The keys of rows that ask again what another row asks: what was open when the review began is one question, however
 * many files it comes up with. It is asked with the first file that has put a value forward for it; a file with a value
 * that the question does not know asks for itself. Yields now and then.
 */
export function* askedElsewhere(
  rows: readonly UnitRow[],
  project: Pick<IndexedProject, 'get'>,
): Generator<undefined, ReadonlySet<string>> {
  const questions = new Map<string, UnitRow[]>()
  for (const [i, row] of rows.entries()) {
    if (i % pace === pace - 1) yield
    if (row.stands.standing !== 'later') continue
    questions.set(row.unit.key, [...(questions.get(row.unit.key) ?? []), row])
  }
  const elsewhere = new Set<string>()
  for (const [key, asking] of questions) {
    if (asking.length < 2) continue
    yield
    const decision = project.get('decisions', decisionIdOf(key))
    const known = asking.filter(({ unit }) =>
      isAmong(unit.theirs, [unit.base, unit.mine, ...valuesOf(decision)]),
    )
    const first =
      known.find(
        ({ unit }) => isAmong(unit.theirs, valuesOf(decision)) && !isAmong(unit.theirs, [unit.mine]),
      ) ?? known[0]
    for (const each of known) if (each !== first) elsewhere.add(each.row.key)
  }
  return elsewhere
}

const valuesOf = (decision: Decision | undefined) => decision?.options.map(({ value }) => value) ?? []
const isAmong = (value: unknown, values: readonly unknown[]) =>
  values.some(each => deepEqual(each ?? null, value ?? null))
