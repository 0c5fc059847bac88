import { resolve } from 'node:path'
import type { Methods, Params, Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { type CameAlong, type Decided, type Finished, mappedTables } from '#shared/api/review-views'
import { keyOf } from '#shared/compare/differences'
import { decisionIdOf } from '#shared/merge/decision-records'
import { mintId } from '#shared/model/ids'
import { alike, chosenRows } from '../review/chosen'
import { type Prepared, prepare, type Ruling } from '../review/deciding'
import { detailOf } from '../review/detail'
import { finishReview } from '../review/finish-review'
import type { HeldFile } from '../review/held-file'
import { mappingRows, namedPart } from '../review/mapping'
import { Review, type ReviewState } from '../review/review'
import { readTeammate, type TeammateFile } from '../review/teammate-file'
import type { UnitRow } from '../review/unit-row'
import { conflictOf } from '../review/words'
import type { Session } from '../session'
import { performIn, signed } from './perform'

type Names = Extract<keyof Methods, `review.${string}`>

/** Teammates' files held against the open project, and what is decided about them. */
export function reviewMethods(session: Session): Pick<Methods, Names> {
  let current: Review | null = null

  const withReview = <T>(id: string, act: (review: Review) => Promise<Reply<T>>) =>
    session.with<T>(async open => (current?.id === id && current.open === open ? act(current) : gone))
  const withRow = <T>(
    id: string,
    key: string,
    act: (review: Review, state: ReviewState, row: UnitRow) => Reply<T>,
  ) =>
    withReview<T>(id, async review => {
      const state = await review.now()
      const row = state.byKey.get(key)
      return row ? act(review, state, row) : failed('missing', 'It no longer differs.')
    })

  return {
    'review.open': ({ task, paths }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const files: TeammateFile[] = []
          for (const [i, path] of [...new Set(paths.map(path => resolve(path)))].entries()) {
            tell('Reading the file', (i / paths.length) * 0.5)
            const read = await readTeammate(path, session.projects.surroundings)
            if (!read.ok) return read
            if (signal.aborted) return givenUp
            files.push(read.value)
          }
          const id = mintId<never>('review', session.projects.surroundings.random)
          const made = await Review.make(id, open, files, signal, done =>
            tell('Holding it against the project', 0.5 + done / 2),
          )
          if (!made) return givenUp
          const head = await made.head()
          if (session.project !== open) return gone
          current = made
          return done(head)
        }),
      ),
    'review.current': () =>
      session.with(async open => done(current?.open === open ? await current.head() : null)),
    'review.list': ({ review, filter, offset, limit }) =>
      withReview(review, async one => {
        const state = await one.now()
        const all = chosenRows(state, filter)
        const rows = all
          .slice(offset, offset + limit)
          .map(each => ({ ...each.row, conflict: conflictOf(one, state, each) }))
        return done({ total: all.length, offset, rows })
      }),
    'review.read': ({ review, key }) =>
      withRow(review, key, (one, state, row) => done(detailOf(one, state, row))),
    'review.preview': ({ review, keys, verdict, value }) =>
      withReview(review, async one => {
        const state = await one.now()
        const along: CameAlong[] = []
        for (const [held, rows] of byFile(state, keys)) {
          const prepared = await prepare(one, state, held, rows, { verdict, value, reason: '' })
          if (prepared.ok) along.push(...prepared.value.cameAlong)
        }
        return done({ cameAlong: along })
      }),
    'review.decide': ({ project, review, keys, ...ruling }) =>
      session.withShown(project, () => withReview(review, one => decide(session, one, keys, ruling))),
    'review.reopen': ({ project, review, keys }) =>
      session.withShown(project, () => withReview(review, one => reopen(session, one, keys))),
    'review.alike': ({ review, key }) => withRow(review, key, (_one, state, row) => done(alike(state, row))),
    'review.mapping': ({ review, file }) =>
      withReview(review, async one => {
        const held = one.held[file]
        if (!held) return failed('missing', 'There is no such file in this review.')
        const mine = one.open.project
        const choices = mappedTables
          .filter(table => table !== 'entities')
          .flatMap(table =>
            [...mine.all(table)].map(record => {
              const { id, name } = namedPart(table, record, mine)
              return { table, id, name }
            }),
          )
        const rows = held.mapping ? mappingRows(held.mapping, held.file.project, mine) : []
        return done({ file, apart: held.mapping !== null, rows, choices })
      }),
    'review.map': ({ task, review, file, set }) =>
      withReview(review, one =>
        session.tasks.run(task, async (signal, tell) => {
          const chosen = new Map(set.map(({ table, id, into }) => [keyOf(table, id), into]))
          const mapped = await one.map(file, chosen, signal, done => tell('Matching', done))
          return mapped ? done(await one.head()) : givenUp
        }),
      ),
    'review.finish': ({ project, review, undecided }) =>
      session.withShown(project, () =>
        withReview<Finished>(review, async one => {
          const finished = await signed(session, one.open, by => finishReview(one, by, undecided))
          if (finished.ok && current === one) current = null
          return finished
        }),
      ),
    'review.close': async ({ review }) => {
      if (current?.id === review) current = null
      return done(null)
    },
  }
}

