import { anchorAt } from '#shared/anchors/anchor'
import {
  type AnnotatorId,
  type ArticleId,
  type ClaimId,
  mintId,
  type OperationId,
  type ProjectId,
  type TextHash,
} from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import type { Operation, OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { articleAs, claimAt } from '#shared/testing/scene'
import type { OpenStore } from '../open-store'
import { hashOfText } from '../text-hash'

/** Numbers that look random and are the same for the same seed: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const annotator = 'annotator-sample' as AnnotatorId
const words =
  'the ferry ministry said over 1,200 passengers were moved on Sunday “before” dawn; others put it at 900 – naïve 😀 estimates'.split(
    ' ',
  )

export interface Step {
  readonly body: OperationBody
  readonly texts?: ReadonlyMap<TextHash, string>
}

/** Operations such as an analyst makes, one after the other, each valid for the project that those before it made. */
export class SampleWork {
  readonly #random: () => number
  #clock = Date.parse('2025-01-06T08:00:00Z')

  constructor(random: () => number) {
    this.#random = random
  }

  now(): Date {
    this.#clock += 1_000
    return new Date(this.#clock)
  }

  /** What the analyst does next. */
  next(project: IndexedProject, paragraphs = 3): Step {
    if (project.size('info') === 0) return { body: this.#founding() }
    const articles = [...project.all('articles')]
    const article = articles.at(-1)
    if (!article || project.size('claims') >= articles.length * 20) return this.#article(paragraphs)
    const text = project.text(article.textHash) ?? ''
    const claims = [...project.claimsIn(article.id)]
    const dice = this.#random()
    const claim = claims[Math.floor(this.#random() * claims.length)]
    if (claim && dice < 0.3)
      return { body: { kind: 'claim.set', id: claim, patch: { note: this.#sentence() } } }
    if (claim && dice < 0.35) return { body: { kind: 'claim.delete', id: claim } }
    const start = text.indexOf(' ', Math.floor(this.#random() * (text.length - 200))) + 1
    const end = text.indexOf(' ', start + 20)
    return {
      body: {
        kind: 'claim.create',
        claim: claimAt(mintId<ClaimId>('claim', this.#random), article.id, [anchorAt(text, start, end)]),
      },
    }
  }

  operation(body: OperationBody, prevOf: OpenStore['prev']): Operation {
    const prev = prevOf(annotator)
    const signed = {
      id: mintId<OperationId>('op', this.#random),
      by: annotator,
      at: this.now().toISOString(),
      body,
    }
    return prev === undefined ? signed : { ...signed, prev }
  }

  #founding(): OperationBody {
    const info = { id: mintId<ProjectId>('project', this.#random), title: 'The crossing', guidelines: '' }
    return {
      kind: 'batch',
      title: 'Created the project',
      operations: [
        { kind: 'project.create', info },
        { kind: 'annotator.add', annotator: { id: annotator, name: 'Analyst' } },
      ],
    }
  }

  #article(paragraphs: number): Step {
    const text = Array.from({ length: paragraphs }, () => this.#paragraph()).join('\n')
    const textHash = hashOfText(text)
    const article = articleAs(mintId<ArticleId>('article', this.#random), textHash, text, {
      words: text.split(/\s+/).length,
    })
    return { body: { kind: 'article.add', article }, texts: new Map([[textHash, text]]) }
  }

  #paragraph(): string {
    return Array.from({ length: 6 }, () => this.#sentence()).join(' ')
  }

  #sentence(): string {
    return Array.from({ length: 12 }, () => words[Math.floor(this.#random() * words.length)]).join(' ')
  }
}

/** Carries out one step on the store's project, as the engine does. */
export function carryOut(store: OpenStore, work: SampleWork, { body, texts }: Step): HistoryEntry {
  const { project } = store
  const operation = work.operation(body, by => store.prev(by))
  for (const [hash, text] of texts ?? []) project.addText(hash, text)
  const outcome = reduce(project, operation)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  project.apply(outcome.change)
  return { operation, inverse: outcome.inverse }
}
