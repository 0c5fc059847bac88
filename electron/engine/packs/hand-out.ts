import { basename, resolve } from 'node:path'
import type { PackMade, PackPreview } from '#shared/api/packs-views'
import { done, failed, type Reply } from '#shared/api/problem'
import { type AnnotatorId, mintId, type PackId } from '#shared/model/ids'
import type { Operation } from '#shared/operations/operation'
import { makingFoundingPatch } from '#shared/packs/handed-out'
import type { PackFounding, PackHandedOut } from '#shared/packs/pack-bodies'
import { countsOf, type Packed, packing } from '#shared/packs/pack-of'
import type { PackSelection } from '#shared/packs/selection'
import { hashing } from '#shared/provenance/heads'
import type { Waiting } from '../making'
import { withSuffix } from '../methods/projects'
import { madeFile } from '../new-project'
import { unlessGivenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { frozen } from '../review/frozen'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'
import { Course } from '../storage/course'
import { removeIfThere } from '../storage/files'
import { realFiles } from '../storage/real-files'
import { runningSha256, sha256 } from '../storage/text-hash'

/** What a pack of the selection would hold, as the project is now. Others have their turns meanwhile. */
export async function preview(
  open: OpenProject,
  selection: PackSelection,
  by: AnnotatorId,
  { signal, tell }: Waiting,
): Promise<Reply<PackPreview>> {
  return unlessGivenUp(signal, async () => {
    const course = new Course(signal, tell)
    const packed = await packedNow(open, selection, by, course, ['Counting what would come along', 1])
    return done(previewOf(packed))
  })
}

/** The pack of the selection, of the project as it is now. `putting` is the part of the course in which it is put together. */
async function packedNow(
  open: OpenProject,
  selection: PackSelection,
  by: AnnotatorId,
  course: Course,
  putting: Parameters<Course['part']>,
): Promise<Packed> {
  course.part('Looking at the project', 0.1)
  const now = frozen(await unhurried(open.project.snapshotInSteps(), course))
  course.part(...putting)
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
 * the project does not know of was never told to anybody, and one that it knows of is there. Given up, there is no file.
 */
export function handOut(
  session: Session,
  open: OpenProject,
  asked: HandOut,
  by: AnnotatorId,
  waiting: Waiting,
): Promise<Reply<PackMade>> {
  return unlessGivenUp(waiting.signal, () => handOutNow(session, open, asked, by, waiting))
}

async function handOutNow(
  session: Session,
  open: OpenProject,
  { path, name, selection }: HandOut,
  by: AnnotatorId,
  waiting: Waiting,
): Promise<Reply<PackMade>> {
  const course = new Course(waiting.signal, waiting.tell)
  const packed = await packedNow(open, selection, by, course, ['Putting the pack together', 0.8])
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
  course.part('Putting the pack together', 1)
  const patch = await unhurried(makingFoundingPatch(packed.project), course)
  let founding: Operation | undefined
  const begin = async (project: OpenProject) => {
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
  const made = await madeFile(file, session.projects.surroundings, begin, waiting)
  if (!made.ok) return made
  if (!founding) throw new Error(`${basename(file)} was made without a beginning`)
  const body: PackHandedOut = {
    kind: 'pack.handOut',
    pack: { id: pack.id, name, articles: selection.articles, annotators: selection.annotators },
    founded: { id: founding.id, hash: await unhurried(hashing(founding, sha256, runningSha256)) },
  }
  const performed = await open.handOut(body, by)
  if (!performed.ok) {
    await removeIfThere(realFiles, file)
    return performed
  }
  const { size } = await realFiles.facts(file)
  return done({ ...previewOf(packed), performed: performed.value, written: { path: file, bytes: size } })
}
