import { failed, type Problem } from '#shared/api/problem'
import type { HistoryEntry } from '#shared/operations/history'
import { breather } from './breathing'
import { entryFault, entryFaultSoon } from './entry-shape'
import type { ProjectNames } from './names'
import { ProblemError } from './problem-error'
import type { Soon } from './soon'
import type { WrittenEntry } from './written-history'

/**
 * The check of a history whose project is open already. It is begun at once, and nothing is written before it is over.
 * Only a file whose checksum fits is opened so: its history was checked before it was written, and is looked at all the
 * same, for whoever makes a file by hand can make its checksum too.
 */
export class LaterCheck {
  readonly #entries: readonly WrittenEntry[]
  readonly #names: ProjectNames
  #sound = false
  #verdict: Promise<Problem | null> | null = null
  #stopped = false

  constructor(entries: readonly WrittenEntry[], names: ProjectNames) {
    this.#entries = entries
    this.#names = names
  }

  /** Resolves with what is wrong with the history, if anything. */
  verdict(): Promise<Problem | null> {
    this.#verdict ??= this.#check()
    return this.#verdict
  }

  /** Resolves when there is nothing wrong with the history, and rejects where there is. */
  passed(): Soon<void> {
    if (this.#sound) return undefined
    return this.verdict().then(unsound => {
      if (unsound) throw new ProblemError(unsound)
      this.#sound = true
    })
  }

  /** Nobody asks any more. */
  stop(): void {
    this.#stopped = true
  }

  async #check(): Promise<Problem | null> {
    const breathe = breather()
    for (const [i, entry] of this.#entries.entries()) {
      if (this.#stopped) return null
      const fault = entry.isLong ? await faultOfLong(entry) : faultOf(entry)
      if (fault) {
        const { file, path } = this.#names
        return failed(
          'read-only',
          `“${file}” is damaged (history/${i + 1}: ${fault}), and can only be read. It has not been changed. A backup or an earlier copy of it can be opened instead.`,
          path,
        ).problem
      }
      await breathe()
    }
    return null
  }
}

const notText = 'it holds bytes that are not UTF-8 text'
const notJson = 'it is not JSON'

function faultOf(entry: WrittenEntry): string | undefined {
  if (!entry.isText()) return notText
  try {
    const read = entry.parse()
    return entryFault(read) ?? contradiction(entry, read)
  } catch {
    return notJson
  }
}

/** The same in steps that others can come between. */
async function faultOfLong(entry: WrittenEntry): Promise<string | undefined> {
  const parsed = await entry.parseInSteps()
  if ('fault' in parsed) return entry.isText() ? notJson : notText
  return (await entryFaultSoon(parsed.value)) ?? contradiction(entry, parsed.value as HistoryEntry)
}

/** Two fields of one name are no fault of JSON, and of them the last is read: the beginning may have said something else. */
function contradiction(
  { brief }: WrittenEntry,
  { operation: { id, by, body } }: HistoryEntry,
): string | undefined {
  const same = id === brief.id && by === brief.by && body.kind === brief.kind
  return same ? undefined : 'it says two things of itself'
}
