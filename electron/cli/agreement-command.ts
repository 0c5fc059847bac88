import { agreementReport } from '#shared/agreement/agreement-report'
import type { Level } from '#shared/agreement/reliability-data'
import { seededRandom } from '#shared/agreement/seeded-random'
import { unitizingReport } from '#shared/agreement/unitizing-report'
import { continuumFrom } from './agreement-continuum'
import { readCsv } from './agreement-csv'
import { continuumLines, tableLines } from './agreement-lines'
import { numberIn, tableFrom } from './agreement-table'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'

/** What `agreement` was asked, as it stands on the command line. */
export interface AgreementOptions {
  readonly table?: string
  readonly level?: Level
  readonly bootstrap?: string
  readonly seed?: string
  readonly continuum?: string
  readonly start?: string
  readonly length?: string
  readonly json?: boolean
}

/** Works out inter-annotator agreement from plain data: codes of units, or a continuum cut into units. */
export async function agreement(io: Io, options: AgreementOptions): Promise<ExitCode> {
  const { table, level, bootstrap, seed, continuum, start, length } = options
  const wrong = (what: string): ExitCode => {
    io.err(`claimbench: ${what}\n(claimbench agreement --help says how it is used)\n`)
    return exitCodes.wrongUse
  }
  if ((table === undefined) === (continuum === undefined))
    return wrong('Give either --table or --continuum, and the file.')
  if (table !== undefined) {
    if (start !== undefined || length !== undefined)
      return wrong('--start and --length belong to --continuum.')
    const resamples = wholeIn(bootstrap)
    if (resamples === 'wrong') return wrong(`--bootstrap ${bootstrap} is not a whole number above 0.`)
    const seeded = wholeIn(seed)
    if (seeded === 'wrong') return wrong(`--seed ${seed} is not a whole number above 0.`)
    return ofTable(io, table, level ?? 'nominal', resamples, seeded ?? 1, options.json ?? false)
  }
  if (level !== undefined || bootstrap !== undefined || seed !== undefined)
    return wrong('--level, --bootstrap and --seed belong to --table.')
  const [from, long] = [numberIn(start ?? '0'), numberIn(length ?? '')]
  if (from === undefined) return wrong(`--start ${start} is not a number.`)
  if (length === undefined) return wrong('--continuum needs --length, the length of the whole continuum.')
  if (long === undefined || long <= 0) return wrong(`--length ${length} is not a number above 0.`)
  return ofContinuum(io, continuum ?? '', { start: from, length: long }, options.json ?? false)
}

async function ofTable(
  io: Io,
  file: string,
  level: Level,
  resamples: number | undefined,
  seed: number,
  json: boolean,
): Promise<ExitCode> {
  const rows = await readCsv(file)
  if (!rows.ok) return refuse(io, rows.problem)
  const table = tableFrom(file, rows.value, level)
  if (!table.ok) return refuse(io, table.problem)
  for (const remark of table.value.remarks) io.err(`claimbench: ${remark}\n`)
  const report = agreementReport(
    table.value.data,
    level,
    resamples === undefined ? undefined : { random: seededRandom(seed), resamples },
  )
  const told = resamples === undefined ? { file, ...report } : { file, seed, ...report }
  await print(io, json, told, tableLines(file, report))
  return exitCodes.done
}

async function ofContinuum(
  io: Io,
  file: string,
  extent: { readonly start: number; readonly length: number },
  json: boolean,
): Promise<ExitCode> {
  const rows = await readCsv(file)
  if (!rows.ok) return refuse(io, rows.problem)
  const continuum = continuumFrom(file, rows.value, extent)
  if (!continuum.ok) return refuse(io, continuum.problem)
  const report = unitizingReport(continuum.value)
  await print(io, json, { file, ...report }, continuumLines(file, report))
  return exitCodes.done
}

const wholeIn = (text: string | undefined): number | undefined | 'wrong' =>
  text === undefined ? undefined : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 'wrong'
