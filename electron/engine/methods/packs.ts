import { resolve } from 'node:path'
import type { Methods } from '#shared/api/contract'
import type { PackRow, PacksView, ReviewApplied, ReviewPackPreview } from '#shared/api/packs-views'
import { done, failed, type Reply } from '#shared/api/problem'
import type { AnnotatorId } from '#shared/model/ids'
import { short } from '#shared/operations/describe'
import { applyReview } from '#shared/packs/apply-review'
import { findPacksOut, packFoundedBy } from '#shared/packs/handed-out'
import { type ReviewPackContents, reviewPackOf } from '#shared/packs/review-pack'
import { withSuffixAdded } from '../files/export-target'
import { writeOut } from '../files/write-out'
import { givenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { handOut, preview } from '../packs/hand-out'
import { landingsOf } from '../packs/landings'
import { type ReadReviewPack, readReviewPack } from '../packs/read-review-pack'
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
  const contents = async (open: OpenProject, since: string | null) =>
    reviewPackOf(
      open.project,
      { by: await annotator(), at: session.projects.surroundings.now().toISOString() },
      since,
    )
  return {
    'packs.list': ({ task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const course = new Course(signal, tell)
          course.part('Reading the history', 1)
          try {
            await open.book.read(course)
          } catch (error) {
            if (signal.aborted) return givenUp
            throw error
          }
          const found = await answered(open, open.project.version, ['packs'], () => findView(open))
          return signal.aborted ? givenUp : done(found)
        }),
      ),
    'packs.preview': ({ selection, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) =>
          preview(open, selection, await annotator(), { signal, tell }),
        ),
      ),
    'packs.handOut': ({ project, task, ...asked }) =>
      session.withShown(project, open =>
        session.tasks.run(task, (_, tell, signal) =>
          signed(session, open, by => handOut(session, open, asked, by, { signal, tell })),
        ),
      ),
    'reviewPacks.preview': ({ since }) =>
      session.with(async open => done(previewOfReview(await contents(open, since)))),
    'reviewPacks.send': ({ since, path }) =>
      session.with(async open => {
        const made = await contents(open, since)
        const preview = previewOfReview(made)
        if (preview.verdicts + preview.comments === 0)
          return failed(
            'pointless',
            'There is no verdict and no comment to be sent. Nothing has been written.',
          )
        const named = await withSuffixAdded(realFiles, resolve(path), reviewSuffix)
        if (!named.ok) return named
        const written = await writeOut(named.value, [textOf(made)])
        return written.ok ? done({ ...preview, written: written.value }) : written
      }),
    'reviewPacks.read': ({ path }) =>
      session.with(async open => {
        const read = await readReviewPack(resolve(path))
        if (!read.ok) return read
        return done(landingsOf(open.project, read.value, applyReview(open.project, read.value.pack)))
      }),
    'reviewPacks.apply': ({ project, path }) =>
      session.withShown(project, async open => {
        const read = await readReviewPack(resolve(path))
        return read.ok ? apply(session, open, read.value) : read
      }),
  }
}

const textOf = ({ pack }: ReviewPackContents) => `${JSON.stringify(pack, null, 1)}\n`

function previewOfReview(contents: ReviewPackContents): ReviewPackPreview {
  return {
    verdicts: contents.pack.decisions.length,
    comments: contents.pack.comments.length,
    open: contents.open,
    bytes: Buffer.byteLength(textOf(contents)),
  }
}

/** Signed only where there is something to: nobody joins a project by what does nothing. */
async function apply(
  session: Session,
  open: OpenProject,
  read: ReadReviewPack,
): Promise<Reply<ReviewApplied>> {
  let application = applyReview(open.project, read.pack)
  const before = landingsOf(open.project, read, application)
  if (Object.keys(application.patch).length === 0) return done({ ...before, performed: null })
  const performed = await signed(session, open, by =>
    open.restore(by, () => {
      application = applyReview(open.project, read.pack)
      return done({
        body: {
          kind: 'records.patch',
          patch: application.patch,
          title: `Applied the review “${short(read.pack.project.title)}” by ${short(before.byName)}`,
        },
      })
    }),
  )
  return performed.ok ? done({ ...before, performed: performed.value }) : performed
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
  const first = history[0]?.operation
  return {
    out,
    is: founded && first ? { name: founded.name, at: first.at, byName: nameOf(first.by) } : null,
  }
}
