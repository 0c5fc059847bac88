import { useEffect } from 'react'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'

/** What a part of the window shows for as long as it stands. */
export type Part =
  | { readonly kind: 'article'; readonly id: ArticleId }
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'entity'; readonly id: EntityId }
  | { readonly kind: 'comments'; readonly on: Comment['on'] }

const parts = new Set<Part>()

/** Notes that a part shows it, until the returned function is called. */
export function mounted(part: Part): () => void {
  parts.add(part)
  return () => parts.delete(part)
}

export const mountedParts = (): ReadonlySet<Part> => parts

/** The same for as long as the component stands. */
export function useMounted<K extends 'article' | 'claim' | 'entity'>(
  kind: K,
  id: Extract<Part, { kind: K }>['id'] | null,
): void {
  useEffect(() => (id ? mounted({ kind, id } as Part) : undefined), [kind, id])
}
