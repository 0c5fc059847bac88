import { anchorAt } from '#shared/anchors/anchor'
import {
  type AnnotatorId,
  type ArticleId,
  type ClaimId,
  type EntityId,
  type LinkId,
  type MentionId,
  mintId,
  type OperationId,
  type ProjectId,
} from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { Ledger } from '../../electron/engine/storage/ledger'
import { emptyDocument, type ProjectDocument } from '../../electron/engine/storage/project-document'
import { seeded } from '../../electron/engine/storage/testing/sample-operations'
import { hashOfText } from '../../electron/engine/storage/text-hash'

/** What is marked in each article: claims, mentions and evidence links, twenty in all. */
const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]
const entities = 500
/** About 5 KB of text. */
const sentences = 80
const words =
  'the ferry ministry said over 1,200 passengers were moved on Sunday “before” dawn; others put it at 900 – naïve estimates'.split(
    ' ',
  )

/** A project that was worked on: so many articles of 5 KB, twenty annotations in each, every operation chained. */
export function largeProject(articles: number): ProjectDocument {
  const growing = new Growing()
  for (let i = 0; i < articles; i++) growing.addArticle(i)
  return growing.document()
}

class Growing {
  readonly #random = seeded(7)
  readonly #project = new IndexedProject(emptyProject())
  readonly #ledger = new Ledger(emptyDocument)
  readonly #annotators = [this.#mint<AnnotatorId>('annotator'), this.#mint<AnnotatorId>('annotator')] as const
  readonly #entities: EntityId[] = []

  constructor() {
    const [first, second] = this.#annotators
    const info = { id: this.#mint<ProjectId>('project'), title: 'Bench', guidelines: '' }
    this.#perform(0, { kind: 'project.create', info })
    this.#perform(0, { kind: 'annotator.add', annotator: { id: first, name: 'Annotator 1' } })
    this.#perform(1, { kind: 'annotator.add', annotator: { id: second, name: 'Annotator 2' } })
    for (let i = 0; i < entities; i++) {
      const id = this.#mint<EntityId>('entity')
      this.#entities.push(id)
      const entity = { id, name: `Ministry ${i}`, type: null, aliases: [], note: '' }
      this.#perform(0, { kind: 'entity.create', entity })
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
    const textHash = hashOfText(text)
    const article = this.#mint<ArticleId>('article')
    this.#project.addText(textHash, text)
    this.#perform(0, {
      kind: 'article.add',
      article: {
        ...{
          id: article,
          title: `Report ${at}`,
          source: 'The Harbour Post',
          byline: '',
          date: null,
          url: '',
        },
        ...{ language: 'en', direction: 'ltr', textHash, length: text.length, words: sentences * 12 },
        ...{ outline: [], reliability: null, credibility: null, status: 'new', note: '' },
        origin: { file: `${at}.txt`, format: 'text', encoding: 'utf-8' },
      },
    })
    const claims = Array.from({ length: claimsEach }, () => this.#mint<ClaimId>('claim'))
    const span = (i: number, length: number) => anchorAt(text, 40 + i * 200, 40 + i * 200 + length)
    for (const [i, id] of claims.entries())
      this.#perform(i % 2, {
        kind: 'claim.create',
        claim: {
          ...{
            id,
            article,
            spans: [span(i, 70)],
            label: null,
            attribution: null,
            certainty: null,
            asOf: null,
          },
          ...{ wording: '', quantity: null, note: '', entities: [this.#entity()], attributes: {} },
          status: 'open',
        },
      })
    for (let i = 0; i < mentionsEach; i++)
      this.#perform(i % 2, {
        kind: 'mention.create',
        mention: {
          id: this.#mint<MentionId>('mention'),
          article,
          span: span(i + 10, 9),
          entity: this.#entity(),
        },
      })
    for (let i = 0; i < linksEach; i++)
      this.#perform(i % 2, {
        kind: 'evidence.link',
        link: {
          ...{ id: this.#mint<LinkId>('link'), claim: claims[i] as ClaimId, stance: null, confidence: null },
          ...{ note: '', target: { kind: 'claim', claim: claims[i + 4] as ClaimId } },
        },
      })
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
    return this.#entities[Math.floor(this.#random() * entities)] as EntityId
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
