import { resolve } from 'node:path'
import type { LandingRow, ReviewLandings } from '#shared/api/packs-views'
import { done, failed, type Reply } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import type { ProjectReader } from '#shared/model/project'
import { partialDate } from '#shared/model/records'
import type { PackSelection } from '#shared/packs/selection'
import { packMethods } from '../engine/methods/packs'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { withProject } from './reviewing'

export interface PackOptions {
  readonly out?: string
  readonly name?: string
  readonly articles?: readonly string[]
  readonly annotators?: readonly string[]
  readonly neededEntities?: boolean
  readonly assessments?: boolean
  readonly review?: boolean
  readonly since?: string
  readonly list?: boolean
  readonly json?: boolean
}

/** Hands articles out as a pack, writes a review pack, or lists what is out. */
export async function pack(io: Io, file: string, options: PackOptions): Promise<ExitCode> {
  const path = resolve(file)
  if (options.list) return listPacks(io, path, options)
  if (options.out === undefined) return wrongUse(io, '--out says which file to write.')
  return options.review ? sendReview(io, path, options.out, options) : handOut(io, path, options.out, options)
}

async function handOut(io: Io, path: string, out: string, options: PackOptions): Promise<ExitCode> {
  const { name, articles, json } = options
  if (!name || !articles?.length)
    return wrongUse(io, 'a pack needs a --name, and --articles: ids or titles, or “all”.')
  const made = await withProject(io, path, async (session, open) => {
    const selection = selectionOf(open.project, articles, options)
    return selection.ok
      ? packMethods(session)['packs.handOut']({
          project: open.path,
          path: resolve(out),
          name,
          selection: selection.value,
        })
      : selection
  })
  if (!made.ok) return refuse(io, made.problem)
  const { counts, written, stayed } = made.value
  const held = `${counted(counts.articles, 'article')}, ${counted(counts.claims, 'claim')}, ${counted(counts.entities, 'entity', 'entities')}`
  const left = stayed.links + stayed.comments
  await print(io, json ?? false, { path: written.path, name, counts, stayed, bytes: written.bytes }, [
    `${written.path}: “${name}”, ${held}`,
    ...(left > 0 ? [`${left} of what was chosen stay behind: what they refer to is not in the pack`] : []),
  ])
  return exitCodes.done
}

async function sendReview(io: Io, path: string, out: string, options: PackOptions): Promise<ExitCode> {
  const { since, json } = options
  if (since !== undefined && !(partialDate.safeParse(since).success && since.length === 10))
    return wrongUse(io, '--since takes a day, as 2025-03-02.')
  const made = await withProject(io, path, session =>
    packMethods(session)['reviewPacks.send']({
      since: since === undefined ? null : `${since}T00:00:00.000Z`,
      path: resolve(out),
    }),
  )
  if (!made.ok) return refuse(io, made.problem)
  const { written, verdicts, comments, open } = made.value
  await print(io, json ?? false, { path: written.path, verdicts, comments, open, bytes: written.bytes }, [
    `${written.path}: ${counted(verdicts, 'verdict')}, ${counted(comments, 'comment')}, ${counted(written.bytes, 'byte')}`,
    ...(open > 0 ? [`${counted(open, 'open decision')} not sent`] : []),
  ])
  return exitCodes.done
}

async function listPacks(io: Io, path: string, { json }: PackOptions): Promise<ExitCode> {
  const listed = await withProject(io, path, session => packMethods(session)['packs.list']({}))
  if (!listed.ok) return refuse(io, listed.problem)
  const lines = listed.value.out.map(
    ({ name, at, byName, articles, back }) =>
      `${at}  “${name}” by ${byName}; ${counted(articles.length, 'article')}; ${back.length > 0 ? `came back ${back.at(-1)}` : 'not back yet'}`,
  )
  await print(io, json ?? false, listed.value, lines.length > 0 ? lines : [`${path}: nothing is handed out`])
  return exitCodes.done
}

/** Applies what fits of a review pack; ends with findings where something had no place. */
export async function apply(
  io: Io,
  project: string,
  review: string,
  { dryRun, json }: { readonly dryRun?: boolean; readonly json?: boolean },
): Promise<ExitCode> {
  const applied = await withProject<ReviewLandings>(io, resolve(project), async (session, open) => {
    const methods = packMethods(session)
    const path = resolve(review)
    return dryRun
      ? methods['reviewPacks.read']({ path })
      : methods['reviewPacks.apply']({ project: open.path, path })
  })
  if (!applied.ok) return refuse(io, applied.problem)
  const { counts, rows } = applied.value
  const sum = (sort: LandingRow['landing']) => counts.verdict[sort] + counts.comment[sort]
  await print(io, json ?? false, applied.value, [
    ...rows.filter(({ landing }) => landing === 'no-place').map(lineOf),
    `${project}: ${counted(counts.verdict.applies, 'verdict')} and ${counted(counts.comment.applies, 'comment')} ${dryRun ? 'would apply' : 'applied'}, ${sum('agrees')} said what stands, ${sum('applied-before')} applied before, ${sum('no-place')} without a place`,
  ])
  return sum('no-place') > 0 ? exitCodes.findings : exitCodes.done
}

const lineOf = ({ kind, what, title, says, why }: LandingRow) =>
  `no place: ${kind} on ${title ? `“${title}”, ` : ''}${what}${says === null ? '' : `: ${says}`}. ${why}`

function wrongUse(io: Io, message: string): ExitCode {
  io.err(`claimbench: ${message}\n`)
  return exitCodes.wrongUse
}

/** What is named on the command line, as what it is in the project: articles and annotators by id, or by title and name. */
function selectionOf(
  project: ProjectReader,
  articles: readonly string[],
  { annotators = ['none'], neededEntities, assessments }: PackOptions,
): Reply<PackSelection> {
  const all = [...project.all('articles')]
  const chosen = new Set<(typeof all)[number]['id']>()
  for (const named of articles) {
    const found = named === 'all' ? all : all.filter(({ id, title }) => id === named || title === named)
    if (found.length === 0) return failed('missing', `There is no article “${named}” in the project.`)
    for (const { id } of found) chosen.add(id)
  }
  const people = [...project.all('annotators')]
  const whose: (typeof people)[number]['id'][] = []
  const [only] = annotators
  if (annotators.length > 1 || (only !== 'all' && only !== 'none'))
    for (const named of annotators) {
      const found = people.filter(({ id, name }) => id === named || name === named)
      if (found.length === 0) return failed('missing', `There is no annotator “${named}” in the project.`)
      whose.push(...found.map(({ id }) => id))
    }
  return done({
    articles: [...chosen],
    annotators: annotators.length === 1 && only === 'all' ? 'all' : whose,
    register: neededEntities ? 'needed' : 'all',
    assessments: assessments ?? false,
  })
}
