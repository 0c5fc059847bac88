import { resolve } from 'node:path'
import { groupOf, groupWords, partWords, summaryOf, tableWords } from '#shared/api/rescue-words'
import { emptyMemory, Memory, memorySchema } from '../engine/memory'
import type { Rescue } from '../engine/rescue/rescue'
import { rescueFile, writeRescued } from '../engine/rescue/rescue-files'
import { realFiles } from '../engine/storage/real-files'
import { SettingsFile } from '../engine/storage/settings-file'
import { machine } from '../engine/workbench'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'

interface RescueOptions {
  readonly out?: string
  readonly json?: boolean
}

/** Writes what can be rescued of a damaged project to a new file, and says what became of each part. Without `out` it only says so. */
export async function rescueProject(io: Io, file: string, { out, json }: RescueOptions): Promise<ExitCode> {
  const path = resolve(file)
  const settings = await SettingsFile.open(`${io.configFolder}/settings.json`, memorySchema, emptyMemory)
  const { annotator: id, annotatorName } = await new Memory(settings, machine.random).identity()
  const annotator = { id, name: annotatorName || 'Analyst' }
  const at = machine.now().toISOString()
  const outcome = await rescueFile(realFiles, path, { annotator, at, random: machine.random })
  if (!outcome.ok) return refuse(io, outcome.problem)
  const { report } = outcome.value
  if (!report.readable) {
    await print(io, json ?? false, { ...report, out: null }, linesOf(outcome.value, file, undefined))
    return exitCodes.files
  }
  if (out !== undefined) {
    const written = await writeRescued(realFiles, outcome.value, path, resolve(out))
    if (!written.ok) {
      const code = refuse(io, written.problem)
      return written.problem.code === 'exists' || written.problem.code === 'in-use'
        ? exitCodes.wrongUse
        : code
    }
  }
  await print(io, json ?? false, { ...report, out: out ?? null }, linesOf(outcome.value, file, out))
  const lost = report.parts.some(({ outcome }) => outcome === 'left-out')
  return lost ? exitCodes.findings : exitCodes.done
}

function linesOf({ report }: Rescue, file: string, out: string | undefined): string[] {
  const parts = report.parts.flatMap(part => [
    `${part.where}: ${groupWords[groupOf(part)].toLowerCase()}: ${partWords(part)}`,
    ...part.said.map(said => `    ${said.replaceAll('\n', '\n    ')}`),
  ])
  const held = report.totals.flatMap(({ place, rescued }) =>
    rescued > 0 ? [tableWords(place, rescued)] : [],
  )
  const where = out === undefined ? 'not written: --out names the new file' : `in ${out}`
  return [
    ...parts,
    `${file}: ${summaryOf(report)}`,
    ...(report.readable ? [`rescued: ${held.join(', ')} (${where})`] : []),
  ]
}
