import { resolve } from 'node:path'
import type { ArticleDiffering, ComparisonHead, DifferenceRow, Restored } from '#shared/api/compare-views'
import type { Methods, Params } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { differenceOf, placeOf } from '#shared/compare/differences'
import type { Restoration } from '#shared/compare/patch-for'
import { atOnce } from '#shared/model/at-once'
import { type ArticleId, mintId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { IdOf, TableName } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import { Comparison } from '../comparisons/comparison'
import { stateOfFile, stateOfSnapshot } from '../comparisons/earlier-state'
import { chosen, detailOf, rowOf } from '../comparisons/rows'
import type { Making, Waiting } from '../making'
import { givenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { articleChoices } from '../queries/article-choices'
import type { Session } from '../session'
import { Course } from '../storage/course'
import { carriedOut, type TellProgress } from '../tasks'
import { signed } from './perform'

type Names =
  | 'comparisons.open'
  | 'comparisons.head'
  | 'comparisons.articles'
  | 'comparisons.list'
  | 'comparisons.read'
  | 'comparisons.preview'
  | 'comparisons.restore'
  | 'comparisons.close'
  | 'tasks.cancel'

/** How many comparisons a window keeps: each holds another state of the project. */
const mostOpen = 4

/** The project as it stands, held against a snapshot of it or another project file. */
export function comparisonMethods(session: Session): Pick<Methods, Names> {
  /** Oldest first. */
  const comparisons = new Map<string, Comparison>()

  const keep = (comparison: Comparison): Promise<ComparisonHead> => {
    for (const [id, { open }] of comparisons) if (open !== comparison.open) comparisons.delete(id)
    comparisons.set(comparison.id, comparison)
    for (const id of [...comparisons.keys()].slice(0, -mostOpen)) comparisons.delete(id)
    return comparison.head()
  }
  const withOne = <T>(id: string, act: (comparison: Comparison) => Reply<T> | Promise<Reply<T>>) =>
    session.with<T>(async open => {
      const comparison = comparisons.get(id)
      return comparison?.open === open ? act(comparison) : gone
    })

  return {
    'comparisons.open': ({ task, with: other }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const course = new Course(signal, tell)
          course.part(other.kind === 'snapshot' ? 'Reading the snapshot' : 'Reading the file', 0)
          const earlier = await earlierState(session, open, other, course.within(0.5))
          if (!earlier.ok) return earlier
          const id = mintId<never>('comparison', session.projects.surroundings.random)
          const made = await Comparison.make(id, open, earlier.value, course.handedOn(1))
          return made.ok ? done(await keep(made.value)) : made
        }),
      ),
    'comparisons.head': ({ comparison }) => withOne(comparison, async one => done(await one.head())),
    'comparisons.articles': ({ comparison, ...asked }) =>
      withOne(comparison, async one =>
        done(
          articleChoices(
            await one.articles(),
            asked,
            ({ title }) => title,
            id => nothingDiffersIn(one, id),
          ),
        ),
      ),
    'comparisons.list': ({ comparison, filter, offset, limit }) =>
      withOne(comparison, async one => {
        const all = await chosen(one, filter)
        const rows = all.slice(offset, offset + limit).map(difference => rowOf(one, difference))
        return done({ total: all.length, offset, rows })
      }),
    'comparisons.read': ({ comparison, key }) =>
      withOne(comparison, async one => {
        const difference = await one.find(key)
        return difference ? done(detailOf(one, difference)) : failed('missing', 'It no longer differs.')
      }),
    'comparisons.preview': ({ task, comparison, keys }) =>
      withOne(comparison, one => session.tasks.run(task, (signal, tell) => preview(one, keys, signal, tell))),
    'comparisons.restore': ({ task, project, comparison, keys }) =>
      session.withShown(project, () =>
        withOne(comparison, one =>
          session.tasks.run(task, (signal, tell) => restore(session, one, keys, { signal, tell })),
        ),
      ),
    'comparisons.close': async ({ comparison }) => {
      comparisons.delete(comparison)
      return done(null)
    },
    'tasks.cancel': async ({ task }) => {
      session.tasks.cancel(task)
      return done(null)
    },
  }
}

