import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import { nounsOf } from '#shared/model/table-nouns'
import { short } from '#shared/operations/short'
import { factsIfThere } from '../engine/storage/files'
import { temporaryName } from '../engine/storage/names'
import { problemOf } from '../engine/storage/problem-error'
import { realFiles } from '../engine/storage/real-files'
import { replaceFile } from '../engine/storage/replace-file'
import type { Io } from './io'
import { type Merged, mergeInto } from './merge-files'
import { namedByGit } from './named-by-git'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { openForReading } from './reading'

export interface MergeOptions {
  readonly base?: string
  readonly out?: string
  readonly inPlace?: boolean
  readonly take?: 'mine' | 'theirs'
  readonly git?: boolean
  readonly json?: boolean
}

/**
 * Merges teammates' files into a project, one after the other: what does not conflict is taken, what does stays as it
 * is and waits for a decision. Without `--out` or `--in-place` nothing is written. Ends with findings where a conflict
 * is open.
 */
export async function merge(io: Io, files: readonly string[], options: MergeOptions): Promise<ExitCode> {
  if (options.git) return mergeForGit(io, files, options)
  const [mine = '', ...theirs] = files.map(file => resolve(file))
  if (options.out !== undefined && options.inPlace) {
    io.err('claimbench: --out or --in-place, not both.\n')
    return exitCodes.wrongUse
  }
  const out = options.out === undefined ? null : resolve(options.out)
  if (out && (await factsIfThere(realFiles, out)))
    return refuse(
      io,
      failed(
        'exists',
        `There is a file “${basename(out)}” already; it was left as it is. Choose another name.`,
        out,
      ).problem,
    )
  const { take, base } = options
  const merged = options.inPlace
    ? await mergeInto(io, mine, theirs, { take, base })
    : await inCopy(mine, async copy => {
        const done = await mergeInto(io, copy, theirs, { take, base })
        if (done.ok && out)
          await replaceFile(realFiles, out, temporaryName(out, 'copy'), [await readFile(copy)])
        return done
      })
  if (!merged.ok) return refuse(io, merged.problem)
  const written = options.inPlace ? mine : out
  await print(io, options.json ?? false, { project: mine, written, ...merged.value }, [
    ...linesOf(merged.value),
    written ? `${written}: merged` : 'Nothing was written: --out or --in-place says where to.',
  ])
  return endOf(merged.value)
}

/**
 * As a merge driver of git is called: with the common ancestor, ours, which gets the result, and theirs. Those are
 * files of a passing name; what they are versions of is the fourth, for what is told.
 */
async function mergeForGit(io: Io, files: readonly string[], { take }: MergeOptions): Promise<ExitCode> {
  const [ancestor, ours, theirs, name, ...more] = files
  if (ancestor === undefined || ours === undefined || theirs === undefined || more.length > 0) {
    io.err('claimbench: --git takes what git gives: %O %A %B %P.\n')
    return exitCodes.wrongUse
  }
  let copied = copyName
  const merged = await inCopy(ours, async copy => {
    copied = copy
    const done = await mergeInto(io, copy, [theirs], { take, ancestor })
    if (done.ok) await writeFile(ours, await readFile(copy))
    return done
  })
  const named = namedByGit({ ancestor, ours, theirs, copy: copied }, name)
  if (!merged.ok) return refuse(io, { ...merged.problem, message: named(merged.problem.message) })
  for (const line of linesOf(merged.value, named)) io.err(`${line}\n`)
  return endOf(merged.value)
}

const endOf = ({ conflicts }: Merged): ExitCode =>
  conflicts.length > 0 ? exitCodes.findings : exitCodes.done

const copyName = 'merged.claimbench.json'

/** Does the work on a copy in a folder of its own, so that nothing is left beside the project. */
async function inCopy<T>(path: string, act: (copy: string) => Promise<Reply<T>>): Promise<Reply<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-merge-'))
  const copy = join(folder, copyName)
  try {
    const copied = await copyOf(path, copy)
    return copied.ok ? await act(copy) : copied
  } catch (error) {
    return { ok: false, problem: problemOf(error, path, 'Nothing has been changed.') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The project with what its journal adds to it. */
async function copyOf(path: string, copy: string): Promise<Reply<null>> {
  const opened = await openForReading(path)
  if (!opened.ok) return opened
  const store = opened.value
  const { newer } = store
  const saved =
    newer === null ? await store.saveCopy(copy) : await copyFile(path, copy).then(() => done(null))
  await store.close()
  return saved.ok ? done(null) : saved
}

/** What came of it; files go by what `named` makes of their names. */
function linesOf({ files, conflicts }: Merged, named: (words: string) => string = words => words): string[] {
  return [
    ...files.flatMap(({ fileName, notes, taken, cameAlong }) => [
      `${named(fileName)}: ${counted(taken, 'difference')} taken`,
      ...notes.map(note => `  ${named(note)}`),
      ...cameAlong.map(({ sentence }) => `  ${sentence}`),
    ]),
    ...conflicts.map(
      ({ table, title, explanation }) => `conflict: ${nounsOf[table]} “${short(title)}”: ${explanation}`,
    ),
    conflicts.length === 0 ? 'No conflict is open.' : `${counted(conflicts.length, 'conflict')} left open.`,
  ]
}
