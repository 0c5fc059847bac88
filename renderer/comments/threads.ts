import type { CommentId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'

/** A comment and what was answered to it, oldest first. */
export interface Thread {
  readonly first: Comment
  readonly answers: readonly Comment[]
}

/** Comments, oldest first, as threads in the order in which they began. An answer whose comment is gone begins one. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const known = new Set<CommentId>(comments.map(({ id }) => id))
  const begins = ({ replyTo }: Comment) => replyTo === null || !known.has(replyTo)
  return comments
    .filter(begins)
    .map(first => ({ first, answers: comments.filter(each => !begins(each) && each.replyTo === first.id) }))
}
