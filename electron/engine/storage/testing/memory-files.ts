import { basename, dirname } from 'node:path'
import { type FileFacts, type Files, fileError, type OpenFile } from '../files'
import { type Soon, soon } from '../soon'
import { left, type PowerCut, type Write, written } from './unflushed'

export type { PowerCut } from './unflushed'

interface Inode {
  readonly number: number
  readonly mode: number
  modified: number
  bytes: Uint8Array
  /** What is on the disk for certain. */
  durable: Uint8Array
  /** What has been written since, in order. */
  pending: Write[]
}
/** A change to a folder's names that is not on the disk for certain yet. */
type NameChange = readonly [name: string, inode: Inode | null][]

/** Thrown at the step at which the machine stops, and at every one after it. */
export class Stopped extends Error {}

/**
 * A disk in memory, with one folder tree, that can stop at any step, fill up, fail, and lose what was not flushed.
 * Each call that changes something is one step.
 */
export class MemoryFiles implements Files {
  #names = new Map<string, Inode>()
  #durableNames = new Map<string, Inode>()
  #pendingNames: NameChange[] = []
  #inodes = 0
  #clock = 0
  /** Steps taken so far, each by the name of what it did. */
  readonly steps: string[] = []
  /** The step before which the machine stops, from 0. */
  stopBefore = Number.POSITIVE_INFINITY
  /** Bytes that fit on the disk. */
  capacity = Number.POSITIVE_INFINITY
  /** Called before each step; may throw an error of the file system's. */
  fault: (step: string) => void = () => undefined
  /** At most this many bytes are taken by one write. */
  writesAtMost = Number.POSITIVE_INFINITY
  /** Whether it answers on the spot what may be answered so. */
  atOnce = false

  async open(path: string, how: 'read' | 'create', mode = 0o644): Promise<OpenFile> {
    await this.#pause()
    if (how === 'read') return new MemoryFile(this, this.#at(path), basename(path))
    this.step(`create ${basename(path)}`)
    if (this.#names.has(path)) throw fileError('EEXIST')
    const none = new Uint8Array()
    const inode = {
      number: ++this.#inodes,
      mode,
      modified: this.tick(),
      bytes: none,
      durable: none,
      pending: [],
    }
    this.#change([[path, inode]])
    return new MemoryFile(this, inode, basename(path))
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#pause()
    const inode = this.#at(from)
    this.step(`rename ${basename(from)} to ${basename(to)}`)
    this.#change([
      [from, null],
      [to, inode],
    ])
  }

  async remove(path: string): Promise<void> {
    await this.#pause()
    this.#at(path)
    this.step(`remove ${basename(path)}`)
    this.#change([[path, null]])
  }

