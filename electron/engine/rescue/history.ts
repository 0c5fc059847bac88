import { z } from 'zod'
import type { RescuePart } from '#shared/api/rescue-views'
import { comparingEqual, deepEqual } from '#shared/model/equal'
import type { AnnotatorId, OperationHash, TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { type Article, annotatorId } from '#shared/model/records'
import { describe, short } from '#shared/operations/describe'
import type { HistoryEntry } from '#shared/operations/history'
import type { LostTexts } from '#shared/operations/integrity'
import type { Operation } from '#shared/operations/operation'
import { chainFaults } from '#shared/provenance/chain-faults'
import { breather, unhurried } from '../storage/breathing'
import { carryOut } from '../storage/carry-out'
import type { Course, Stretch } from '../storage/course'
import { entryFaultSoon, operationHash } from '../storage/entry-shape'
import { isLong } from '../storage/project-document'
import { runningSha256, sha256 } from '../storage/text-hash'
import type { Names } from './reasons'
import { isGarbled, type Salvage } from './salvage'
import { operationFaultWords, readFragment } from './words'

/** What a damaged file's history still makes of an empty project. */
export interface Replayed {
  readonly project: IndexedProject
  /** The operations that could be carried out again, in order. */
  readonly history: HistoryEntry[]
  /** Whether every operation there ever was is among them, so that what they make is what the project was. */
  readonly whole: boolean
  /** Whether it goes on after what the records show: the file was put together from two states of the project. */
  readonly ahead: boolean
  readonly parts: RescuePart[]
  /** The texts of which the history speaks and that are lost, or no longer what was imported. */
  readonly lost: ReadonlySet<TextHash>
}

/**
 * Carries out again what the history says, one operation after the other. What cannot be read, or cannot be done
 * because what it needs is gone, is left out and named. A text that is lost or was altered keeps no operation from
 * being done: an import brings a hundred articles at once, and what was marked in the others is not to fall with one.
 * What they quote from it is taken on trust. `stated`: how many operations the file says that there are.
 */
export async function replayHistory(
  salvage: Salvage,
  texts: ReadonlyMap<TextHash, string>,
  stated: number | null,
  names: Names,
  course?: Course,
): Promise<Replayed> {
  const project = new IndexedProject({ ...emptyProject(), texts })
  const history: HistoryEntry[] = []
  const parts: RescuePart[] = []
  const known = new Map<string, Operation>()
  const lost = new Set<TextHash>()
  const trusted: LostTexts = { has: hash => !texts.has(hash) && lost.add(hash).has(hash) }
  const breathe = breather(course)
  const { length } = salvage.history
  for (const [i, value] of salvage.history.entries()) {
    const stretch = course?.stretch(i / length, (i + 1) / length)
    const outcome = await carriedOut(value, salvage, project, known, trusted, stretch)
    if ('entry' in outcome) {
      history.push(outcome.entry)
      known.set(outcome.entry.operation.id, outcome.entry.operation)
    } else {
      const { name, said } = outcome
      const what = names.inWords(outcome.what)
      const how = 'It is left out of the history. Records that it had a part in are as the file has them.'
      parts.push({ where: `history/${i + 1}`, place: 'history', name, what, outcome: 'left-out', how, said })
    }
    await breathe(i / length)
  }
  const missing = stated === null ? 0 : stated - salvage.history.length
  if (missing > 0) parts.push(missingOperations(missing, salvage.history.length), missingResults)
  // Where operations are missing, the chains say no more than that.
  if (parts.length === 0) parts.push(...(await brokenChains(history, salvage, project, course)))
  const ahead = stated !== null && history.length > stated
  const whole = parts.length === 0 && stated !== null
  parts.push(...(await unhurried(onTrust(lost, project), course)))
  return { project, history, ahead, whole, parts, lost }
}

type Outcome =
  | { readonly entry: HistoryEntry }
  | { readonly what: string; readonly name: string; readonly said: readonly string[] }

/** What holds much is gone through in steps that others can come between. */
async function carriedOut(
  value: unknown,
  salvage: Salvage,
  project: IndexedProject,
  known: Map<string, Operation>,
  lost: LostTexts,
  course?: Stretch,
): Promise<Outcome> {
  const asked = entryFaultSoon(value, course)
  const shape = asked instanceof Promise ? await asked : asked
  const fault = isGarbled(value, salvage) ? 'some of its letters cannot be read' : shape
  if (fault) {
    const said = shape === undefined ? [] : readFragment(textOf(value)).said
    return { what: operationFaultWords(fault, value), name: 'Operation', said }
  }
  const entry = value as HistoryEntry
  const { operation } = entry
  const name = describe(operation, project, id => known.get(id))
  if (known.has(operation.id)) return { what: 'it is there twice', name, said: [] }
  const { body } = operation
  const needed = body.kind === 'records.patch' ? (body.undoes ?? body.redoes) : undefined
  if (needed !== undefined && !known.has(needed))
    return { what: 'what it takes back, or does again, is lost', name, said: [] }
  const carried = carryOut(project, entry, lost, course)
  const again = carried instanceof Promise ? await carried : carried
  if ('reason' in again) return { what: `it cannot be done again: ${again.reason}`, name, said: [] }
  const { inverse } = again
  const same = isLong(entry)
    ? await unhurried(comparingEqual(inverse, entry.inverse, recordsDepth), course)
    : deepEqual(inverse, entry.inverse)
  return { entry: same ? entry : { ...entry, inverse } }
}

/** How deep a patch’s records are. */
const recordsDepth = 2

/** That quotes in these texts could not be held against them, in steps that others can come between. */
function* onTrust(lost: ReadonlySet<TextHash>, project: IndexedProject): Generator<undefined, RescuePart[]> {
  const articles = new Map<TextHash, Article>()
  for (const article of lost.size > 0 ? project.all('articles') : []) {
    if (lost.has(article.textHash) && !articles.has(article.textHash)) articles.set(article.textHash, article)
    yield
  }
  return [...lost].map(hash => textOnTrust(hash, articles.get(hash)))
}

function textOnTrust(hash: TextHash, article: Article | undefined): RescuePart {
  return {
    where: `texts/${hash.slice(0, 16)}…`,
    place: 'history',
    name: 'History',
    what: `the text that it speaks of ${article ? `in “${short(article.title)}”` : 'in an article or an edition that was replaced or removed since'} is lost or altered`,
    outcome: 'kept',
    how: 'No operation is left out for that: what they quote from it is taken on trust.',
    said: [],
  }
}

function missingOperations(missing: number, found: number): RescuePart {
  const many = missing === 1 ? 'one operation is' : `${missing.toLocaleString('en-GB')} operations are`
  return {
    where: 'history',
    place: 'history',
    name: 'History',
    what: `${many} missing: the file was written with ${(found + missing).toLocaleString('en-GB')}, and ${found.toLocaleString('en-GB')} are there`,
    outcome: 'left-out',
    how: 'Who did these, and when, is lost.',
    said: [],
  }
}

/** A file that was put together from two states of a project looks like one that has lost some of its history. */
const missingResults: RescuePart = {
  where: 'records',
  place: 'file',
  name: 'Records',
  what: 'what those missing operations did may be missing as well',
  outcome: 'left-out',
  how: 'What the file has is kept. Whether it once had more cannot be told.',
  said: [],
}

/** Where the authors' chains say that something other than Claimbench has been at the history. */
async function brokenChains(
  history: readonly HistoryEntry[],
  { heads }: Salvage,
  project: IndexedProject,
  course?: Stretch,
): Promise<RescuePart[]> {
  const stated = headsShape.safeParse(heads)
  const known = new Map(Object.entries(stated.success ? stated.data : {})) as unknown as ReadonlyMap<
    AnnotatorId,
    OperationHash
  >
  const nameOf = (by: AnnotatorId) => project.get('annotators', by)?.name ?? by
  const parts: RescuePart[] = []
  const breathe = breather(course)
  for (const fault of chainFaults(history, known, nameOf, sha256, runningSha256)) {
    await breathe()
    // Without heads nothing is known of where the chains should end.
    if (!fault || (!stated.success && !/ follows/.test(fault.what))) continue
    const how = 'It is kept as it stands in the file.'
    parts.push({ ...fault, place: 'history', name: 'Operation', outcome: 'kept', how, said: [] })
  }
  return parts
}

const headsShape = z.record(annotatorId, operationHash)

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    // Nested so deep that it can be read and not written.
    return ''
  }
}
