import { resolve } from 'node:path'
import type { ArticleDiffering } from '#shared/api/compare-views'
import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { ReviewFilter } from '#shared/api/review-contract'
import type { Finished } from '#shared/api/review-views'
import { keyOf } from '#shared/compare/differences'
import { type ArticleId, mintId } from '#shared/model/ids'
import type { Readers } from '../apart/readers'
import type { Waiting } from '../making'
import { givenUp, readingGivenUp, unlessGivenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { articleChoices } from '../queries/article-choices'
import { agreementBeside } from '../review/agreement-beside'
import { chosenRows, findingAlike } from '../review/chosen'
import { findingBrought } from '../review/comments'
import { decide, preview, reopen } from '../review/decide'
import { detailOf, listedRow } from '../review/detail'
import { finishReview } from '../review/finish-review'
import type { HeldFile } from '../review/held-file'
import { mappingChoices, mappingCounts, mappingRows } from '../review/mapping-rows'
import { Review, type ReviewState } from '../review/review'
import { readTeammate, type TeammateFile } from '../review/teammate-file'
import type { UnitRow } from '../review/unit-row'
import { usersKnown } from '../review/users'
import type { Session } from '../session'
import { Course } from '../storage/course'
import { carriedOut } from '../tasks'
import { signed } from './perform'

type Names = Extract<keyof Methods, `review.${string}`>

/** Teammates' files held against the open project, and what is decided about them. */
export function reviewMethods(session: Session, readers: Readers): Pick<Methods, Names> {
  let current: Review | null = null

  const withReview = <T>(id: string, act: (review: Review) => Promise<Reply<T>>) =>
    session.with<T>(async open => (current?.id === id && current.open === open ? act(current) : gone))
  const withFile = <T>(
    id: string,
    file: number,
    act: (review: Review, held: HeldFile) => Promise<Reply<T>>,
  ) =>
    withReview<T>(id, async review => {
      const held = review.held[file]
      return held ? act(review, held) : failed('missing', 'There is no such file in this review.')
    })
  const withRow = <T>(
    id: string,
    key: string,
    act: (review: Review, state: ReviewState, row: UnitRow) => Reply<T> | Promise<Reply<T>>,
  ) =>
    withReview<T>(id, async review => {
      for (;;) {
        const state = await review.now()
        const row = state.byKey.get(key)
        if (!row) return noLonger
        await usersKnown(state, [row])
        const reply = await act(review, state, row)
        if (review.isCurrent(state)) return reply
      }
    })

  return {
    'review.open': ({ task, paths }) =>
      session.with(open =>
        session.tasks.run(task, (signal, tell) =>
          unlessGivenUp(signal, async () => {
            const files: TeammateFile[] = []
            const course = new Course(signal, tell)
            for (const [i, path] of [...new Set(paths.map(path => resolve(path)))].entries()) {
              const reading = course.within(((i + 1) / paths.length) * 0.3)
              const read = await readTeammate(path, session.projects.surroundings, reading)
              if (!read.ok) return read
              files.push(read.value)
            }
            const id = mintId<never>('review', session.projects.surroundings.random)
            const made = await Review.make(id, open, files, readers, course.handedOn(0.95))
            const head = await made.headFor(course.handedOn(1))
            if (!head) return givenUp
            if (session.project !== open) return gone
            current = made
            return done(head)
          }),
        ),
      ),
    'review.current': ({ task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          if (current?.open !== open) return done(null)
          const head = await current.headFor({ signal, tell })
          return head ? done(head) : readingGivenUp
        }),
      ),
    'review.articles': ({ task, review, ...asked }) =>
      withReview(review, one =>
        session.tasks.run(task, async (signal, tell) => {
          const articles = await one.articlesFor({ signal, tell })
          if (!articles) return readingGivenUp
          return done(
            articleChoices(
              articles,
              asked,
              ({ title }) => title,
              id => nothingIn(one.open, id),
            ),
          )
        }),
      ),
    'review.list': ({ task, review, filter, offset, limit }) =>
      withReview(review, one =>
        session.tasks.run(task, async (signal, tell) => {
          const found = await rowsNow(one, filter, { signal, tell }, offset, limit)
          if (!found) return readingGivenUp
          const { state, all, shown } = found
          const rows = shown.map(each => listedRow(one, state, each))
          return done({ total: all.length, offset, rows })
        }),
      ),
    'review.place': ({ task, review, filter, key }) =>
      withReview(review, one =>
        session.tasks.run(task, async (signal, tell) => {
          const found = await rowsNow(one, filter, { signal, tell })
          if (!found) return readingGivenUp
          const at = found.all.findIndex(({ row }) => row.key === key)
          return done(at < 0 ? null : at)
        }),
      ),
    'review.read': ({ review, key }) =>
      withRow(review, key, (one, state, row) => done(detailOf(one, state, row))),
    'review.comments': ({ task, review }) =>
      withReview(review, one =>
        session.tasks.run(task, (signal, tell) =>
          readNow(one, 'Looking for new comments', { signal, tell }, state => findingBrought(one, state)),
        ),
      ),
    'review.agreement': ({ task, review, file, article }) =>
      withFile(review, file, (one, held) =>
        session.tasks.run(task, (signal, tell) => agreementBeside(one, held, article, signal, tell)),
      ),
    'review.preview': ({ task, review, keys, verdict, value }) =>
      withReview(review, one =>
        session.tasks.run(task, (signal, tell) =>
          preview(one, keys, { verdict, value, reason: '' }, { signal, tell }),
        ),
      ),
    'review.decide': ({ task, project, review, keys, ...ruling }) =>
      session.withShown(project, () =>
        withReview(review, one =>
          session.tasks.run(task, (signal, tell) => decide(session, one, keys, ruling, { signal, tell })),
        ),
      ),
    'review.reopen': ({ task, project, review, keys }) =>
      session.withShown(project, () =>
        withReview(review, one =>
          session.tasks.run(task, (signal, tell) => reopen(session, one, keys, { signal, tell })),
        ),
      ),
    'review.alike': ({ task, review, key }) =>
      withReview(review, one =>
        session.tasks.run(task, (signal, tell) =>
          readNow(one, 'Looking for all of this kind', { signal, tell }, state => {
            const row = state.byKey.get(key)
            return row ? findingAlike(state, row) : noLonger
          }),
        ),
      ),
    'review.mapping': ({ review, file }) =>
      withFile(review, file, async (one, held) => done(await mappingCounts(file, held, one.open.project))),
    'review.mappingRows': ({ review, file, tables, offset, limit }) =>
      withFile(review, file, async (one, held) =>
        done(await mappingRows(held, one.open.project, tables, offset, limit)),
      ),
    'review.mappingChoices': ({ review, table, text, limit }) =>
      withReview(review, async one => done(await mappingChoices(one.open.project, table, text, limit))),
    'review.map': ({ task, review, file, set }) =>
      withReview(review, one =>
        session.tasks.run(task, (signal, tell) =>
          unlessGivenUp(signal, async () => {
            const chosen = new Map(set.map(({ table, id, into }) => [keyOf(table, id), into]))
            await one.map(file, chosen, { signal, tell })
            return done(await one.head())
          }),
        ),
      ),
    'review.finish': ({ task, project, review, undecided }) =>
      session.withShown(project, () =>
        withReview<Finished>(review, async one => {
          const finished = await session.tasks.run(task, (signal, tell) =>
            signed(session, one.open, by => finishReview(one, by, undecided, { signal, tell })),
          )
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

function nothingIn({ project }: OpenProject, id: ArticleId): ArticleDiffering | null {
  const article = project.get('articles', id)
  return article ? { id, title: article.title, count: 0 } : null
}

const gone = failed('not-found', 'This review has been closed. Open the file again.')

const noLonger = failed('missing', 'It no longer differs.')

/** What a review is found to hold, `what` being done for it: of the project as it is when this resolves. */
async function readNow<T>(
  review: Review,
  what: string,
  { signal, tell }: Waiting,
  work: (state: ReviewState) => Generator<number, T> | Reply<never>,
): Promise<Reply<T>> {
  for (;;) {
    const course = new Course(signal, tell)
    const state = await review.nowFor(course.handedOn(0.9))
    if (!state) return readingGivenUp
    const steps = work(state)
    if ('ok' in steps) return steps
    const told = course.handedOn(1)
    const found = await carriedOut(steps, what, told.signal, told.tell)
    if (!found) return readingGivenUp
    if (review.isCurrent(state)) return done(found.value)
  }
}

/**
 * The rows that the filter lets through, and those of them that are to be told of: of the project as it is when this
 * resolves. Null where whoever waits has given it up; what has been done since is then looked at all the same.
 */
async function rowsNow(review: Review, filter: ReviewFilter, waiting: Waiting, offset = 0, limit = 0) {
  for (;;) {
    const state = await review.nowFor(waiting)
    const all = state && (await chosenRows(state, filter, waiting))
    if (!all) return null
    const shown = all.slice(offset, offset + limit)
    await usersKnown(state, shown)
    if (review.isCurrent(state)) return { state, all, shown }
  }
}
