import { afterEach, expect, test, vi } from 'vitest'
import type { WorkbenchSession } from './ports'
import { trialPorts, trialReaders, value } from './trial.test-support'
import {
  allArticles,
  allCases,
  allClaims,
  allDifferences,
  allEntities,
  allRows,
  answerIn,
  TwoWindows,
} from './two-windows.test-support'
import { createEngine, machine } from './workbench'

/*
 * The engine works in steps that others come between. Whatever two windows ask for at once, what it has worked out and
 * keeps is what anybody finds who looks at the project anew.
 */

afterEach(() => vi.restoreAllMocks())

const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
const page = { offset: 0, limit: 500 }

/** What a window is told of the project. */
async function told({ methods }: WorkbenchSession, { compared }: TwoWindows) {
  const cases = { compared, filter: allCases, ...page }
  return {
    claims: value(await methods['claims.list'](allClaims)),
    unlinked: value(
      await methods['claims.list']({ ...allClaims, filter: { ...allClaims.filter, evidence: 'none' } }),
    ),
    articles: value(await methods['articles.list'](allArticles)),
    entities: value(await methods['entities.list'](allEntities)),
    history: value(await methods['history.list']({ by: null, ...page })),
    sides: value(await methods['agreement.sides']({})),
    cases: value(await methods['agreement.cases'](cases)),
    open: value(await methods['agreement.cases']({ ...cases, filter: { ...allCases, standings: ['open'] } })),
    progress: value(await methods['adjudication.progress']({ compared })),
    report: value(await methods['agreement.report']({ compared, task: 'report' })),
    packs: value(await methods['packs.list']({})),
    found: value(await methods['search.find']({ text: 'the', limit: 100 })),
  }
}

/** What a comparison comes to. */
async function differences({ methods }: WorkbenchSession, comparison: string) {
  const { summary } = value(await methods['comparisons.head']({ comparison }))
  const list = value(await methods['comparisons.list']({ comparison, filter: allDifferences, ...page }))
  const articles = value(await methods['comparisons.articles']({ comparison, text: '', among: [], ...page }))
  return { summary, list, articles }
}

/** What is to be decided in a review, and what was taken in it; null where it has been finished. */
async function reviewed({ methods }: WorkbenchSession, review: string) {
  const listed = answerIn(await methods['review.list']({ review, filter: allRows, ...page }))
  if (!('rows' in listed)) return null
  const [same, others] = [listed.rows.filter(isSame), listed.rows.filter(row => !isSame(row))]
  return {
    // What something goes with is named in the order in which it was found.
    toDecide: others.map(row => ({ ...row, conflict: row.conflict !== null })),
    taken: new Set(same.filter(({ verdict }) => verdict === 'theirs').map(({ unit }) => unit)),
  }
}
const isSame = ({ standing }: { readonly standing: string }) => standing === 'same'

test.each([
  [`disk that works (CLAIMBENCH_SEED=${seed})`, seed, false],
  ['disk that fails now and then', seed + 1, true],
])('whatever two windows do at once on a %s, what is kept is what is found anew', async (_, seed, faulty) => {
  const two = await TwoWindows.begin(seed)
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  await two.work(70, faulty)
  vi.restoreAllMocks()

  const [{ session }] = two.windows as readonly [(typeof two.windows)[number]]
  const now = await told(session, two)
  const anew = await differences(session, await two.compare(session))
  for (const window of two.windows) {
    expect(await told(window.session, two)).toEqual(now)
    expect(await differences(window.session, window.comparison)).toEqual(anew)
    const held = await reviewed(window.session, window.review)
    if (!held) continue
    const again = await reviewed(window.session, await two.review(window.session))
    // What was taken stays taken in its review, though it has been worked on here; another knows nothing of that.
    const toDecide = again?.toDecide.filter(({ unit }) => !held.taken.has(unit))
    expect(held.toDecide).toEqual(expect.arrayContaining(toDecide ?? []))
  }
  value(await session.methods['project.save']({}))
  const { project } = value(await session.methods['workbench.start']({}))
  await two.engine.closeEngine()

  const engine = createEngine(machine, trialReaders)
  const next = await engine.openSession(trialPorts(two.folder))
  const opened = value(await next.methods['project.open']({ path: two.path })).project
  expect(opened).toEqual({ ...project, annotator: null })
  expect(await told(next, two)).toEqual(now)
  await engine.closeEngine()
  await two.end()
})
