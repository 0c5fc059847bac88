import { createHash } from 'node:crypto'
import type { TextHash } from '#shared/model/ids'

/** SHA-256 of a canonical text as UTF-8, by which the project knows it. */
export function hashOfText(text: string): TextHash {
  return createHash('sha256').update(text, 'utf8').digest('hex') as TextHash
}
