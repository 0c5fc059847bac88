import { resolve } from 'node:path'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { counted } from '#shared/model/counted'
import { writeOut } from '../engine/files/write-out'
import { machine } from '../engine/workbench'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { openForReading } from './reading'

interface ExportOptions {
  readonly format: string
  /** A path, or `-` for stdout. */
  readonly out: string
  readonly json?: boolean
}

/** Why a name was not right for an export: there is a project behind it. */
const aboutTheName: ReadonlySet<string> = new Set(['exists', 'in-use'])

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
    const written = await writeOut(resolve(out), pieces)
    if (!written.ok) {
      const code = refuse(io, written.problem)
      return aboutTheName.has(written.problem.code) ? exitCodes.wrongUse : code
    }
    await print(io, json ?? false, written.value, [`${out}: ${counted(written.value.bytes, 'byte')}`])
    return exitCodes.done
  } finally {
    await store.close()
  }
}
