import type { TextHash } from '#shared/model/ids'
import { breather } from '../storage/breathing'
import type { Stretch } from '../storage/course'
import { hashOfText } from '../storage/text-hash'
import type { Salvage } from './salvage'

/** The texts of a damaged file, by the hash that articles know them by. */
export interface Texts {
  readonly sound: Map<TextHash, string>
  /** Texts that are not the ones that were imported, by the hash of those: something has changed them, or they break off. */
  readonly altered: ReadonlyMap<string, AlteredText>
}
export interface AlteredText {
  readonly text: string
  readonly hash: TextHash
  /** Whether it is there up to its end. */
  readonly whole: boolean
}

/** Holds every text against its hash. `more` are texts from elsewhere, such as the journal, each by its hash. */
export async function sortTexts(
  texts: Salvage['texts'],
  more: Iterable<readonly [TextHash, string]>,
  course?: Stretch,
): Promise<Texts> {
  const breathe = breather(course)
  const sound = new Map<TextHash, string>(more)
  const altered = new Map<string, AlteredText>()
  for (const { hash, text, whole } of texts) {
    if (typeof text !== 'string') continue
    const actual = hashOfText(text)
    if (actual === hash) sound.set(actual, text)
    else if (text.isWellFormed() && text !== '') altered.set(hash, { text, hash: actual, whole })
    await breathe()
  }
  for (const hash of sound.keys()) altered.delete(hash)
  return { sound, altered }
}