const gone = failed('not-found', 'This review has been closed. Open the file again.')
const givenUp = failed('cancelled', 'It was given up. Nothing has been changed.')
const overtaken = failed('pointless', 'The project was changed meanwhile. Look again and decide anew.')

function byFile(state: ReviewState, keys: readonly string[]): ReadonlyMap<HeldFile, readonly UnitRow[]> {
  const files = new Map<HeldFile, UnitRow[]>()
  for (const key of new Set(keys)) {
    const row = state.byKey.get(key)
    if (row) files.set(row.held, [...(files.get(row.held) ?? []), row])
  }
  return files
}

/** Decides, file by file: rows of one file are one operation. */
function decide(
  session: Session,
  review: Review,
  keys: readonly string[],
  ruling: Ruling,
): Promise<Reply<Decided>> {
  return signed(session, review.open, async by => {
    let last: Performed | undefined
    let decided = 0
    const along: CameAlong[] = []
    const files = [...byFile(await review.now(), keys).keys()]
    let refused: Reply<never> = failed('pointless', 'There is nothing left to decide in what was chosen.')
    for (const held of files) {
      const carried = await carryOut(review, held, keys, ruling, by)
      if (!carried.ok) {
        refused = carried
        continue
      }
      last = carried.value.performed
      decided += carried.value.rows.length
      along.push(...carried.value.cameAlong)
    }
    return last ? done({ ...last, decided, cameAlong: along }) : refused
  })
}

/** How often a decision is worked out anew where others work in the project meanwhile. */
const mostAttempts = 5

async function carryOut(
  review: Review,
  held: HeldFile,
  keys: readonly string[],
  ruling: Ruling,
  by: Parameters<Parameters<typeof signed>[2]>[0],
): Promise<Reply<Prepared & { readonly performed: Performed }>> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const state = await review.now()
    const rows = byFile(state, keys).get(held) ?? []
    const prepared = await prepare(review, state, held, rows, ruling)
    if (!prepared.ok) return prepared
    if (!review.isCurrent(state)) continue
    if (ruling.verdict === 'theirs')
      for (const { row, unit } of prepared.value.rows) review.taken.set(row.key, { value: unit.mine ?? null })
    const performed = await review.open.restore(by, () =>
      review.isCurrent(state) ? done(prepared.value.making) : overtaken,
    )
    return performed.ok ? done({ ...prepared.value, performed: performed.value }) : performed
  }
  return overtaken
}

async function reopen(session: Session, review: Review, keys: readonly string[]): Promise<Reply<Decided>> {
  const state = await review.now()
  const decisions = new Set(
    keys.flatMap(key => {
      const row = state.byKey.get(key)
      const id = row && decisionIdOf(row.unit.key)
      return id && review.open.project.get('decisions', id)?.settled ? [id] : []
    }),
  )
  const operations = [...decisions].map(id => ({ kind: 'decision.reopen', id }) as const)
  const [only] = operations
  if (!only) return failed('pointless', 'None of these was decided.')
  const body: Params<'project.perform'>['body'] =
    operations.length === 1
      ? only
      : { kind: 'batch', title: `Opened ${operations.length} decisions again`, operations }
  const performed = await performIn(session, review.open, body)
  return performed.ok ? done({ ...performed.value, decided: operations.length, cameAlong: [] }) : performed
}
