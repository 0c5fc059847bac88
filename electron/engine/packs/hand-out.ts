import { basename, resolve } from 'node:path'
import type { Performed } from '#shared/api/contract'
import type { PackMade, PackPreview } from '#shared/api/packs-views'
import { done, failed, type Reply } from '#shared/api/problem'
import { type AnnotatorId, mintId, type PackId } from '#shared/model/ids'
import type { Operation } from '#shared/operations/operation'
import { makingFoundingPatch } from '#shared/packs/handed-out'
import type { PackFounding, PackHandedOut } from '#shared/packs/pack-bodies'
import { countsOf, type Packed, packing } from '#shared/packs/pack-of'
import type { PackSelection } from '#shared/packs/selection'
import { hashing } from '#shared/provenance/heads'
import { withSuffix } from '../methods/projects'
import { type Begin, madeFile } from '../new-project'
import type { OpenProject } from '../open-project'
import { frozen } from '../review/frozen'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { realFiles } from '../storage/real-files'
import { writtenNow } from '../storage/remove-unheld'
import { runningSha256, sha256 } from '../storage/text-hash'

/** What a pack of the selection would hold, as the project is now. Others have their turns meanwhile. */
export async function preview(
  open: OpenProject,
  selection: PackSelection,
  by: AnnotatorId,
  course: Course,
): Promise<PackPreview> {
  return previewOf(await packedNow(open, selection, by, course, 'Counting what would come along'))
}

/** The pack of the selection, of the project as it is now: all of the course. `putting` says that it is put together. */
async function packedNow(
  open: OpenProject,
  selection: PackSelection,
  by: AnnotatorId,
  course: Course,
  putting: string,
): Promise<Packed> {
  course.part('Looking at the project', 0.1)
  const now = frozen(await unhurried(open.project.snapshotInSteps(), course))
  course.part(putting, 1)
  const packed = await unhurried(packing(now, selection, by), course)
  course.reached(1)
  return packed
}

function previewOf(packed: Packed): PackPreview {
  const { links, comments } = packed.stayed
  return {
    counts: countsOf(packed),
    stayed: { links, comments },
    annotators: [...packed.project.annotators.values()].map(({ name }) => name),
  }
}

export interface HandOut {
  readonly path: string
  readonly name: string
  readonly selection: PackSelection
}

/**
 * Writes the pack and then keeps in the project that it is out, in the name of `by`. The file is there first: a pack that
 * the project does not know of was never told to anybody, and one that it knows of is there. Given up, which throws, there
 * is no file.
 */
export async function handOut(
  session: Session,
  open: OpenProject,
  { path, name, selection }: HandOut,
  by: AnnotatorId,
  course: Course,
): Promise<Reply<PackMade>> {
  const packed = await packedNow(open, selection, by, course.within(0.2), 'Putting the pack together')
  if (packed.stayed.articles > 0)
    return failed(
      'missing',
      'Some of the articles that were chosen are not in the project any more. Choose again.',
    )
  const [info] = open.project.all('info')
  if (!info) throw new Error('a project without a description was handed out')
  const { random } = session.projects.surroundings
  const pack: PackFounding = { id: mintId<PackId>('pack', random), name, of: info.id }
  const file = withSuffix(resolve(path))
  course.part('Putting the pack together', 0.25)
  const patch = await unhurried(makingFoundingPatch(packed.project), course)
  let founding: Operation | undefined
  const begin: Begin = async (project, waiting) => {
    const begun = await project.found(
      patch,
      `Handed out as “${name}”`,
      by,
      packed.project.texts,
      pack,
      waiting,
    )
    founding = project.book.entries[0]?.operation
    return begun
  }
  const made = await madeFile(file, session.projects.surroundings, begin, course.within(0.95))
  if (!made.ok) return made
  if (!founding) throw new Error(`${basename(file)} was made without a beginning`)
  const written = await writtenNow(file)
  const out = { id: pack.id, name, articles: selection.articles, annotators: selection.annotators }
  let performed: Reply<Performed> | undefined
  try {
    performed = await keptInMind(open, out, founding, by, course)
  } finally {
    // Nobody was told of it; but whoever has found it and works in it keeps it.
    if (!performed?.ok && written) await session.projects.remove(file, written)
  }
  if (!performed.ok) return performed
  const { size } = await realFiles.facts(file)
  return done({ ...previewOf(packed), performed: performed.value, written: { path: file, bytes: size } })
}

/** Keeps in the project that the pack is out that begins with `founding`. */
async function keptInMind(
  open: OpenProject,
  pack: PackHandedOut['pack'],
  founding: Operation,
  by: AnnotatorId,
  course: Course,
): Promise<Reply<Performed>> {
  course.part('Keeping in mind that it is out', 1)
  const hash = await unhurried(hashing(founding, sha256, runningSha256), course)
  course.reached(1)
  return open.handOut({ kind: 'pack.handOut', pack, founded: { id: founding.id, hash } }, by)
}
