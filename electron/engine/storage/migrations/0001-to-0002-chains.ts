import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/provenance/canonical-json'
import { isFields, unsoundness } from '../json-soundness'
import type { Context, Fields, Migration } from './migration'

/*
 * Frozen. Version 2 chains each author's operations: `prev` is the SHA-256 of the canonical JSON of the operation
 * before it by the same author, and `heads` names the last of each. For a history of version 1 they are worked out
 * from its operations as they stand: two copies of one project come to the same.
 */
export const toVersion2: Migration = {
  to: 2,

  async document(root, breathe) {
    if (!Array.isArray(root.history)) return { ...root, version: 2 }
    const heads = new Map<string, string>()
    const history: unknown[] = []
    for (const entry of root.history) {
      const chained = withPrev(entry, { prev: by => heads.get(by) })
      const operation = operationOf(chained)
      if (operation) heads.set(operation.by, hashOf(operation))
      history.push(chained)
      await breathe()
    }
    return { ...root, version: 2, heads: Object.fromEntries(heads), history }
  },

  entry: withPrev,
}

function withPrev(entry: unknown, { prev }: Context): unknown {
  const operation = operationOf(entry)
  if (!operation) return entry
  const before = prev(operation.by)
  return {
    ...(entry as Fields),
    operation: before === undefined ? operation : { ...operation, prev: before },
  }
}

/** The entry's operation, where it is one as far as matters here; what is wrong with others is found later. */
function operationOf(entry: unknown): (Fields & { readonly by: string }) | undefined {
  const operation = isFields(entry) ? entry.operation : undefined
  if (!isFields(operation) || typeof operation.by !== 'string') return undefined
  return unsoundness(operation) ? undefined : (operation as Fields & { readonly by: string })
}

const hashOf = (operation: Fields) =>
  createHash('sha256').update(canonicalJson(operation), 'utf8').digest('hex')