  facts(path: string): Soon<FileFacts> {
    return this.soon(() => factsOf(this.#at(path)))
  }

  async syncFolder(_folder: string): Promise<void> {
    await this.#pause()
    this.step('sync folder')
    this.#durableNames = new Map(this.#names)
    this.#pendingNames = []
  }

  async realPath(path: string): Promise<string> {
    return path
  }

  async list(folder: string): Promise<string[]> {
    await this.#pause()
    return [...this.#names.keys()].filter(path => dirname(path) === folder).map(path => basename(path))
  }

  async makeFolder(): Promise<void> {}

  async mayWrite(): Promise<boolean> {
    return true
  }

  /** The disk as the machine finds it when it starts again: what was flushed, and of the rest what the cut left. */
  afterPowerCut(cut: PowerCut): MemoryFiles {
    const after = new MemoryFiles()
    after.#inodes = this.#inodes
    after.#clock = this.#clock + 60_000
    const names = new Map(this.#durableNames)
    for (const change of this.#pendingNames) {
      if (cut === 'loses all' || (typeof cut === 'function' && cut() < 0.5)) continue
      for (const [name, inode] of change) {
        if (inode) names.set(name, inode)
        else names.delete(name)
      }
    }
    for (const [name, inode] of names) {
      const bytes = left(inode, cut)
      after.#names.set(name, { ...inode, bytes, durable: bytes, pending: [] })
    }
    after.#durableNames = new Map(after.#names)
    return after
  }

  /** The disk as it is, flushed or not: what a process that dies leaves to the next. */
  copy(): MemoryFiles {
    const copies = new Map<Inode, Inode>()
    const copyOf = (inode: Inode): Inode => {
      const copy = copies.get(inode) ?? { ...inode, pending: [...inode.pending] }
      copies.set(inode, copy)
      return copy
    }
    const copied = (names: Iterable<readonly [string, Inode]>) =>
      new Map([...names].map(([name, inode]) => [name, copyOf(inode)]))
    const copy = new MemoryFiles()
    copy.#inodes = this.#inodes
    copy.#clock = this.#clock + 60_000
    copy.#names = copied(this.#names)
    copy.#durableNames = copied(this.#durableNames)
    copy.#pendingNames = this.#pendingNames.map(change =>
      change.map(([name, inode]) => [name, inode && copyOf(inode)] as const),
    )
    return copy
  }

  read(path: string): Uint8Array {
    return this.#at(path).bytes
  }

  /** Has a file be there, on the disk for certain. No step. */
  put(path: string, bytes: Uint8Array): void {
    const inode = {
      number: ++this.#inodes,
      mode: 0o644,
      modified: this.tick(),
      bytes,
      durable: bytes,
      pending: [],
    }
    this.#names.set(path, inode)
    this.#durableNames.set(path, inode)
  }

  /** The paths of all files that are there. */
  paths(): string[] {
    return [...this.#names.keys()]
  }

  used(): number {
    let bytes = 0
    for (const inode of new Set(this.#names.values())) bytes += inode.bytes.length
    return bytes
  }

  step(what: string): void {
    if (this.steps.length >= this.stopBefore) throw new Stopped(what)
    this.fault(what)
    this.steps.push(what)
  }

  tick(): number {
    return ++this.#clock
  }

  /** What a quick disk answers on the spot, and another in a later turn. */
  soon<T>(answer: () => T): Soon<T> {
    return soon(this.atOnce ? undefined : this.#pause(), answer)
  }

  /** A real disk answers in a later turn. */
  async #pause(): Promise<void> {
    await new Promise<void>(resolve => setImmediate(resolve))
  }

  #at(path: string): Inode {
    const inode = this.#names.get(path)
    if (!inode) throw fileError('ENOENT')
    return inode
  }

  #change(change: NameChange): void {
    for (const [name, inode] of change) {
      if (inode) this.#names.set(name, inode)
      else this.#names.delete(name)
    }
    this.#pendingNames.push(change)
  }
}

class MemoryFile implements OpenFile {
  readonly #disk: MemoryFiles
  readonly #inode: Inode
  /** The name it was made under. */
  readonly #name: string

  constructor(disk: MemoryFiles, inode: Inode, name: string) {
    this.#disk = disk
    this.#inode = inode
    this.#name = name
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    const part = this.#inode.bytes.subarray(position, position + into.length)
    into.set(part)
    return part.length
  }

  write(bytes: Uint8Array, position: number): Soon<number> {
    return this.#disk.soon(() => this.#write(bytes, position))
  }

  #write(bytes: Uint8Array, position: number): number {
    this.#disk.step(`write ${this.#name}`)
    const grows = Math.max(0, position + bytes.length - this.#inode.bytes.length)
    const room = Math.max(0, this.#disk.capacity - this.#disk.used())
    const taken = Math.min(bytes.length, this.#disk.writesAtMost, bytes.length - Math.max(0, grows - room))
    if (taken <= 0 && bytes.length > 0) throw fileError('ENOSPC')
    this.#do({ at: position, bytes: bytes.slice(0, taken) })
    return taken
  }

  async truncate(length: number): Promise<void> {
    this.#disk.step(`truncate ${this.#name}`)
    this.#do({ length })
  }

  async sync(): Promise<void> {
    await new Promise<void>(resolve => setImmediate(resolve))
    this.#disk.step(`sync ${this.#name}`)
    this.#inode.durable = this.#inode.bytes
    this.#inode.pending = []
  }

  syncData(): Promise<void> {
    return this.sync()
  }

  async facts(): Promise<FileFacts> {
    return factsOf(this.#inode)
  }

  async close(): Promise<void> {}

  #do(write: Write): void {
    this.#inode.bytes = written(this.#inode.bytes, write)
    this.#inode.pending.push(write)
    this.#inode.modified = this.#disk.tick()
  }
}

function factsOf({ number, mode, modified, bytes }: Inode): FileFacts {
  return { kind: 'file', size: bytes.length, mode, modified, identity: `memory:${number}` }
}
