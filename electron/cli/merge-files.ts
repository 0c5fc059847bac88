import { basename } from 'node:path'
import { done, type Reply } from '#shared/api/problem'
import type { CameAlong } from '#shared/api/review-views'
import type { RecordState } from '#shared/merge/past-state'
import { Readers } from '../engine/apart/readers'
import { unwaited } from '../engine/making'
import { signed } from '../engine/methods/perform'
import type { OpenProject } from '../engine/open-project'
import { decide } from '../engine/review/decide'
import { detailOf } from '../engine/review/detail'
import { finishReview } from '../engine/review/finish-review'
import type { Review } from '../engine/review/review'
import type { TeammateFile } from '../engine/review/teammate-file'
import type { Session } from '../engine/session'
import { type Difference, differenceOf } from './compare-command'
import type { Io } from './io'
import { baseOf, holdAgainst, readAll, withProject } from './reviewing'

interface Manner {
  /** Whose value conflicts get; without it they stay open. */
  readonly take?: 'mine' | 'theirs' | undefined
  readonly base?: string | undefined
  /** A common ancestor for where the histories tell of none. */
  readonly ancestor?: string | undefined
}

/** What merging came to. */
export interface Merged {
  readonly files: readonly {
    readonly fileName: string
    /** What it needed to be opened, and what of it has no place here, as sentences. */
    readonly notes: readonly string[]
    readonly taken: number
    readonly decided: number
    readonly open: number
    readonly cameAlong: readonly CameAlong[]
  }[]
  /** What waits for a decision. */
  readonly conflicts: readonly Difference[]
}

/** Merges files into the project at `path`, one after the other: each meets what the ones before it have brought. */
export async function mergeInto(
  io: Io,
  path: string,
  theirs: readonly string[],
  manner: Manner,
): Promise<Reply<Merged>> {
  const read = await readAll(theirs)
  if (!read.ok) return read
  const base = await baseOf(manner.base)
  if (!base.ok) return base
  const readers = new Readers()
  return withProject(io, path, async (session, open) => {
    const files: Merged['files'][number][] = []
    for (const file of read.value) {
      const review = await held(open, [file], readers, base.value, manner)
      const head = await review.head()
      const notes = [...head.files.flatMap(each => each.notes), ...head.doubts]
      const merged = await mergeOne(session, review, manner)
      if (!merged.ok) return merged
      const { fileName } = file
      files.push({ fileName: fileName || basename(file.path), notes, ...merged.value })
    }
    // As they stand in the end: merging the same files once more tells the same.
    const left = await held(open, read.value, readers, base.value, manner)
    return done({ files, conflicts: await undecided(left) })
  }).finally(() => readers.end())
}

async function held(
  open: OpenProject,
  files: readonly TeammateFile[],
  readers: Readers,
  base: RecordState | null,
  { ancestor }: Manner,
): Promise<Review> {
  const review = await holdAgainst(open, files, readers, base)
  if (base || ancestor === undefined || review.held[0]?.lineage.kind === 'shared') return review
  const given = await baseOf(ancestor)
  return given.ok && given.value ? holdAgainst(open, files, readers, given.value) : review
}

/** What waits for a decision, in words. */
async function undecided(review: Review): Promise<Difference[]> {
  const state = await review.now()
  return state.rows
    .filter(({ stands }) => stands.standing === 'conflict' || stands.standing === 'later')
    .map(row => differenceOf(detailOf(review, state, row)))
}

async function mergeOne(session: Session, review: Review, { take }: Manner) {
  let decided = 0
  const cameAlong: CameAlong[] = []
  if (take) {
    const state = await review.now()
    const keys = state.rows
      .filter(({ stands }) => stands.standing === 'conflict' || stands.standing === 'later')
      .map(({ row }) => row.key)
    if (keys.length > 0) {
      const reason = `Decided for ${take} by claimbench merge --take ${take}`
      const performed = await decide(session, review, keys, { verdict: take, reason }, unwaited)
      if (!performed.ok) return performed
      decided = performed.value.decided
      cameAlong.push(...performed.value.cameAlong)
    }
  }
  const finished = await signed(session, review.open, by => finishReview(review, by, 'take'))
  if (!finished.ok) return finished
  const { taken, open } = finished.value
  return done({ taken, decided, open, cameAlong: [...cameAlong, ...finished.value.cameAlong] })
}
