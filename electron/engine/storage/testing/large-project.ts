import { anchorAt } from '#shared/anchors/anchor'
import { defaultScheme } from '#shared/model/default-scheme'
import {
  type AnnotatorId,
  type ArticleId,
  type ClaimId,
  type EntityId,
  type LinkId,
  mintId,
  type OperationId,
  type ProjectId,
} from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { articleAs, claimAt, newEntity, newLink } from '#shared/testing/scene'
import { Ledger } from '../ledger'
import { emptyDocument, type ProjectDocument } from '../project-document'
import { hashOfText } from '../text-hash'
import { seeded } from './sample-operations'

/** What is marked in each article: claims, mentions and evidence links, twenty in all. */
export const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]
/** About 5 KB of text. */
const sentences = 80
const words =
  'the ferry ministry said over 1,200 passengers were moved on Sunday “before” dawn; others put it at 900 – naïve estimates'.split(
    ' ',
  )

/**
 * A project that was worked on from its first operation: so many articles of 5 KB, twenty annotations in each by two
 * annotators, so many entities. What it comes to depends on nothing but its size.
 */
export function largeProject(articles: number, entities = 500): ProjectDocument {
  const growing = new Growing(entities)
  for (let at = 0; at < articles; at++) growing.addArticle(at)
  return growing.document()
}

class Growing {
  readonly #random = seeded(7)
  readonly #project = new IndexedProject(emptyProject())
  readonly #ledger = new Ledger(emptyDocument)
  readonly #annotators = [this.#mint<AnnotatorId>('annotator'), this.#mint<AnnotatorId>('annotator')] as const
  readonly #entities: EntityId[] = []

  constructor(entities: number) {
    const [first, second] = this.#annotators
    const info = { id: this.#mint<ProjectId>('project'), title: 'A large project', guidelines: '' }
    this.#perform(0, { kind: 'project.create', info })
    this.#perform(0, { kind: 'annotator.add', annotator: { id: first, name: 'Annotator 1' } })
    this.#perform(1, { kind: 'annotator.add', annotator: { id: second, name: 'Annotator 2' } })
    for (const part of defaultScheme()) this.#perform(0, part)
    for (let i = 0; i < entities; i++) {
      const id = this.#mint<EntityId>('entity')
      this.#entities.push(id)
      this.#perform(0, { kind: 'entity.create', entity: newEntity(id, `Ministry ${i}`) })
    }
  }

  document(): ProjectDocument {
    return {
      ...emptyDocument,
      epoch: 1,
      saved: '2025-03-07T09:00:00.000Z',
      project: this.#project.snapshot(),
      history: this.#ledger.entries,
      heads: this.#ledger.heads,
    }
  }

  addArticle(at: number): void {
    const text = this.#text(at)
    const hash = hashOfText(text)
    const id = this.#mint<ArticleId>('article')
    this.#project.addText(hash, text)
    const about = { title: `Report ${at}`, words: sentences * 12 }
    this.#perform(0, { kind: 'article.add', article: articleAs(id, hash, text, about) })
    const labels = [...this.#project.all('labels')]
    const claims = Array.from({ length: claimsEach }, () => this.#mint<ClaimId>('claim'))
    const span = (i: number, length: number) => anchorAt(text, 40 + i * 200, 40 + i * 200 + length)
    for (const [i, claim] of claims.entries()) {
      const says = { label: labels[i % labels.length]?.id ?? null, entities: [this.#entity()] }
      this.#perform(i % 2, { kind: 'claim.create', claim: claimAt(claim, id, [span(i, 70)], says) })
    }
    for (let i = 0; i < mentionsEach; i++) {
      const mention = { article: id, span: span(i + 10, 9), entity: this.#entity() }
      this.#perform(i % 2, { kind: 'mention.create', mention: { id: this.#mint('mention'), ...mention } })
    }
    for (let i = 0; i < linksEach; i++) {
      const target = { kind: 'claim' as const, claim: claims[i + 4] as ClaimId }
      const link = newLink(this.#mint<LinkId>('link'), claims[i] as ClaimId, target, null)
      this.#perform(i % 2, { kind: 'evidence.link', link })
    }
  }

  #perform(who: number, body: OperationBody): void {
    const by = this.#annotators[who] as AnnotatorId
    const at = new Date(Date.UTC(2025, 0, 6) + this.#ledger.length * 1_000).toISOString()
    const prev = this.#ledger.prev(by)
    const signed = { id: this.#mint<OperationId>('op'), by, at, body }
    const operation = prev === undefined ? signed : { ...signed, prev }
    const outcome = reduce(this.#project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    this.#project.apply(outcome.change)
    this.#ledger.push({ operation, inverse: outcome.inverse })
  }

  #entity(): EntityId {
    return this.#entities[Math.floor(this.#random() * this.#entities.length)] as EntityId
  }

  #text(at: number): string {
    const word = () => words[Math.floor(this.#random() * words.length)]
    const sentence = () => Array.from({ length: 12 }, word).join(' ')
    return `Report ${at}. ${Array.from({ length: sentences }, sentence).join('. ')}.`
  }

  #mint<Id>(kind: string): Id {
    return mintId(kind as never, this.#random) as Id
  }
}
