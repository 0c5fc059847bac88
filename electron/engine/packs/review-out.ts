import type { ReviewPackPreview } from '#shared/api/packs-views'
import { linePerRecord } from '#shared/model/line-per-record'
import type { Stamp } from '#shared/model/records'
import { packingReview } from '#shared/packs/review-pack'
import type { OpenProject } from '../open-project'
import { frozen } from '../review/frozen'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'

/** A review that is to be sent: how much there is of it, and the pieces of its file. */
export interface ReviewOut {
  readonly preview: ReviewPackPreview
  readonly pieces: readonly string[]
}

/** Puts the review of the project together as the project is now. Says how far that is, and throws where it is given up. */
export async function reviewOut(
  open: OpenProject,
  made: Stamp,
  since: string | null,
  course: Course,
): Promise<ReviewOut> {
  course.part('Looking at the project', 0.3)
  const now = frozen(await unhurried(open.project.snapshotInSteps(), course))
  course.part('Putting the review together', 0.6)
  const { pack, open: left } = await unhurried(packingReview(now, made, since), course)
  course.part('Counting how large it is', 1)
  const records = pack.decisions.length + pack.comments.length
  const { pieces, bytes } = await unhurried(writtenDown(linePerRecord(pack), records), course)
  const preview = { verdicts: pack.decisions.length, comments: pack.comments.length, open: left, bytes }
  return { preview, pieces }
}

function* writtenDown(
  file: Iterable<string>,
  records: number,
): Generator<number, { readonly pieces: readonly string[]; readonly bytes: number }> {
  const pieces: string[] = []
  let bytes = 0
  for (const piece of file) {
    pieces.push(piece)
    bytes += Buffer.byteLength(piece)
    yield pieces.length / (records + 1)
  }
  return { pieces, bytes }
}
