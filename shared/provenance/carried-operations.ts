import type { Operation, OperationName } from '../operations/operation'

/** The operations of another history that an operation brought into this one, word for word. A merge does; no other kind. */
export function carriedOperations({ body }: Operation): readonly Operation[] {
  return body.kind === 'merge' ? body.operations.filter(isWhole) : []
}

export const isWhole = (carried: Operation | OperationName): carried is Operation => 'body' in carried

/** An operation with those that it carried, which came before it. */
export function* withCarried(operation: Operation): Generator<Operation> {
  for (const carried of carriedOperations(operation)) yield* withCarried(carried)
  yield operation
}
