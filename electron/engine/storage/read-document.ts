import { basename } from 'node:path'
import { z } from 'zod'
import type { Problem } from '#shared/api/problem'
import type { AnnotatorId, OperationHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import { annotatorId, moment } from '#shared/model/records'
import { tableNames } from '#shared/model/tables'
import { hashesOf } from './checksum'
import type { Course } from './course'
import { checkHistory, checkRecords, checkTexts, type Fault, Faults } from './document-checks'
import { issueOf, operationHash } from './entry-shape'
import { isFields, unsoundness } from './json-soundness'
import { migratedDocument } from './migrations'
import { parseJson } from './parse-json'
import { type ProjectDocument, projectFormat, projectVersion, type Unknown } from './project-document'
import { extentOf, understand } from './understood'
import { versionOf } from './version'
import { type WrittenEntry, withoutHistory } from './written-history'

export type { Fault } from './document-checks'

/** What came of reading a project file: all of it, or why it was refused, fault by fault. The file is never touched. */
export type DocumentOutcome =
  | {
      readonly ok: true
      readonly document: ProjectDocument
      /** The same project, to be worked on; null where that has still to be made. */
      readonly indexed: IndexedProject | null
      /** The entries of its history, where they have still to be checked. */
      readonly later: readonly WrittenEntry[] | null
      /** Whether the bytes are those that were written: false where something else has changed the file since. */
      readonly untouched: boolean
      /** SHA-256 of all bytes, in hexadecimal. */
      readonly digest: string
      /** The version that the file was written in: the document is as this version would have written it. */
      readonly version: number
      /** Where a newer version wrote it, what of it this one does not understand. */
      readonly newer: Newer | null
    }
  | { readonly ok: false; readonly problem: Problem; readonly faults: readonly Fault[] }

/** What is known of a file that a newer version wrote, beside the document that was made of what is understood. */
export interface Newer {
  /** What is left out of the document, counted. */
  readonly beyond: readonly string[]
  /** Its operations, those too that are not understood; null where not all are told by an id. */
  readonly history: readonly { readonly operation: { readonly id: string } }[] | null
}

/** Texts and history are looked at part by part: a schema would go through all of them in one go. */
const envelope = z.object({
  epoch: z.int().min(0),
  revision: z.int().min(0),
  saved: moment,
  closed: z.boolean(),
  records: z.record(z.string(), z.unknown()),
  texts: z.custom<Record<string, string>>(isFields, 'these are no texts by their hashes'),
  history: z.custom<unknown[]>(Array.isArray, 'this is no list'),
  heads: z.record(annotatorId, operationHash).optional(),
  checksum: z.string().optional(),
})
type Envelope = z.infer<typeof envelope>

/** The fields of a project file that this version knows. */
export const ourFields: ReadonlySet<string> = new Set([...Object.keys(envelope.shape), 'format', 'version'])

const untouchedNote = 'The file has not been changed.'

/**
 * Checks the bytes of the project file at `path` in every respect and makes a document of them. `laterFrom`: where
 * the file has as many bytes, and they are the very ones that were written, its history is left to be read and checked.
 * Rejects only where its `course` was given up.
 */
export async function readDocument(
  bytes: Uint8Array,
  path: string,
  laterFrom = Number.POSITIVE_INFINITY,
  course?: Course,
): Promise<DocumentOutcome> {
  const name = basename(path)
  const refuse = (
    code: Problem['code'],
    message: string,
    faults: readonly Fault[] = [],
  ): DocumentOutcome => ({
    ok: false,
    problem: { code, message: `${message} ${untouchedNote}`, file: path },
    faults,
  })
  course?.part('Reading the file', 0.15)
  const hashes = await hashesOf(bytes, course)
  course?.part('Reading the file', 0.5)
  const apart = bytes.length >= laterFrom ? await withoutHistory(bytes, hashes.before, course) : null
  // What another version wrote is changed entry by entry, or left out where it is not understood: it is read whole.
  const later = apart && versionOf(apart.value) === projectVersion ? apart : null
  const parsed = later ?? (await parseJson(bytes, undefined, course))
  if ('fault' in parsed) {
    return looksLikeOurs(bytes, path)
      ? refuse(
          'damaged',
          `“${name}” is damaged: ${parsed.fault}. A backup or an earlier copy of it can be opened instead.`,
          [{ where: 'file', what: parsed.fault }],
        )
      : refuse('not-a-project', `“${name}” is not a Claimbench project.`)
  }
  const root = parsed.value
  if (typeof root !== 'object' || !root) {
    const what = `it holds nothing but ${JSON.stringify(root).slice(0, 40)}`
    return refuse(
      'damaged',
      `“${name}” is damaged: ${what}. A backup or an earlier copy of it can be opened instead.`,
      [{ where: 'file', what }],
    )
  }
  if (!('format' in root) || root.format !== projectFormat)
    return refuse('not-a-project', `“${name}” is not a Claimbench project.`)
  const version = versionOf(root)
  if (version !== null && version > projectVersion)
    return (await newer(root as Unknown, version)) ?? refuse('newer', newerMessage(version))

  const faults = new Faults()
  if (version === null) faults.add('version', 'it is missing or not a number')
  const current = version === null ? (root as Unknown) : await migratedDocument(root as Unknown, version)
  const checked = envelope.safeParse(current)
  if (!checked.success) faults.add('file', issueOf(checked.error))
  const unknown = unknownParts(current, faults)
  if (version === null || !checked.success || faults.found.length > 0) return damaged()

  const { epoch, saved, closed, records, texts, history, checksum, heads } = current as unknown as Envelope
  course?.part('Checking the project', 0.6)
  const knownTexts = await checkTexts(texts, faults, course)
  course?.part('Checking the project', 0.7)
  const entries = later?.entries ?? (await checkHistory(history, faults, course))
  course?.part('Checking the project', 0.95)
  const sound = await checkRecords(records, knownTexts, faults, course)
  if (!sound || faults.found.length > 0) return damaged()
  const { project, indexed } = sound
  return {
    ok: true,
    document: { epoch, saved, closed, project, history: entries, heads: headsOf(heads), unknown },
    indexed,
    later: later?.entries ?? null,
    untouched: checked.data.revision === entries.length && fits(checksum),
    digest: hashes.whole,
    version,
    newer: null,
  }

  /** As much of it as can be shown; null where that is nothing. */
  async function newer(root: Unknown, version: number): Promise<DocumentOutcome | null> {
    const checked = envelope.safeParse(root)
    if (!checked.success) return null
    const unknown = unknownParts(root, new Faults())
    const { epoch, saved, closed, records, texts, history, checksum, heads } = root as unknown as Envelope
    const understood = await understand({ records, texts, history, unknown })
    if (!understood) return null
    const { project, beyond } = understood
    return {
      ok: true,
      document: {
        epoch,
        saved,
        closed,
        project,
        history: understood.history,
        heads: headsOf(heads),
        unknown,
      },
      indexed: null,
      later: null,
      untouched: fits(checksum),
      digest: hashes.whole,
      version,
      newer: { beyond, history: extentOf(history) },
    }
  }

  function fits(checksum: string | undefined): boolean {
    return hashes.before !== null && hashes.before === checksum
  }

  function newerMessage(version: number): string {
    return `“${name}” was written by a newer Claimbench (format ${version}; this one reads up to ${projectVersion}), and nothing of it can be made out. Open it with that version.`
  }

  function damaged(): DocumentOutcome {
    const [first] = faults.found
    const more = faults.total > 1 ? ` and ${faults.total - 1} more` : ''
    const what = first ? `${first.where}: ${first.what}${more}` : ''
    return refuse(
      'damaged',
      `“${name}” is damaged (${what}). A backup or an earlier copy of it can be opened instead.`,
      faults.found,
    )
  }
}

const headsOf = (heads: Envelope['heads']) =>
  new Map(Object.entries(heads ?? {}) as [AnnotatorId, OperationHash][])

/** Whether a file that cannot be read was a project once: by its name, by what it says at its start, or because it is empty or all zeros. */
function looksLikeOurs(bytes: Uint8Array, path: string): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096))
  return (
    path.endsWith('.claimbench.json') ||
    start.includes(projectFormat) ||
    start.replaceAll('\0', '').trim() === ''
  )
}

/** What a newer version has added: kept, but only where it can be written again. */
function unknownParts(root: Unknown, faults: Faults): ProjectDocument['unknown'] {
  const fields: Record<string, unknown> = {}
  const tables: Record<string, unknown> = {}
  const keep = (into: Record<string, unknown>, from: unknown, known: ReadonlySet<string>, where: string) => {
    for (const [name, value] of Object.entries(from ?? {})) {
      if (known.has(name)) continue
      const unsound = name === '__proto__' ? 'it has a forbidden name' : unsoundness(value)
      if (unsound) faults.add(`${where}${name}`, unsound)
      else into[name] = value
    }
  }
  keep(fields, root, ourFields, '')
  keep(tables, root.records, new Set(tableNames), 'records/')
  return { fields, tables }
}