function nothingDiffersIn({ source, open }: Comparison, id: ArticleId): ArticleDiffering | null {
  const article = open.project.get('articles', id) ?? source.get('articles', id)
  return article ? { id, title: article.title, count: 0 } : null
}

const gone = failed('not-found', 'This comparison has been closed. Compare again.')

function earlierState(
  session: Session,
  open: OpenProject,
  other: Params<'comparisons.open'>['with'],
  course: Course,
) {
  return other.kind === 'snapshot'
    ? stateOfSnapshot(open, other.id, course)
    : stateOfFile(resolve(other.path), session.projects.surroundings, course)
}

/** Rows of records by key, though nothing differs in them any more, or not yet. */
function* rowsOf(
  comparison: Comparison,
  keys: readonly string[],
): Generator<number, readonly DifferenceRow[]> {
  const rows: DifferenceRow[] = []
  for (const [at, key] of keys.entries()) {
    const { table, id } = placeOf(key)
    const [from, to] = [comparison.source, comparison.open.project].map(state =>
      state.get(table, id as IdOf<TableName>),
    )
    const difference = differenceOf(table, id, from, to)
    if (difference) rows.push(rowOf(comparison, difference))
    yield at / keys.length
  }
  return rows
}

/** What would have to come along, of the project as it is when this resolves. */
async function preview(
  comparison: Comparison,
  keys: 'all' | readonly string[],
  signal: AbortSignal,
  tell: TellProgress,
): Promise<Reply<{ readonly cameAlong: readonly DifferenceRow[] }>> {
  const { project } = comparison.open
  for (;;) {
    const { version } = project
    const found = await carriedOut(
      lookingAlong(comparison, keys),
      'Looking at what belongs to it',
      signal,
      tell,
    )
    if (!found) return givenUp
    if (project.version === version) return done({ cameAlong: found.value })
  }
}

function* lookingAlong(
  comparison: Comparison,
  keys: 'all' | readonly string[],
): Generator<number, readonly DifferenceRow[]> {
  const { cameAlong } = yield* comparison.restoring(keys)
  return yield* rowsOf(comparison, cameAlong)
}

/**
 * Puts records back. Signed only where there is something to: nobody joins a project by what does nothing. What is put back
 * is worked out in steps, and anew where others have worked meanwhile.
 */
async function restore(
  session: Session,
  comparison: Comparison,
  keys: 'all' | readonly string[],
  waiting: Waiting,
): Promise<Reply<Restored>> {
  const { open } = comparison
  if (!(await comparison.differs(keys))) return nothingDiffers
  let made: Restoration | undefined
  let along: Restored['cameAlong'] = []
  function* making(): Generator<number, Reply<Making>> {
    made = yield* comparison.restoring(keys)
    along = yield* rowsOf(comparison, made.cameAlong)
    const { patch, texts } = made
    if (Object.keys(patch).length === 0) return nothingDiffers
    return done({ body: { kind: 'records.patch', patch, title: titleOf(comparison, made) }, texts })
  }
  const performed = await signed(session, open, by => open.restore(by, making, waiting))
  if (!performed.ok) return performed
  return done({ ...performed.value, restored: made?.restored.length ?? 0, cameAlong: along })
}

const nothingDiffers = failed('pointless', 'Nothing differs any more in what was to be put back.')

function titleOf(comparison: Comparison, { restored, cameAlong }: Restoration): string {
  const { name } = comparison.earlier
  const [only, ...more] = restored
  const along = cameAlong.length > 0 ? ` and ${cameAlong.length} more that belong to it` : ''
  const row = only && more.length === 0 ? atOnce(rowsOf(comparison, [only]))[0] : undefined
  const what = row ? inQuotes(short(row.title)) : `${restored.length} differences`
  return `Restored ${what}${along} from ${name.length > 80 ? 'another file' : name}`
}
