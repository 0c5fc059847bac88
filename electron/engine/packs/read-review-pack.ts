import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { type ReviewPack, reviewPack, reviewPackFormat, reviewPackVersion } from '#shared/packs/review-pack'
import { issueOf } from '../storage/entry-shape'
import { readWhole } from '../storage/files'
import { isFields, unsoundness } from '../storage/json-soundness'
import { parseJson } from '../storage/parse-json'
import { problemOf } from '../storage/problem-error'
import { realFiles } from '../storage/real-files'

/** The largest review pack that is read, in bytes: some fifty thousand verdicts. */
export const reviewPackLimit = 50_000_000

export interface ReadReviewPack {
  readonly pack: ReviewPack
  readonly bytes: number
}

/** Reads a review pack. Checked only: what is applied is what was written. Nothing is changed by reading. */
export async function readReviewPack(path: string): Promise<Reply<ReadReviewPack>> {
  const name = basename(path)
  try {
    const { bytes } = await readWhole(realFiles, path, reviewPackLimit)
    const parsed = await parseJson(bytes)
    const value = 'value' in parsed ? parsed.value : undefined
    if (!isFields(value) || value.format !== reviewPackFormat)
      return failed(
        'unreadable',
        `“${name}” is not a review pack. Its name mostly ends in .claimbench-review.json; a project is opened by “Compare with…” or “Open”.`,
        path,
      )
    if (typeof value.version === 'number' && value.version > reviewPackVersion)
      return failed(
        'newer',
        `“${name}” was written by a newer Claimbench. Nothing has been applied; it can be with that version.`,
        path,
      )
    const unsound = unsoundness(value)
    const checked = unsound ? undefined : reviewPack.safeParse(value)
    const fault = unsound ?? (checked?.success ? undefined : checked && issueOf(checked.error))
    if (fault !== undefined)
      return failed(
        'damaged',
        `“${name}” is damaged (${fault}). Nothing has been applied. Ask for it again.`,
        path,
      )
    return done({ pack: value as unknown as ReviewPack, bytes: bytes.length })
  } catch (error) {
    return { ok: false, problem: problemOf(error, path, 'Nothing has been applied.') }
  }
}
