import { realpath } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { writeOut } from '../engine/files/write-out'
import { machine } from '../engine/workbench'
import type { Io } from './io'
import { counted, type ExitCode, exitCodes, print, refuse } from './outcome'
import { openForReading } from './reading'

interface ExportOptions {
  readonly format: string
  /** A path, or `-` for stdout. */
  readonly out: string
  readonly json?: boolean
}

/** Writes a project's dataset to a file or to stdout. Reads the project only. */
export async function exportDataset(io: Io, file: string, { out, json }: ExportOptions): Promise<ExitCode> {
  const opened = await openForReading(resolve(file))
  if (!opened.ok) return refuse(io, opened.problem)
  const store = opened.value
  try {
    for (const sentence of store.recovery) io.err(`claimbench: ${sentence}\n`)
    const pieces = datasetPieces(
      datasetFrom(store.project, {
        generator: `Claimbench ${io.version}`,
        exportedAt: machine.now().toISOString(),
      }),
    )
    if (out === '-') {
      for (const piece of pieces) await io.out(piece)
      return exitCodes.done
    }
    const target = resolve(out)
    if (await wouldReplaceProject(target, store.path)) {
      io.err(
        `claimbench: “${basename(target)}” is a project, and was left as it is. Give another name to --out.\n`,
      )
      return exitCodes.wrongUse
    }
    const written = await writeOut(target, pieces)
    if (!written.ok) return refuse(io, written.problem)
    await print(io, json ?? false, written.value, [`${out}: ${counted(written.value.bytes, 'byte')}`])
    return exitCodes.done
  } finally {
    await store.close()
  }
}

/** A dataset is never written over a project: neither the one that it is made from nor another. */
async function wouldReplaceProject(target: string, project: string): Promise<boolean> {
  const there = await realpath(target).catch(() => undefined)
  return there !== undefined && (there === project || there.endsWith('.claimbench.json'))
}
