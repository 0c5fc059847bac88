import type { TextHash } from '#shared/model/ids'
import { breather, unhurried } from '../storage/breathing'
import type { Stretch } from '../storage/course'
import { hashOfText } from '../storage/text-hash'
import type { Salvage } from './salvage'

/** The texts of a damaged file, by the hash that articles know them by. */
export interface Texts {
  readonly sound: Map<TextHash, string>
  /** Texts that are not the ones that were imported, by the hash of those: something has changed them, or they break off. */
  readonly altered: ReadonlyMap<string, AlteredText>
  /** What sound texts stood under in the file that was not their hash: something has changed that alone. */
  readonly misnamed: readonly string[]
}
export interface AlteredText {
  readonly text: string
  readonly hash: TextHash
  /** Whether it is there up to its end. */
  readonly whole: boolean
}

/** Holds every text against its hash. `more` are texts from elsewhere, such as the journal, each by its hash. */
export async function sortTexts(
  found: Pick<Salvage, 'texts' | 'rows' | 'history'>,
  more: Iterable<readonly [TextHash, string]>,
  course?: Stretch,
): Promise<Texts> {
  const breathe = breather(course)
  const sound = new Map<TextHash, string>(more)
  const altered = new Map<string, AlteredText>()
  for (const { hash, text, whole } of found.texts) {
    if (typeof text !== 'string') continue
    const actual = hashOfText(text)
    if (actual === hash) sound.set(actual, text)
    else if (text.isWellFormed() && text !== '') altered.set(hash, { text, hash: actual, whole })
    await breathe()
  }
  for (const hash of sound.keys()) altered.delete(hash)
  const misnamed: string[] = []
  const spokenOf = altered.size > 0 ? await unhurried(hashesSpokenOf(found), course) : new Set()
  for (const [name, { text, hash }] of altered) {
    if (!spokenOf.has(hash)) continue
    sound.set(hash, text)
    altered.delete(name)
    misnamed.push(name)
  }
  return { sound, altered, misnamed }
}

/** The hashes of the texts that articles have, or had by the history, in steps that others can come between. */
function* hashesSpokenOf({
  rows,
  history,
}: Pick<Salvage, 'rows' | 'history'>): Generator<undefined, ReadonlySet<string>> {
  const hashes = new Set<string>()
  let looked = 0
  for (const values of [rows.articles, history])
    for (const value of values) {
      // However deep: a merge holds the operations that it brought, and those may be batches.
      const within: unknown[] = [value]
      for (let next = within.pop(); next !== undefined; next = within.pop()) {
        if (++looked % 1_024 === 0) yield
        if (typeof next !== 'object' || next === null) continue
        for (const [name, part] of Object.entries(next)) {
          if (name === 'textHash' && typeof part === 'string') hashes.add(part)
          else if (typeof part === 'object' && part !== null) within.push(part)
        }
      }
    }
  return hashes
}
