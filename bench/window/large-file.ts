import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorAt } from '#shared/anchors/anchor'
import { defaultScheme } from '#shared/model/default-scheme'
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
import { documentText, emptyDocument } from '../../electron/engine/storage/project-document'
import { seeded } from '../../electron/engine/storage/testing/sample-operations'
import { hashOfText } from '../../electron/engine/storage/text-hash'

/** What is marked in each article: claims, mentions and evidence links, twenty in all. */
const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]
/** Sentences of an article, and words of a sentence: some 5 KB. */
const [sentences, length] = [70, 12]
const words =
  'the harbour office said over 1,200 crates were moved on Sunday before dawn while others put it at about 900'.split(
    ' ',
  )

/** Writes a project of so many articles, twenty annotations in each, and as many entities, into the folder. Its path. */
export async function largeFile(folder: string, articles: number): Promise<string> {
  const growing = new Growing(articles)
  for (let at = 0; at < articles; at++) growing.addArticle(at)
  await mkdir(folder, { recursive: true })
  const path = join(folder, `large-${articles}.claimbench.json`)
  await writeFile(path, growing.text())
  return path
}

/** A project that is worked on from its first operation: what it comes to depends on nothing but its size. */
class Growing {
  readonly #random = seeded(11)
  readonly #project = new IndexedProject(emptyProject())
  readonly #ledger = new Ledger(emptyDocument)
  readonly #annotator = this.#mint<AnnotatorId>('annotator')
  readonly #entities: EntityId[] = []

  constructor(entities: number) {
    const info = { id: this.#mint<ProjectId>('project'), title: 'A large project', guidelines: '' }
    this.#perform({ kind: 'project.create', info })
    this.#perform({ kind: 'annotator.add', annotator: { id: this.#annotator, name: 'Bench' } })
    for (const part of defaultScheme()) this.#perform(part)
    for (let i = 0; i < entities; i++) {
      const id = this.#mint<EntityId>('entity')
      this.#entities.push(id)
      const entity = { id, name: `Office ${i}`, type: null, aliases: [], note: '' }
      this.#perform({ kind: 'entity.create', entity })
    }
  }

  /** The project's file, in pieces. */
  text(): ReturnType<typeof documentText> {
    return documentText({
      ...emptyDocument,
      epoch: 1,
      saved: '2025-03-07T09:00:00.000Z',
      project: this.#project.snapshot(),
      history: this.#ledger.entries,
      heads: this.#ledger.heads,
    })
  }

  addArticle(at: number): void {
    const sentence = () =>
      Array.from({ length }, () => words[Math.floor(this.#random() * words.length)]).join(' ')
    const text = `Report ${at}. ${Array.from({ length: sentences }, sentence).join('. ')}.`
    const textHash = hashOfText(text)
    const article = this.#mint<ArticleId>('article')
    this.#project.addText(textHash, text)
    this.#perform({
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
        ...{ language: 'en', direction: 'ltr', textHash, length: text.length, words: sentences * length },
        ...{ outline: [], reliability: null, credibility: null, status: 'new', note: '' },
        origin: { file: `${at}.txt`, format: 'text', encoding: 'utf-8' },
      },
    })
    const claims = Array.from({ length: claimsEach }, () => this.#mint<ClaimId>('claim'))
    const span = (i: number, long: number) => anchorAt(text, 40 + i * 200, 40 + i * 200 + long)
    const labels = [...this.#project.all('labels')]
    for (const [i, id] of claims.entries())
      this.#perform({
        kind: 'claim.create',
        claim: {
          ...{ id, article, spans: [span(i, 70)], label: labels[i % labels.length]?.id ?? null, note: '' },
          ...{ attribution: null, certainty: null, asOf: null, wording: '', quantity: null, attributes: {} },
          ...{ entities: [this.#entity()], status: 'open' },
        },
      })
    for (let i = 0; i < mentionsEach; i++) {
      const mention = { id: this.#mint<MentionId>('mention'), article, span: span(i + 10, 9) }
      this.#perform({ kind: 'mention.create', mention: { ...mention, entity: this.#entity() } })
    }
    for (let i = 0; i < linksEach; i++)
      this.#perform({
        kind: 'evidence.link',
        link: {
          ...{ id: this.#mint<LinkId>('link'), claim: claims[i] as ClaimId, stance: null, confidence: null },
          ...{ note: '', target: { kind: 'claim', claim: claims[i + 4] as ClaimId } },
        },
      })
  }

  #perform(body: OperationBody): void {
    const by = this.#annotator
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

  #mint<Id>(kind: string): Id {
    return mintId(kind as never, this.#random) as Id
  }
}
