import { access, constants, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { counted } from '#shared/model/counted'
import { Readers } from '../engine/apart/readers'
import { projectSuffix, withSuffix } from '../engine/methods/projects'
import type { WorkbenchSession } from '../engine/ports'
import { createEngine, machine } from '../engine/workbench'
import { addBatch, type FileOutcome } from './add-batch'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'

interface ImportOptions {
  readonly into: string
  readonly title?: string
  readonly json?: boolean
}

/** How many files are read at once and become one operation. */
const batchSize = 100

/** Brings articles into a project, which is made where there is none. The same text is not added twice. */
export async function importArticles(
  io: Io,
  files: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const path = withSuffix(resolve(options.into))
  const present = (await stat(path).catch(() => undefined)) !== undefined
  if (present && options.title !== undefined) {
    io.err(
      `claimbench: “${basename(path)}” is there already and keeps its title. --title is for a new project.\n`,
    )
    return exitCodes.wrongUse
  }
  const readers = new Readers()
  try {
    return await importInto(io, files, options, { path, present, readers })
  } finally {
    readers.end()
  }
}

interface Place {
  readonly path: string
  readonly present: boolean
  readonly readers: Readers
}

async function importInto(
  io: Io,
  files: readonly string[],
  options: ImportOptions,
  { path, present, readers }: Place,
): Promise<ExitCode> {
  const unreadable = await unreadableOf(files)
  const readable = files.filter(file => !unreadable.has(file))
  if (!present && !(await anyArticle(readers, readable))) {
    io.err('claimbench: None of the files is an article that can be read. No project has been made.\n')
    for (const [file, message] of unreadable) io.err(`claimbench: ${file}: ${message}\n`)
    return unreadable.size > 0 ? exitCodes.files : exitCodes.findings
  }

  const engine = createEngine(machine, readers)
  const { version, sampleFolder, configFolder } = io
  const session = await engine.openSession({
    host: 'web',
    version,
    sampleFolder,
    configFolder,
    chooseFiles: async () => [],
    forgetful: true,
  })
  try {
    const { methods } = session
    const title =
      options.title ??
      basename(path)
        .replace(projectSuffix, '')
        .replace(/\.json$/, '')
    const opened = present
      ? await methods['project.open']({ path })
      : await methods['project.create']({ path, title })
    if (!opened.ok) return refuse(io, opened.problem)
    const { readOnly, recovery } = opened.value.project
    for (const sentence of recovery) io.err(`claimbench: ${sentence}\n`)
    if (readOnly !== null) {
      io.err(`claimbench: ${readOnly} Nothing has been added.\n`)
      return exitCodes.files
    }
    const target = { path, created: !present, json: options.json ?? false }
    const code = await bringIn(io, session, files, unreadable, target)
    const closed = await methods['project.close']({})
    return closed.ok ? code : refuse(io, closed.problem)
  } finally {
    await session.close()
    await engine.closeEngine()
  }
}

/** The files that cannot be read at all, with why. */
async function unreadableOf(files: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const file of files) {
    try {
      await access(file, constants.R_OK)
      if (!(await stat(file)).isFile()) found.set(file, 'it is not a file')
    } catch (error) {
      const gone = (error as NodeJS.ErrnoException).code === 'ENOENT'
      found.set(file, gone ? 'there is no such file' : 'you have no permission to read it')
    }
  }
  return found
}

/** Whether there is any article among the files: a project is not made for nothing. */
async function anyArticle(readers: Readers, files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const outcome = await readers.read('article', { path: resolve(file) })
    if (outcome.ended === 'answered' && outcome.answer.ok) return true
  }
  return false
}

interface Target {
  readonly path: string
  readonly created: boolean
  readonly json: boolean
}

async function bringIn(
  io: Io,
  session: WorkbenchSession,
  files: readonly string[],
  unreadable: ReadonlyMap<string, string>,
  { path, created, json }: Target,
): Promise<ExitCode> {
  const outcomes: FileOutcome[] = []
  for (let at = 0; at < files.length; at += batchSize) {
    const batch = await addBatch(session, files.slice(at, at + batchSize), unreadable)
    if (!batch.ok) {
      const kept = outcomes.filter(({ outcome }) => outcome === 'added').length
      io.err(`claimbench: ${counted(kept, 'article')} had been added before this:\n`)
      return refuse(io, batch.problem)
    }
    outcomes.push(...batch.value)
  }
  const count = (outcome: FileOutcome['outcome']) => outcomes.filter(file => file.outcome === outcome).length
  const sums = {
    added: count('added'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    unreadable: count('unreadable'),
  }
  const lines = outcomes.map(lineOf)
  const rest = [
    `${counted(sums.added, 'article')} added`,
    `${sums.duplicates} there already`,
    ...(sums.refused + sums.unreadable > 0 ? [`${sums.refused + sums.unreadable} not taken`] : []),
  ]
  await print(io, json, { project: path, created, ...sums, files: outcomes }, [
    ...lines,
    `${path}: ${rest.join(', ')}`,
  ])
  return sums.unreadable > 0 ? exitCodes.files : sums.refused > 0 ? exitCodes.findings : exitCodes.done
}

const lineOf = (outcome: FileOutcome): string =>
  `${outcome.outcome.padEnd(10)} ${outcome.file}: ${'message' in outcome ? outcome.message : outcome.title}`
