import { resolve } from 'node:path'
import type { Counts } from '#shared/api/views'
import { counted } from '#shared/model/counted'
import { Course } from '../engine/storage/course'
import type { Fault } from '../engine/storage/document-checks'
import { editSentence, outsideEdits } from '../engine/storage/outside-edits'
import type { OpenStore } from '../engine/storage/project-store'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { progressLine } from './progress-line'
import { openForReading } from './reading'

/** What `check` found, as `--json` prints it. */
interface Checked {
  readonly project: string
  readonly sound: boolean
  readonly counts: Counts | null
  readonly operations: number | null
  readonly findings: readonly Fault[]
}

/**
 * Looks at every record, quote, hash and reference of a project, at its authors' chains, and at what its history makes
 * of it. Changes nothing.
 */
export async function check(io: Io, file: string, options: { readonly json?: boolean }): Promise<ExitCode> {
  const path = resolve(file)
  const line = progressLine(io)
  const course = new Course(new AbortController().signal, line.tell)
  const opened = await openForReading(path, course.within(0.5))
  if (!opened.ok && opened.problem.code !== 'damaged') {
    line.clear()
    return refuse(io, opened.problem)
  }
  const checked: Checked = opened.ok
    ? await examine(path, opened.value, course.within(1))
    : { project: path, sound: false, counts: null, operations: null, findings: faultsOf(opened) }
  line.clear()
  await print(io, options.json ?? false, checked, linesOf(file, checked))
  return checked.sound ? exitCodes.done : exitCodes.findings
}

const faultsOf = ({ faults, problem }: { faults: readonly Fault[]; problem: { message: string } }) =>
  faults.length > 0 ? faults : [{ where: 'file', what: problem.message }]

async function examine(path: string, store: OpenStore, course: Course): Promise<Checked> {
  const { project, history, recovery, newer } = store
  // Of a newer version's file not all is known here, and so not what its history makes.
  const edits = newer === null ? await outsideEdits(store.account(), course) : []
  // At opening an analyst is told of the same differences, a sentence each.
  const told = new Set(edits.map(editSentence))
  const sentences = [...(newer === null ? [] : [newer]), ...recovery].filter(sentence => !told.has(sentence))
  const findings = [...sentences.map(what => ({ where: 'file', what })), ...edits]
  const size = (table: keyof Counts) => project.size(table)
  const counts: Counts = {
    articles: size('articles'),
    claims: size('claims'),
    entities: size('entities'),
    mentions: size('mentions'),
    links: size('links'),
  }
  await store.close()
  return { project: path, sound: findings.length === 0, counts, operations: history.length, findings }
}

function linesOf(file: string, { sound, counts, operations, findings }: Checked): string[] {
  const lines = findings.map(({ where, what }) => `${where}: ${what}`)
  const held = counts
    ? [
        counted(counts.articles, 'article'),
        counted(counts.claims, 'claim'),
        counted(counts.entities, 'entity', 'entities'),
        counted(counts.mentions, 'mention'),
        counted(counts.links, 'evidence link'),
        counted(operations ?? 0, 'operation'),
      ].join(', ')
    : 'it could not be opened'
  return [...lines, `${file}: ${sound ? 'sound' : counted(findings.length, 'finding')} (${held})`]
}
