import { createHash, hash } from 'node:crypto'
import type { TextHash } from '#shared/model/ids'
import type { RunningSha256 } from '#shared/provenance/heads'

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of a canonical text as UTF-8, by which the project knows it. */
export function hashOfText(text: string): TextHash {
  return sha256(text) as TextHash
}

/** The same of a text that is taken in pieces. */
export function runningSha256(): RunningSha256 {
  const running = createHash('sha256')
  return { take: piece => void running.update(piece), done: () => running.digest('hex') }
}
