import { migratedDocument } from '../storage/migrations'
import { projectVersion } from '../storage/project-document'
import { parsed } from './json-value'
import type { Salvage } from './salvage'
import { salvagePieces } from './salvage-pieces'
import { salvageWhole } from './salvage-whole'

/** What could be read of a damaged file, as the present version would have written it. */
export interface Reading {
  readonly found: Salvage
  /** The version that wrote it; the present one where it does not say. */
  readonly version: number
  /** What is wrong with the file as a whole, as a clause. */
  readonly what: string
}

/** Reads the bytes of a project file as far as they can be read, whatever is wrong with them. */
export async function salvage(bytes: Uint8Array): Promise<Reading> {
  const { text, garbled } = decoded(bytes)
  const root = garbled ? undefined : parsed(text)
  if (root === undefined) {
    const what =
      text.trim() === ''
        ? 'it is empty'
        : /^[\0\s]+$/.test(text)
          ? 'it holds nothing but zeros, as a disk or a copying program leaves where it could not write'
          : garbled
            ? 'it holds bytes that are not UTF-8 text'
            : 'it breaks off, or something else stands in the middle of it'
    const pieces = await salvagePieces(text, garbled)
    const version = versionOf(pieces.version)
    return { found: await upToDate(pieces, version), version, what }
  }
  const whole = salvageWhole(root)
  const version = versionOf(whole.version)
  const what =
    typeof root === 'object' && root !== null && !Array.isArray(root)
      ? 'parts of it are not what they should be'
      : 'it holds no project'
  return { found: await upToDate(whole, version), version, what }
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly garbled: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), garbled: false }
  } catch {
    return { text: new TextDecoder().decode(bytes), garbled: true }
  }
}

const versionOf = (version: unknown): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : projectVersion

/** What an older version wrote goes the way of any file of that version. Tables that it did not have yet are not missing. */
async function upToDate(found: Salvage, version: number): Promise<Salvage> {
  if (version >= projectVersion) return found
  const { rows, history } = found
  const migrated = salvageWhole(await migratedDocument({ records: rows, texts: {}, history }, version))
  const begun = salvageWhole(await migratedDocument({ records: {} }, version))
  const complete = new Set([...found.complete, ...begun.complete])
  return { ...found, rows: migrated.rows, history: migrated.history, complete }
}
