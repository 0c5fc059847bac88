import { resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import { type CameAlong, type Finished, mappedTables } from '#shared/api/review-views'
import { keyOf } from '#shared/compare/differences'
import { mintId } from '#shared/model/ids'
import type { Readers } from '../apart/readers'
import { agreementBeside } from '../review/agreement-beside'
import { alike, chosenRows } from '../review/chosen'
import { broughtComments } from '../review/comments'
import { byFile, decide, reopen } from '../review/decide'
import { prepare } from '../review/deciding'
import { detailOf, listedRow } from '../review/detail'
import { finishReview } from '../review/finish-review'
import { mappingRows, namedPart } from '../review/mapping'
import { Review, type ReviewState } from '../review/review'
import { readTeammate, type TeammateFile } from '../review/teammate-file'
import type { UnitRow } from '../review/unit-row'
import type { Session } from '../session'
import { signed } from './perform'

type Names = Extract<keyof Methods, `review.${string}`>

/** Teammates' files held against the open project, and what is decided about them. */
export function reviewMethods(session: Session, readers: Readers): Pick<Methods, Names> {
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
          const made = await Review.make(id, open, files, readers, signal, done =>
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
        const rows = all.slice(offset, offset + limit).map(each => listedRow(one, state, each))
        return done({ total: all.length, offset, rows })
      }),
    'review.read': ({ review, key }) =>
      withRow(review, key, (one, state, row) => done(detailOf(one, state, row))),
    'review.comments': ({ review }) =>
      withReview(review, async one => done(broughtComments(one, await one.now()))),
    'review.agreement': ({ task, review, file, article }) =>
      withReview(review, async one => {
        const held = one.held[file]
        if (!held) return failed('missing', 'There is no such file in this review.')
        return session.tasks.run(task, (signal, tell) => agreementBeside(one, held, article, signal, tell))
      }),
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
