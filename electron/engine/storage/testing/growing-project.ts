import { defaultScheme } from '#shared/model/default-scheme'
import { type AnnotatorId, type ArticleId, mintId, type OperationId, type ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { articleAs } from '#shared/testing/scene'
import { Ledger } from '../ledger'
import { emptyDocument, type ProjectDocument } from '../project-document'
import { hashOfText } from '../text-hash'
import { seeded } from './sample-operations'

/**
 * A project that is worked on from its first operation, with the scheme that every project begins with. What it comes to
 * depends on nothing but the seed and what is done to it.
 */
export class GrowingProject {
  readonly random: () => number
  readonly #project = new IndexedProject(emptyProject())
  readonly #ledger = new Ledger(emptyDocument)
  readonly #annotators: readonly AnnotatorId[]

  constructor(title: string, annotators: readonly string[], seed: number) {
    this.random = seeded(seed)
    this.#annotators = annotators.map(() => this.mint<AnnotatorId>('annotator'))
    const info = { id: this.mint<ProjectId>('project'), title, guidelines: '' }
    this.perform(0, { kind: 'project.create', info })
    for (const [who, id] of this.#annotators.entries())
      this.perform(who, { kind: 'annotator.add', annotator: { id, name: annotators[who] ?? '' } })
    for (const part of defaultScheme()) this.perform(0, part)
  }

  mint<Id>(kind: string): Id {
    return mintId(kind as never, this.random) as Id
  }

  /** One of the labels, whatever the number. */
  label(at: number) {
    const labels = [...this.#project.all('labels')]
    return labels[at % labels.length]?.id ?? null
  }

  addArticle(text: string, about: { readonly title: string; readonly words: number }): ArticleId {
    const hash = hashOfText(text)
    const id = this.mint<ArticleId>('article')
    this.#project.addText(hash, text)
    this.perform(0, { kind: 'article.add', article: articleAs(id, hash, text, about) })
    return id
  }

  /** `who`: the place of the annotator among those who were named. */
  perform(who: number, body: OperationBody): void {
    const by = this.#annotators[who] as AnnotatorId
    const at = new Date(Date.UTC(2025, 0, 6) + this.#ledger.length * 1_000).toISOString()
    const prev = this.#ledger.prev(by)
    const signed = { id: this.mint<OperationId>('op'), by, at, body }
    const operation = prev === undefined ? signed : { ...signed, prev }
    const outcome = reduce(this.#project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    this.#project.apply(outcome.change)
    this.#ledger.push({ operation, inverse: outcome.inverse })
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
}
