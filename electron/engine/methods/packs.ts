import { resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import type { PackRow, PacksView } from '#shared/api/packs-views'
import { done, failed, type Reply } from '#shared/api/problem'
import type { AnnotatorId } from '#shared/model/ids'
import { outlineOf } from '#shared/operations/history'
import { findPacksOut, packFoundedBy } from '#shared/packs/handed-out'
import { withSuffixAdded } from '../files/export-target'
import { writeOut } from '../files/write-out'
import { givenUp, unlessGivenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { applyLanded, landedNow } from '../packs/apply-landed'
import { handOut, preview } from '../packs/hand-out'
import { readReviewPack } from '../packs/read-review-pack'
import { reviewOut } from '../packs/review-out'
import { answered } from '../queries/kept'
import type { Session } from '../session'
import { Course } from '../storage/course'
import { realFiles } from '../storage/real-files'
import { signed } from './perform'

type Names =
  | 'packs.list'
  | 'packs.preview'
  | 'packs.handOut'
  | 'reviewPacks.preview'
  | 'reviewPacks.send'
  | 'reviewPacks.read'
  | 'reviewPacks.apply'

const reviewSuffix = '.claimbench-review.json'

/** Work handed out as packs, and the verdicts and comments of a review on their own. */
export function packMethods(session: Session): Pick<Methods, Names> {
  const annotator = async () => (await session.memory.identity()).annotator
  const reviewNow = async (open: OpenProject, since: string | null, course: Course) =>
    reviewOut(
      open,
      { by: await annotator(), at: session.projects.surroundings.now().toISOString() },
      since,
      course,
    )
  /** Carries out what throws where it is given up. */
  const inCourse = <T>(task: string | undefined, act: (course: Course) => Promise<Reply<T>>) =>
    session.tasks.run(task, (signal, tell) => unlessGivenUp(signal, () => act(new Course(signal, tell))))
  return {
    'packs.list': ({ task }) =>
      session.with(open =>
        inCourse(task, async course => {
          course.part('Reading the history', 1)
          await open.book.readOutlines(course)
          const found = await answered(open, open.project.version, ['packs'], () => findView(open))
          return course.givenUp ? givenUp : done(found)
        }),
      ),
    'packs.preview': ({ selection, task }) =>
      session.with(open =>
        inCourse(task, async course => done(await preview(open, selection, await annotator(), course))),
      ),
    'packs.handOut': ({ project, task, ...asked }) =>
      session.withShown(project, open =>
        session.tasks.run(task, (_, tell, signal) =>
          signed(session, open, by =>
            unlessGivenUp(signal, () => handOut(session, open, asked, by, new Course(signal, tell))),
          ),
        ),
      ),
    'reviewPacks.preview': ({ since, task }) =>
      session.with(open =>
        inCourse(task, async course => done((await reviewNow(open, since, course)).preview)),
      ),
    'reviewPacks.send': ({ since, path, task }) =>
      session.with(open =>
        inCourse(task, async course => {
          const { preview, pieces } = await reviewNow(open, since, course.within(0.8))
          if (preview.verdicts + preview.comments === 0)
            return failed(
              'pointless',
              'There is no verdict and no comment to be sent. Nothing has been written.',
            )
          const named = await withSuffixAdded(realFiles, resolve(path), reviewSuffix)
          if (!named.ok) return named
          course.part('Writing the review', 1)
          const written = await writeOut(named.value, pieces, { course })
          return written.ok ? done({ ...preview, written: written.value }) : written
        }),
      ),
    'reviewPacks.read': ({ path, task }) =>
      session.with(open =>
        inCourse(task, async course => {
          const read = await readReviewPack(resolve(path), course.within(0.5))
          if (!read.ok) return read
          const landed = await landedNow(open, read.value, course)
          return landed.ok ? done(landed.value.landings) : landed
        }),
      ),
    'reviewPacks.apply': ({ project, path, task }) =>
      session.withShown(project, open =>
        inCourse(task, async course => {
          const read = await readReviewPack(resolve(path), course.within(0.3))
          return read.ok ? applyLanded(session, open, read.value, course) : read
        }),
      ),
  }
}

/** What has been handed out, worked out once while the project is as it is. Yields now and then. */
function* findView(open: OpenProject): Generator<undefined, PacksView> {
  const history = open.book.entries
  const nameOf = (by: AnnotatorId) => open.project.get('annotators', by)?.name ?? 'somebody'
  const out = (yield* findPacksOut(history)).map(
    ({ operation: { by, at }, pack, back }): PackRow => ({
      id: pack.id,
      name: pack.name,
      at,
      by,
      byName: nameOf(by),
      articles: pack.articles,
      layers: pack.annotators === 'all' ? null : pack.annotators.length,
      back: back.map(operation => operation.at),
    }),
  )
  const founded = packFoundedBy(history)
  const first = history[0] && outlineOf(history[0])
  return {
    out,
    is: founded && first ? { name: founded.name, at: first.at, byName: nameOf(first.by) } : null,
  }
}
