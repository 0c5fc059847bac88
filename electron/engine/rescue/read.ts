import { atOnce } from '#shared/model/at-once'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { migratedDocument } from '../storage/migrations'
import { parseJson } from '../storage/parse-json'
import { projectVersion } from '../storage/project-document'
import type { Salvage } from './salvage'
import { salvagePieces } from './salvage-pieces'
import { salvagingWhole } from './salvage-whole'

/** What could be read of a damaged file, as the present version would have written it. */
export interface Reading {
  readonly found: Salvage
  /** The version that wrote it; the present one where it does not say. */
  readonly version: number
  /** What is wrong with the file as a whole, as a clause. */
  readonly what: string
}

/** What is being done, in words. */
const readingIt = 'Reading what is left of it'

/** Reads the bytes of a project file as far as they can be read, whatever is wrong with them. Others have their turns meanwhile. */
export async function salvage(bytes: Uint8Array, course?: Course): Promise<Reading> {
  course?.part(readingIt, 0.4)
  const json = await parseJson(bytes, undefined, course)
  if ('fault' in json) {
    course?.part(readingIt, 0.5)
    const { text, garbled } = await decoded(bytes, course)
    const what =
      text.trim() === ''
        ? 'it is empty'
        : /^[\0\s]+$/.test(text)
          ? 'it holds nothing but zeros, as a disk or a copying program leaves where it could not write'
          : garbled
            ? 'it holds bytes that are not UTF-8 text'
            : 'it breaks off, or something else stands in the middle of it'
    course?.part(readingIt, 1)
    const pieces = await salvagePieces(text, garbled, course)
    const version = versionOf(pieces.version)
    return { found: await upToDate(pieces, version), version, what }
  }
  course?.part(readingIt, 1)
  const { value: root } = json
  const whole = await unhurried(salvagingWhole(root), course)
  const version = versionOf(whole.version)
  const what =
    typeof root === 'object' && root !== null && !Array.isArray(root)
      ? 'parts of it are not what they should be'
      : 'it holds no project'
  return { found: await upToDate(whole, version), version, what }
}

/** How many bytes are decoded at a step: a millisecond or two. */
const together = 1 << 20

/** What the bytes say, decoded in steps; `garbled`: some of them were no text. */
async function decoded(
  bytes: Uint8Array,
  course?: Course,
): Promise<{ readonly text: string; readonly garbled: boolean }> {
  const strict = await unhurried(decoding(bytes, true), course)
  return strict === undefined
    ? { text: (await unhurried(decoding(bytes, false), course)) ?? '', garbled: true }
    : { text: strict, garbled: false }
}

/** Undefined where it is to be strict and some of the bytes are no text. */
function* decoding(bytes: Uint8Array, fatal: boolean): Generator<undefined, string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal })
  let text = ''
  try {
    for (let at = 0; at < bytes.length; at += together) {
      text += decoder.decode(bytes.subarray(at, at + together), { stream: true })
      yield
    }
    return text + decoder.decode()
  } catch {
    return undefined
  }
}

const versionOf = (version: unknown): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : projectVersion

/** What an older version wrote goes the way of any file of that version. Tables that it did not have yet are not missing. */
async function upToDate(found: Salvage, version: number): Promise<Salvage> {
  if (version >= projectVersion) return found
  const { rows, history } = found
  const migrated = await unhurried(
    salvagingWhole(await migratedDocument({ records: rows, texts: {}, history }, version)),
  )
  const begun = atOnce(salvagingWhole(await migratedDocument({ records: {} }, version)))
  const complete = new Set([...found.complete, ...begun.complete])
  return { ...found, rows: migrated.rows, history: migrated.history, complete }
}
