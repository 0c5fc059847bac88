import { quoteOf } from '../anchors/anchor'
import { inQuotes } from '../model/in-quotes'
import type { ProjectReader } from '../model/project'
import type { Claim } from '../model/records'
import { nounsOf } from '../model/table-nouns'
import type { OperationBody } from './operation'
import { short } from './short'

type ReviewBody = Extract<
  OperationBody,
  { kind: `comment.${string}` | `decision.${string}` | `adjudication.${string}` }
>

/** What an operation of a review did, in a few words for the history. */
export function describeReview(body: ReviewBody, project: ProjectReader): string {
  switch (body.kind) {
    case 'comment.add': {
      const { on, replyTo } = body.comment
      return replyTo ? 'Replied to a comment' : `Commented on ${nameOf(on.table, on.id, project)}`
    }
    case 'comment.set':
      if (body.patch.text !== undefined) return 'Changed a comment'
      return body.patch.resolved ? 'Resolved a comment' : 'Opened a comment again'
    case 'comment.delete':
      return 'Deleted a comment'
    case 'decision.settle': {
      if (body.title !== undefined) return body.title
      const count = body.decisions.length
      return count === 1 ? 'Decided what was left open' : `Decided ${count} of what was left open`
    }
    case 'decision.reopen':
      return 'Opened a decision again'
    case 'adjudication.settle':
      return settled(body.adjudication, project)
    case 'adjudication.reopen':
      return 'Took back an adjudication'
  }
}

function settled(
  { verdict, gold }: Extract<ReviewBody, { kind: 'adjudication.settle' }>['adjudication'],
  project: ProjectReader,
): string {
  const claim = gold && project.get('claims', gold)
  const which = claim ? words(claim) : 'a claim'
  switch (verdict) {
    case 'chosen':
      return `Adjudicated for ${which}`
    case 'new':
      return `Adjudicated with a new claim, ${which}`
    case 'none':
      return 'Adjudicated: no claim stands'
    case 'open':
      return 'Put off an adjudication'
  }
}

function nameOf(table: keyof typeof nounsOf, id: string, project: ProjectReader): string {
  const record = project.get(table, id as never) as { name?: string; title?: string } | undefined
  if (record && table === 'claims') return words(record as Claim)
  const name = record?.name ?? record?.title
  return name ? inQuotes(short(name)) : `${/^[aeiou]/.test(nounsOf[table]) ? 'an' : 'a'} ${nounsOf[table]}`
}

const words = ({ wording, spans }: Claim) => inQuotes(short(wording || quoteOf(spans)))
