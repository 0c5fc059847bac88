import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import { z } from 'zod'
import type { SnapshotReason } from '#shared/api/compare-views'
import { moment } from '#shared/model/records'
import { breather } from '../storage/breathing'
import { hashOfBytes } from '../storage/checksum'
import { errorCode } from '../storage/files'
import { projectSizeLimit } from '../storage/project-document'

/*
 * A snapshot is a whole project file, compressed: `gunzip` gives a project that opens. What the list shows of it stands
 * in the comment that RFC 1952 gives a gzip file, as a line of JSON in ASCII, with the length and the SHA-256 of the
 * compressed bytes after it.
 */

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('time') }),
  z.object({ kind: z.literal('opening') }),
  z.object({
    kind: z.literal('removal'),
    removed: z.int().min(0),
    of: z.int().min(0),
    title: z.string().max(500),
  }),
  z.object({ kind: z.literal('asked'), name: z.string().max(200), by: z.string().max(2_000) }),
])
const counted = z.int().min(0)
const header = z.object({
  format: z.literal('claimbench-snapshot'),
  at: moment,
  revision: counted.nullable(),
  reason,
  counts: z
    .object({
      articles: counted,
      claims: counted,
      entities: counted,
      mentions: counted,
      links: counted,
    })
    .nullable(),
  /** Of the bytes after the comment. */
  length: counted,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SnapshotHeader = Readonly<z.infer<typeof header>>
/** What a snapshot says of itself, but for what follows from its bytes. */
export type SnapshotLabel = Omit<SnapshotHeader, 'format' | 'length' | 'sha256' | 'reason'> & {
  readonly reason: SnapshotReason
}

/** ID1 ID2, deflate, a comment and nothing else, no time, no flags, whatever system. */
const start = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff])
const plainHeader = 10
/** The longest comment that is looked for. */
export const headerLimit = 32_768

/** Compresses off the engine's thread, letting others have a turn between the pieces. Gives the file's bytes, in pieces. */
export async function pack(
  pieces: Iterable<string | Uint8Array>,
  label: SnapshotLabel,
): Promise<Uint8Array[]> {
  const chunks: Buffer[] = []
  await pipeline(breathing(pieces), createGzip(), async (compressed: AsyncIterable<Buffer>) => {
    for await (const chunk of compressed) chunks.push(chunk)
  })
  const body = withoutHeader(chunks)
  const hash = createHash('sha256')
  const breathe = breather()
  let length = 0
  for (const chunk of body) {
    hash.update(chunk)
    length += chunk.length
    await breathe()
  }
  const about = { format: 'claimbench-snapshot', ...label, length, sha256: hash.digest('hex') }
  return [start, Buffer.from(`${ascii(JSON.stringify(about))}\0`, 'latin1'), ...body]
}

async function* breathing(pieces: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const breathe = breather()
  for (const piece of pieces) {
    yield typeof piece === 'string' ? Buffer.from(piece) : piece
    await breathe()
  }
}

/** zlib writes a plain header of ten bytes; ours takes its place. */
function withoutHeader(chunks: readonly Buffer[]): Buffer[] {
  let left = plainHeader
  return chunks.flatMap(chunk => {
    const cut = Math.min(left, chunk.length)
    left -= cut
    return cut === chunk.length ? [] : [chunk.subarray(cut)]
  })
}

const ascii = (text: string) =>
  text.replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The label and where the compressed bytes begin, of a file's first bytes; or what is wrong with them. */
export function readHeader(bytes: Uint8Array): { header: SnapshotHeader; body: number } | { fault: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = buffer.indexOf(0, start.length)
  if (buffer.compare(start, 0, start.length, 0, start.length) !== 0 || end < 0 || end > headerLimit)
    return { fault: 'it does not begin as a snapshot does' }
  try {
    const checked = header.safeParse(JSON.parse(buffer.toString('latin1', start.length, end)))
    if (checked.success) return { header: checked.data, body: end + 1 }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return { fault: 'what it says of itself cannot be read' }
}

/** The project file that a snapshot holds, and when it was taken; or what is wrong with it. */
export async function unpack(
  bytes: Uint8Array,
): Promise<{ at: string; project: Uint8Array } | { fault: string }> {
  const head = readHeader(bytes)
  if ('fault' in head) return head
  const body = bytes.subarray(head.body)
  if (body.length !== head.header.length) return { fault: cutShort }
  if ((await hashOfBytes(body)) !== head.header.sha256)
    return { fault: 'its bytes are not those that were written' }
  try {
    return {
      at: head.header.at,
      project: await promisify(gunzip)(bytes, { maxOutputLength: projectSizeLimit }),
    }
  } catch (error) {
    if (errorCode(error) === '') throw error
    return { fault: 'it cannot be decompressed' }
  }
}

export const cutShort = 'it is not as long as it was'
