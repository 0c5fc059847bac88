import { crc32 } from 'node:zlib'
import { hashOfBytes } from '../checksum'
import { checksumStart } from '../project-document'
import { below, oneOf } from './ordeal'

type Random = () => number

/** What can happen to a file's bytes. `other` is another file of its kind. */
const byBytes: Readonly<
  Record<string, (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array>
> = {
  'bit flip': (bytes, random) => {
    const flipped = bytes.slice()
    for (let times = 1 + below(random, 3); times > 0; times--) {
      const at = below(random, bytes.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8))
    }
    return flipped
  },
  cut: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
  'cut at the front': (bytes, random) => bytes.slice(1 + below(random, bytes.length)),
  'cut out': (bytes, random) => {
    const [from, to] = range(bytes, random)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  'part twice': (bytes, random) => {
    const [from, to] = range(bytes, random)
    return joined(bytes.subarray(0, to), bytes.subarray(from))
  },
  splice: (bytes, random, other) => {
    const at = below(random, bytes.length)
    return joined(bytes.subarray(0, at), other.subarray(below(random, other.length)))
  },
  NULs: (bytes, random) => {
    const [from, to] = range(bytes, random)
    return bytes.slice().fill(0, from, to)
  },
  'NULs at the end': (bytes, random) => joined(bytes, new Uint8Array(1 + below(random, 5_000))),
  noise: (bytes, random) => {
    const [from, to] = range(bytes, random)
    return bytes.slice().map((byte, i) => (i >= from && i < to ? below(random, 256) : byte))
  },
  'line out': (bytes, random) => byLines(bytes, lines => lines.splice(below(random, lines.length), 1)),
  'line twice': (bytes, random) =>
    byLines(bytes, lines => {
      const at = below(random, lines.length)
      lines.splice(at, 0, lines[at] ?? '')
    }),
  'lines swapped': (bytes, random) =>
    byLines(bytes, lines => {
      const [a, b] = [below(random, lines.length), below(random, lines.length)]
      ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    }),
  'nested 200,000 deep': (bytes, random) => {
    const text = textOf(bytes)
    const at = text.indexOf('"note":""', below(random, text.length))
    return Buffer.from(at < 0 ? deep : `${text.slice(0, at)}"note":${deep}${text.slice(at + 9)}`)
  },
  'other line ends': bytes => Buffer.from(textOf(bytes).replaceAll('\n', '\r\n')),
}

const values = [
  () => null,
  () => '',
  () => 0,
  () => -1,
  () => 1e308,
  () => true,
  () => [],
  () => ({}),
  () => 'constructor',
  () => '\ud800',
  () => '\0',
  () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown,
  () => JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) as unknown,
  () => 'x'.repeat(100_000),
] as const
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
const names = ['__proto__', 'constructor', 'toString', 'id', 'format', 'records', ' ']

/** Changes one value of what a JSON text says, or takes it out, or puts another in: as a hand, or a program, would. */
export function typeSwap(root: unknown, random: Random): void {
  let at = root as Record<string, unknown>
  for (;;) {
    const keys = Object.keys(at)
    const key = keys[below(random, keys.length)]
    if (key === undefined) return
    const inner = at[key]
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && random() < 0.85) {
      at = inner as Record<string, unknown>
      continue
    }
    const dice = random()
    if (dice < 0.15) delete at[key]
    else if (dice < 0.25) {
      Object.defineProperty(at, oneOf(random, names), {
        value: oneOf(random, values)(),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    } else at[key] = oneOf(random, values)()
    return
  }
}

export interface Mutated {
  readonly what: string
  readonly bytes: Uint8Array
  /** Whether checksums were made to fit again. */
  readonly forged: boolean
}

/** A project file or a journal, after one mishap. */
export async function mutated(
  bytes: Uint8Array,
  kind: 'file' | 'journal',
  random: Random,
  other: Uint8Array,
): Promise<Mutated> {
  if (random() < 0.4) {
    const forged = random() < 0.3
    const swapped =
      kind === 'file' ? await swappedFile(bytes, random, forged) : swappedJournal(bytes, random, forged)
    return { what: forged ? 'forged type swap' : 'type swap', bytes: swapped, forged }
  }
  const what = oneOf(random, Object.keys(byBytes))
  return { what, bytes: (byBytes[what] as (typeof byBytes)[string])(bytes, random, other), forged: false }
}

async function swappedFile(bytes: Uint8Array, random: Random, forged: boolean): Promise<Uint8Array> {
  const root = JSON.parse(textOf(bytes)) as Record<string, unknown>
  typeSwap(root, random)
  if (!forged) return Buffer.from(JSON.stringify(root))
  delete root.checksum
  const start = Buffer.from(`${JSON.stringify(root).slice(0, -1)},\n`)
  return Buffer.from(`${start.toString()}${checksumStart}${await hashOfBytes(start)}"\n}\n`)
}

function swappedJournal(bytes: Uint8Array, random: Random, forged: boolean): Uint8Array {
  return byLines(bytes, lines => {
    const at = below(random, lines.length)
    const line = JSON.parse(lines[at]?.slice(9) ?? '{}') as unknown
    typeSwap(line, random)
    const text = JSON.stringify(line)
    const sum = forged ? crc32(Buffer.from(text)).toString(16).padStart(8, '0') : lines[at]?.slice(0, 8)
    lines[at] = `${sum} ${text}`
  })
}

function byLines(bytes: Uint8Array, change: (lines: string[]) => void): Uint8Array {
  const lines = textOf(bytes).replace(/\n$/, '').split('\n')
  change(lines)
  return Buffer.from(`${lines.join('\n')}\n`)
}

function range(bytes: Uint8Array, random: Random): [number, number] {
  const from = below(random, bytes.length)
  return [from, Math.min(bytes.length, from + 1 + below(random, random() < 0.5 ? 16 : bytes.length))]
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts)
