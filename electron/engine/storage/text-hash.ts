import { hash } from 'node:crypto'
import type { TextHash } from '#shared/model/ids'

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of a canonical text as UTF-8, by which the project knows it. */
export function hashOfText(text: string): TextHash {
  return sha256(text) as TextHash
}
