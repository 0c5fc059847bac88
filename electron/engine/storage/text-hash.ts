import { createHash } from 'node:crypto'
import type { TextHash } from '#shared/model/ids'

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** SHA-256 of a canonical text as UTF-8, by which the project knows it. */
export function hashOfText(text: string): TextHash {
  return sha256(text) as TextHash
}
