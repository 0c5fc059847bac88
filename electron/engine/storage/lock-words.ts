import { z } from 'zod'
import type { HeldBy } from '#shared/api/views'
import { errorCode, type Files, readWhole } from './files'

/* What a lock file says of whoever made it. */

const lockWords = z.object({
  format: z.literal('claimbench-lock'),
  nonce: z.string(),
  host: z.string(),
  user: z.string(),
  pid: z.int(),
  boot: z.string(),
  started: z.string(),
  since: z.string(),
  /** What the annotator who works there is called in the project, as far as that is known. */
  annotator: z.string().optional(),
})
export type LockWords = z.infer<typeof lockWords>

/** Who holds a project. */
export interface Holder {
  /** Of its lock: whoever takes it again, or another, has one of their own. */
  readonly nonce: string
  readonly host: string
  /** The annotator's name; where that is not known, the name by which the computer knows them. */
  readonly who: string
  readonly since: string
  /** How long ago it last showed a sign of life, in milliseconds. */
  readonly silent: number
}

export function holderIn({ nonce, host, user, since, annotator }: LockWords, silent: number): Holder {
  return { nonce, host, who: annotator || user, since, silent }
}

/** The holder as an analyst is told of them, and names them again. */
export const heldBy = ({ nonce, who }: Holder): HeldBy => ({ lock: nonce, name: who })

/** The words as a file. Never shorter than `least` bytes: they are written over earlier ones without a moment's gap. */
export function lockBytes(words: LockWords, least = 0): Uint8Array {
  const text = Buffer.from(JSON.stringify(words))
  return Buffer.concat([text, Buffer.alloc(Math.max(0, least - text.length - 1), ' '), Buffer.from('\n')])
}

/** What a lock says, or null where it says nothing yet. */
export async function readLockWords(files: Files, path: string): Promise<LockWords | null> {
  try {
    const { bytes } = await readWhole(files, path, 1 << 16)
    return lockWords.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) === 'ENOENT')
      return null
    throw error
  }
}
