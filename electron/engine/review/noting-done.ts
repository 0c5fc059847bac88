import type { HistoryEntry } from '#shared/operations/history'
import { keysTouchedBy, notingTouched, type Touched } from '../comparisons/touched'
import type { HeldFile } from './held-file'

/** How many records are noted between two breaths. */
const pace = 512

/**
 * Notes the records that were touched by what has been done: with the files, among those that are to be looked at, and
 * by whom. Noted twice, they are as good as noted once. Yields now and then.
 */
export function* notingDone(
  since: readonly HistoryEntry[],
  files: readonly HeldFile[],
  touched: Set<string>,
  byWhom: Touched,
): Generator<undefined, void> {
  let seen = 0
  for (const entry of since) {
    for (const key of keysTouchedBy(entry)) {
      for (const file of files) file.touch(key)
      touched.add(key)
      if (++seen % pace === 0) yield
    }
    yield* notingTouched(byWhom, entry)
  }
}
