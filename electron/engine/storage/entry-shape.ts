import { z } from 'zod'
import type { Patch } from '#shared/model/change'
import type { OperationHash, OperationId } from '#shared/model/ids'
import { annotatorId, moment, textHash } from '#shared/model/records'
import { decision } from '#shared/model/review-records'
import { tableNames } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import { largestBatch, type Operation, type OperationBody, operationBody } from '#shared/operations/operation'
import { packFounding, packHandedOut, packId } from '#shared/packs/pack-bodies'
import { unhurried } from './breathing'
import type { Stretch } from './course'
import { isFields, unsoundness } from './json-soundness'
import { isLong } from './project-document'
import { faultFinder } from './shape-check'
import type { Soon } from './soon'

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

/** The same as `entryFault`: now, and of an entry that holds much in steps that others can come between. */
export function entryFaultSoon(value: unknown, course?: Stretch): Soon<string | undefined> {
  if (!isEntryLike(value) || !isLong(value)) return entryFault(value)
  return unhurried(provingEntry(value), course).then(sound => (sound ? undefined : entryFault(value)))
}

/** Whether it has the parts that an entry is gone through by, and no others. */
function isEntryLike(value: unknown): value is HistoryEntry {
  if (!isFields(value) || Object.keys(value).some(name => name !== 'operation' && name !== 'inverse'))
    return false
  const { operation, inverse } = value
  if (!isFields(operation) || !isFields(operation.body) || !isFields(inverse)) return false
  const body = operation.body as unknown as OperationBody
  const patches: unknown[] = [inverse, ...Object.values(patchesOf(body))]
  return (
    Object.values(listsOf(body)).every(Array.isArray) &&
    patches.every(patch => isFields(patch) && Object.values(patch).every(isFields))
  )
}

/** How many parts or records of an entry are looked at together. */
const few = 100

/**
 * Whether an entry of the history certainly has no fault, asked in steps that others can come between: what it holds many
 * of is looked at a few at a time, with the rest of it. Where not, `entryFault` says what is wrong, if anything.
 */
export function* provingEntry({ operation, inverse }: HistoryEntry): Generator<undefined, boolean> {
  const { body } = operation
  if (body.kind === 'batch' && body.operations.length > largestBatch) return false
  const lists = listsOf(body)
  const frame = {
    ...body,
    ...mapped(lists, list => list.slice(0, 1)),
    ...mapped(patchesOf(body), () => ({})),
  }
  const sound = (part: object) =>
    entryFault({ operation: { ...operation, body: { ...frame, ...part } }, inverse: {} }) === undefined
  if (!sound({})) return false
  for (const [name, list] of Object.entries(lists)) {
    for (let at = 0; at < list.length; at += few) {
      if (!sound({ [name]: list.slice(at, at + few) })) return false
      yield
    }
  }
  for (const [name, records] of Object.entries(patchesOf(body)))
    for (const some of someOf(records)) {
      if (!sound({ [name]: some })) return false
      yield
    }
  for (const some of someOf(inverse)) {
    if (unsoundness(some) ?? entryError({ operation, inverse: some })) return false
    yield
  }
  return true
}

type Lists = Readonly<Record<string, readonly unknown[]>>

/** What an operation may hold any number of: each is right or wrong by itself. */
function listsOf(body: OperationBody): Lists {
  if (body.kind === 'batch') return { operations: body.operations }
  if (body.kind === 'merge') return { operations: body.operations, decisions: body.decisions }
  return body.kind === 'decision.settle' ? { decisions: body.decisions } : {}
}

function patchesOf(body: OperationBody): Readonly<Record<string, Patch>> {
  if (body.kind === 'merge' && body.besides) return { patch: body.patch, besides: body.besides }
  const patched = body.kind === 'merge' || body.kind === 'decision.settle' || body.kind === 'records.patch'
  return patched ? { patch: body.patch } : {}
}

const mapped = <V, R>(parts: Readonly<Record<string, V>>, part: (value: V) => R) =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, part(value)]))

/** A patch in patches of a few records each. */
function* someOf(patch: Patch): Generator<Patch> {
  for (const [table, records] of Object.entries(patch)) {
    const names = Object.keys(records ?? {})
    for (let at = 0; at === 0 || at < names.length; at += few) {
      const some = names.slice(at, at + few).map(name => [name, records?.[name]])
      yield { [table]: Object.fromEntries(some) } as Patch
    }
  }
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
