import type { RescuePart } from '#shared/api/rescue-views'
import type { Change } from '#shared/model/change'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { brokenBy } from '#shared/operations/integrity'
import type { Refusal } from '#shared/operations/refusal'
import { breather, unhurried } from '../storage/breathing'
import type { Stretch } from '../storage/course'
import { recordFault } from '../storage/document-checks'
import { type Candidate, findingCandidates, restoredHow } from './candidates'
import type { Replayed } from './history'
import { fitted, mend } from './mend'
import { type Names, reasonWords } from './reasons'
import type { Salvage } from './salvage'
import type { Texts } from './texts'
import { nameOf, saidIn } from './words'

/**
 * Puts together a project in which every reference leads somewhere and every quote stands in its text, table by table,
 * for records refer to those of earlier tables. What does not fit is tried as the history has it, then mended, and
 * otherwise left out with its words.
 */
export async function restoreRecords(
  salvage: Salvage,
  replayed: Replayed,
  texts: Texts,
  names: Names,
  parts: RescuePart[],
  course?: Stretch,
): Promise<IndexedProject> {
  const project = new IndexedProject({ ...emptyProject(), texts: texts.sound })
  const breathe = breather(course)
  for (const table of tableNames) {
    let waiting = [...(await unhurried(findingCandidates(table, salvage, replayed, parts), course)).values()]
    if (table === 'info') waiting = oneOnly(waiting, parts)
    waiting = sorted(waiting.map(candidate => withItsText(table, candidate, texts, project, parts)))
    // Again while more fits: records of one table may refer to each other.
    for (let before = -1; waiting.length !== before && waiting.length > 0; ) {
      before = waiting.length
      const fitting: Candidate[] = []
      const later: Candidate[] = []
      for (const candidate of waiting) {
        const fits = misfit(table, candidate.record, project) === undefined
        ;(fits ? fitting : later).push(candidate)
        await breathe()
      }
      await settle(table, fitting, project, parts, replayed, course)
      waiting = later
    }
    const mended: Candidate[] = []
    for (const candidate of waiting) {
      const fitting = made(table, candidate, project, replayed, names, parts)
      if (fitting) mended.push(fitting)
      await breathe()
    }
    await settle(table, mended, project, parts, replayed, course)
  }
  return project
}

/** What the project would say against having this record, or undefined. */
function misfit(table: TableName, record: AnyRecord, project: IndexedProject): Refusal | undefined {
  const change: Change = { [table]: { added: { [record.id]: record }, updated: {}, removed: {} } }
  return brokenBy(change, project)
}

/** Puts in what fits, as one change that is worked out in steps: records older than what is there have their table made anew, once. */
async function settle(
  table: TableName,
  fitting: readonly Candidate[],
  project: IndexedProject,
  parts: RescuePart[],
  { whole }: Replayed,
  course?: Stretch,
): Promise<void> {
  if (fitting.length === 0) return
  const breathe = breather(course)
  const added: Record<string, AnyRecord> = {}
  for (const { record } of fitting) {
    added[record.id] = record
    await breathe()
  }
  const change: Change = { [table]: { added, updated: {}, removed: {} } }
  project.apply(change, await unhurried(project.coming(change), course))
  for (const { record, from, what } of fitting) {
    if (from === 'file' || what === undefined) continue
    const where = `${table}/${record.id}`
    const name = nameOf(table, record)
    parts.push({ where, place: table, name, what, outcome: 'restored', how: restoredHow(whole), said: [] })
    await breathe()
  }
}

/** The record as the history has it, or mended, where that fits; otherwise it is left out, and said so. */
function made(
  table: TableName,
  { record, from, what }: Candidate,
  project: IndexedProject,
  replayed: Replayed,
  names: Names,
  parts: RescuePart[],
): Candidate | undefined {
  const wrong = reasonWords(table, record, misfit(table, record, project), project, names)
  const earlier = replayed.project.get(table, record.id as never) as AnyRecord | undefined
  if (from === 'file' && earlier && misfit(table, earlier, project) === undefined)
    return { record: earlier, from: 'history', what: wrong }
  const where = `${table}/${record.id}`
  const name = nameOf(table, record)
  const mended = mend(table, record, project)
  const fits =
    misfit(table, mended.record, project) === undefined && recordFault(table, mended.record) === undefined
  const [both, place] = [[what, wrong].filter(Boolean).join('; '), table]
  if (fits) {
    const how = `It is kept ${mended.how.join(', and ')}.`
    parts.push({ where, place, name, what: both, outcome: 'mended', how, said: saidIn(record) })
    return { record: mended.record, from: 'file' }
  }
  const how = 'It could not be kept. What it said stands here.'
  parts.push({ where, place, name, what: both, outcome: 'left-out', how, said: saidIn(record) })
  return undefined
}

/** Where the text of an article is no longer the one that was imported, the article goes on with the text that is there. */
function withItsText(
  table: TableName,
  candidate: Candidate,
  { altered }: Texts,
  project: IndexedProject,
  parts: RescuePart[],
): Candidate {
  if (table !== 'articles') return candidate
  const article = candidate.record as Article
  const other = project.text(article.textHash) === undefined ? altered.get(article.textHash) : undefined
  if (!other) return candidate
  project.addText(other.hash, other.text)
  const how: string[] = []
  const record: Article = { ...fitted(article, other.text, how), textHash: other.hash }
  const share = Math.round((100 * other.text.length) / Math.max(1, article.length))
  parts.push({
    where: `articles/${article.id}`,
    place: 'articles',
    name: nameOf('articles', article),
    what: other.whole
      ? 'its text is not the one that was imported: something has changed it'
      : `its text breaks off after some ${Math.min(share, 99)} % of it`,
    outcome: 'mended',
    how: `It is kept with the text that is there. ${other.whole ? 'Hold it against the article itself.' : 'The rest is lost.'}`,
    said: [],
  })
  return { ...candidate, record }
}

/** In the order in which they were made, so that they need not be moved when they are put in. */
function sorted(candidates: Candidate[]): Candidate[] {
  const at = ({ record }: Candidate) =>
    'created' in record ? (typeof record.created === 'string' ? record.created : record.created.at) : ''
  return candidates.sort((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))))
}

function oneOnly([first, ...others]: readonly Candidate[], parts: RescuePart[]): Candidate[] {
  for (const { record } of others) {
    const name = nameOf('info', record)
    const what = 'there is another description of the project before it'
    const how = 'It could not be kept: a project has one. What it said stands here.'
    parts.push({
      where: `info/${record.id}`,
      place: 'info',
      name,
      what,
      outcome: 'left-out',
      how,
      said: saidIn(record),
    })
  }
  return first ? [first] : []
}
