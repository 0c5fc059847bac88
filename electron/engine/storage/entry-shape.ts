import { z } from 'zod'
import type { OperationHash, OperationId } from '#shared/model/ids'
import { annotatorId, moment, textHash } from '#shared/model/records'
import { decision } from '#shared/model/review-records'
import { tableNames } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import { type Operation, type OperationBody, operationBody } from '#shared/operations/operation'
import { packFounding, packHandedOut, packId } from '#shared/packs/pack-bodies'
import { unsoundness } from './json-soundness'
import { faultFinder } from './shape-check'

/*
 * What the history and the journal hold, as shapes to be checked. Checked only: what is stored is what was given.
 */

const operationId = z.string().regex(/^[\w.:-]{1,80}$/) as unknown as z.ZodType<OperationId, OperationId>
export const operationHash = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<
  OperationHash,
  OperationHash
>
const newDecision = decision.unwrap().omit({ created: true, changed: true })
const fields = z.record(z.string(), z.unknown())
const patch = z.partialRecord(
  z.enum(tableNames as [string, ...string[]]),
  z.record(z.string(), fields.nullable()),
)
const recordsPatch = z.object({
  kind: z.literal('records.patch'),
  patch,
  undoes: operationId.optional(),
  redoes: operationId.optional(),
  title: z.string().max(2_000).optional(),
  founds: z.literal(true).optional(),
  pack: packFounding.optional(),
  lost: z.array(textHash).optional(),
})
/** What was carried is checked part by part, with the operations in it. */
const merge = z.object({
  kind: z.literal('merge'),
  patch,
  from: z.object({ title: z.string().max(2_000), packs: z.array(packId).optional() }),
  operations: z.array(z.unknown()),
  decisions: z.array(newDecision),
  base: operationId.optional(),
  besides: patch.optional(),
})
const settlement = z.object({
  kind: z.literal('decision.settle'),
  title: z.string().max(2_000).optional(),
  decisions: z.array(newDecision),
  patch,
})
const operation = z.object({
  id: operationId,
  by: annotatorId,
  at: moment,
  prev: operationHash.optional(),
  body: z.object({ kind: z.string() }),
})
const operationName = z.strictObject({ id: operationId, hash: operationHash })
/** An entry of the history, but for what its operation does. */
export const entryShape = z.object({ operation, inverse: patch })

export const textsByHash = z.record(textHash, z.string())

/** What is wrong with a value that should be an entry of the history, in a few words, or undefined. */
export function entryFault(value: unknown): string | undefined {
  const unsound = unsoundness(value)
  if (unsound) return unsound
  const error = entryError(value)
  return error ? issueOf(error) : bodyFault((value as HistoryEntry).operation.body)
}

/** What only the engine puts together: no window can ask for these. A map, for a file may say that it is of the kind “constructor”. */
const bodyErrors: ReadonlyMap<string, ReturnType<typeof faultFinder>> = new Map([
  ['records.patch', faultFinder(recordsPatch)],
  ['merge', faultFinder(merge)],
  ['decision.settle', faultFinder(settlement)],
  ['pack.handOut', faultFinder(packHandedOut)],
])
const entryError = faultFinder(entryShape)
const requestedError = faultFinder(operationBody)

function bodyFault(body: OperationBody): string | undefined {
  const error = (bodyErrors.get(body.kind) ?? requestedError)(body)
  if (error) return `${body.kind}: ${issueOf(error)}`
  if (body.kind !== 'merge') return undefined
  for (const [i, carried] of body.operations.entries()) {
    if (operationName.safeParse(carried).success) continue
    const outer = operation.safeParse(carried)
    const fault = outer.success ? bodyFault((carried as Operation).body) : issueOf(outer.error)
    if (fault) return `merge: operation ${i + 1} of those carried: ${fault}`
  }
  return undefined
}

/** The first thing that a check found, with where it found it. */
export function issueOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'its shape is not right'
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}
