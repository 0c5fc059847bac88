import { basename } from 'node:path'
import type { RescuePart, RescueReport, RescueTotal } from '#shared/api/rescue-views'
import { groupOf, rescueGroups } from '#shared/api/rescue-words'
import { mintId, type ProjectId } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import { moment } from '#shared/model/records'
import { tableNames } from '#shared/model/tables'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { type JournalReading, readJournal } from '../storage/journal-lines'
import type { ProjectDocument } from '../storage/project-document'
import { projectVersion } from '../storage/project-document'
import { type Rescuer, writingHistory } from './compose'
import { replayHistory } from './history'
import { applyJournal, journalTexts } from './journal'
import { fileParts, fragmentParts, sectionParts, textParts } from './losses'
import { type Reading, salvage } from './read'
import { Names } from './reasons'
import { restoreRecords } from './restore'
import type { Salvage } from './salvage'
import { sortTexts } from './texts'

/** What a damaged project comes to: a project that is sound in every respect, or none, and what became of each part. */
export interface Rescue {
  readonly document: ProjectDocument | null
  readonly report: RescueReport
}

/** A damaged project's files as they were found. */
export interface DamagedFiles {
  readonly path: string
  readonly bytes: Uint8Array
  readonly journal: Uint8Array | null
  /** What has been read of the file already. */
  readonly reading?: Reading
}

/**
 * Makes the best of a damaged project file and the journal beside it: every record that is sound, those that the
 * history can make anew, and what can be put right. Nothing is left out without being named, as far as anybody can
 * know that it was there. Touches nothing. Given up, it throws as any `Course` does.
 */
export async function rescue(
  { path, bytes, journal, reading }: DamagedFiles,
  rescuer: Rescuer,
  course?: Course,
): Promise<Rescue> {
  const { found, version, what } = reading ?? (await salvage(bytes, course?.within(0.3)))
  const lines = journal && (await readJournal(journal))
  const stated = revisionOf(found)
  const parts: RescuePart[] = []
  const texts = await sortTexts(found, journalTexts(lines), course)
  course?.part('Going through the history', 0.7)
  const names = await unhurried(Names.inSteps(found), course)
  const replayed = await replayHistory(found, texts.sound, stated, names, course)
  parts.push(...fileParts(found), ...sectionParts(found, replayed), ...fragmentParts(found, replayed))
  course?.part('Restoring records', 1)
  const project = await restoreRecords(found, replayed, texts, names, parts, course)
  parts.push(...textParts(found, texts, project), ...replayed.parts)
  if (lines) await applyJournal(lines, project, replayed, stated, parts)

  const readable = tableNames.some(table => project.size(table) > 0)
  if (readable) complete(project, lines, path, rescuer, parts)
  const title = `Rescued from “${basename(path).slice(0, 200)}”`
  const [info] = project.all('info')
  const report: RescueReport = {
    path,
    fileName: basename(path),
    title: info?.title ?? basename(path),
    saved: moment.safeParse(found.saved).success ? (found.saved as string) : null,
    what,
    readable,
    compared: replayed.whole,
    totals: totalsOf(project, parts),
    // Where there is nothing, a list of every section that is missing would speak of what is kept of each.
    parts: inOrder(readable ? parts : parts.filter(({ said }) => said.length > 0)),
  }
  if (!readable) return { document: null, report }
  const whole = await unhurried(project.snapshotInSteps(), course)
  const { history, heads } = await unhurried(
    writingHistory(project, whole.texts, replayed, title, rescuer, version < 2),
    course,
  )
  const epoch =
    Number.isSafeInteger(found.epoch) && (found.epoch as number) >= 0 ? (found.epoch as number) + 1 : 1
  const document: ProjectDocument = {
    epoch,
    saved: rescuer.at,
    closed: true,
    project: whole,
    history,
    heads,
    unknown: found.unknown,
  }
  return { document, report }
}

export const isNewer = (version: number): boolean => version > projectVersion

/** How many operations the file says that it holds; null where it says nothing that could be so. */
function revisionOf({ revision }: Salvage): number | null {
  return Number.isSafeInteger(revision) && (revision as number) >= 0 ? (revision as number) : null
}

/** What every project has, where it is lost: a description of itself, and whoever rescued it among its annotators. */
function complete(
  project: IndexedProject,
  journal: JournalReading | null,
  path: string,
  { annotator, at, random }: Rescuer,
  parts: RescuePart[],
): void {
  if (!project.get('annotators', annotator.id)) {
    const record = { id: annotator.id, name: annotator.name, created: at }
    project.apply({ annotators: { added: { [annotator.id]: record }, updated: {}, removed: {} } })
  }
  if (project.size('info') > 0) return
  const id = journal?.header?.project ?? mintId<ProjectId>('project', random)
  const title = basename(path).replace(/(\.claimbench)?\.json$/, '') || 'Rescued project'
  const info = { id, title: title.slice(0, 200), guidelines: '', created: at }
  project.apply({ info: { added: { [id]: info }, updated: {}, removed: {} } })
  parts.push({
    where: 'info',
    place: 'info',
    name: 'Project',
    what: 'its title and guidelines are lost',
    outcome: 'mended',
    how: `It is called “${info.title}” after its file, and has no guidelines.`,
    said: [],
  })
}

function totalsOf(project: IndexedProject, parts: readonly RescuePart[]): RescueTotal[] {
  const counts = new Map<string, number>()
  for (const { place, outcome } of parts) {
    const key = `${place} ${outcome}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return tableNames.map(place => {
    const of = (outcome: RescuePart['outcome']) => counts.get(`${place} ${outcome}`) ?? 0
    return {
      place,
      rescued: project.size(place),
      restored: of('restored'),
      mended: of('mended'),
      leftOut: of('left-out'),
    }
  })
}

/** What is lost comes first, and what only stands there to be known comes last. */
function inOrder(parts: readonly RescuePart[]): RescuePart[] {
  const groups = new Map(rescueGroups.map(group => [group, [] as RescuePart[]]))
  for (const part of parts) groups.get(groupOf(part))?.push(part)
  return [...groups.values()].flat()
}
