/* What a disk in memory holds of a file that has not been flushed, and what a power cut leaves of it. */

export type Write = { readonly at: number; readonly bytes: Uint8Array } | { readonly length: number }

/** What a power cut does to what had not been flushed. */
export type PowerCut = 'loses all' | 'keeps all' | (() => number)

interface Unflushed {
  readonly bytes: Uint8Array
  /** What is on the disk for certain. */
  readonly durable: Uint8Array
  /** What has been written since, in order. */
  readonly pending: readonly Write[]
}

/** A file's bytes with a write carried out. */
export function written(bytes: Uint8Array, write: Write): Uint8Array {
  if ('length' in write) {
    const cut = new Uint8Array(write.length)
    cut.set(bytes.subarray(0, write.length))
    return cut
  }
  const grown = new Uint8Array(Math.max(bytes.length, write.at + write.bytes.length))
  grown.set(bytes)
  grown.set(write.bytes, write.at)
  return grown
}

/** A file's bytes after the cut: each write not flushed may be there, be missing, or be there in part. */
export function left({ bytes, durable, pending }: Unflushed, cut: PowerCut): Uint8Array {
  if (cut === 'loses all') return durable
  if (cut === 'keeps all') return bytes
  let bytesLeft = durable
  for (const write of pending) {
    const dice = cut()
    if (dice < 0.3) continue
    const whole = dice < 0.6 || 'length' in write
    const part = whole
      ? write
      : { at: write.at, bytes: write.bytes.subarray(0, Math.floor(cut() * write.bytes.length)) }
    bytesLeft = written(bytesLeft, part)
  }
  return bytesLeft
}
