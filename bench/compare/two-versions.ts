import { createHash } from 'node:crypto'
import { anchorAt } from '#shared/anchors/anchor'
import type {
  AnnotatorId,
  ArticleId,
  ClaimId,
  EntityId,
  LinkId,
  MentionId,
  TextHash,
} from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import type { OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'

/** Articles at 1×, and what is marked in each: claims, mentions and evidence links, twenty in all. */
const articles = 1_000
const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]

/** A project in memory that operations are carried out in as the engine does. */
export class Worked {
  readonly project: IndexedProject
  readonly history: HistoryEntry[]

  constructor(project = new IndexedProject(emptyProject()), history: HistoryEntry[] = []) {
    this.project = project
    this.history = history
  }

  perform(by: string, body: OperationBody): void {
    const at = new Date(Date.UTC(2025, 0, 6) + this.history.length * 1_000).toISOString()
    const id = `op-${by}-${this.history.length}` as never
    const operation = { id, by: by as AnnotatorId, at, body }
    const outcome = reduce(this.project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    this.project.apply(outcome.change)
    this.history.push({ operation, inverse: outcome.inverse })
  }
}

const opening = 'Officials said about 4,000 soldiers were hurt; the ministry denied it. '
const textOf = (article: number) => `Report ${article}. ${opening.repeat(12)}`

/** The project that both have grown from: twenty annotations in each of so many times a thousand articles. */
export function begun(scale: number): Worked {
  const worked = new Worked()
  worked.perform('ada', {
    kind: 'project.create',
    info: { id: 'project-bench' as never, title: 'Bench', guidelines: '' },
  })
  for (const by of ['ada', 'bo'])
    worked.perform(by, { kind: 'annotator.add', annotator: { id: by as AnnotatorId, name: by } })
  for (let i = 0; i < 100; i++)
    worked.perform('ada', {
      kind: 'entity.create',
      entity: { id: entity(i), name: `Entity ${i}`, type: null, aliases: [], note: '' },
    })
  for (let i = 0; i < articles * scale; i++) addArticle(worked, i)
  return worked
}

const entity = (i: number) => `entity-${i % 100}` as EntityId
const claim = (article: number, i: number) => `claim-${article}-${i}` as ClaimId

function addArticle(worked: Worked, at: number): void {
  const text = textOf(at)
  const hash = createHash('sha256').update(text).digest('hex') as TextHash
  const id = `article-${at}` as ArticleId
  worked.project.addText(hash, text)
  worked.perform('ada', {
    kind: 'article.add',
    article: {
      ...{
        id,
        title: `Report ${at}`,
        source: 'The Example',
        byline: '',
        date: null,
        url: '',
        language: 'en',
      },
      ...{ direction: 'ltr', textHash: hash, length: [...text].length, words: text.split(' ').length },
      ...{ outline: [], reliability: null, credibility: null, status: 'new', note: '' },
      origin: { file: `${at}.txt`, format: 'text', encoding: 'utf-8' },
    },
  })
  const anchor = (i: number, words: number) => {
    const start = text.indexOf(opening) + i * opening.length
    return anchorAt(text, start, start + words)
  }
  for (let i = 0; i < claimsEach; i++)
    worked.perform('ada', newClaim(id, claim(at, i), anchor(i, 70), at + i))
  for (let i = 0; i < mentionsEach; i++)
    worked.perform('bo', {
      kind: 'mention.create',
      mention: {
        id: `mention-${at}-${i}` as MentionId,
        article: id,
        span: anchor(i, 9),
        entity: entity(at + i),
      },
    })
  for (let i = 0; i < linksEach; i++)
    worked.perform('bo', {
      kind: 'evidence.link',
      link: {
        ...{ id: `link-${at}-${i}` as LinkId, claim: claim(at, i), stance: null, confidence: null, note: '' },
        target: { kind: 'claim', claim: claim(at, i + 4) },
      },
    })
}

function newClaim(
  article: ArticleId,
  id: ClaimId,
  span: ReturnType<typeof anchorAt>,
  at: number,
): OperationBody {
  return {
    kind: 'claim.create',
    claim: {
      ...{ id, article, spans: [span], label: null, attribution: null, certainty: null, asOf: null },
      ...{ wording: '', quantity: null, note: '', entities: [entity(at)], attributes: {}, status: 'open' },
    },
  }
}

/**
 * Goes on with a project: a note on a twentieth of the claims, a new claim in every fourth article, and one claim in a
 * hundred removed. Two who begin at different articles are in conflict about some of it.
 */
export function goneOn({ project, history }: Worked, scale: number, by: string, first: number): Worked {
  const worked = new Worked(new IndexedProject(project.snapshot()), [...history])
  for (let at = first; at < articles * scale; at++) {
    const note = `${by} looked at this`
    if (at % 2 === 0) worked.perform(by, { kind: 'claim.set', id: claim(at, 0), patch: { note } })
    if (at % 4 === first % 4) {
      const text = textOf(at)
      const span = anchorAt(text, 0, 6)
      worked.perform(by, newClaim(`article-${at}` as ArticleId, `claim-${by}-${at}` as ClaimId, span, at))
    }
    if (at % 10 === first) worked.perform(by, { kind: 'claim.delete', id: claim(at, 9) })
  }
  return worked
}

/** Goes on with a project: a note on every claim. */
export function notedAll({ project, history }: Worked, by: string): Worked {
  const worked = new Worked(new IndexedProject(project.snapshot()), [...history])
  for (const { id } of project.all('claims'))
    worked.perform(by, { kind: 'claim.set', id, patch: { note: `${by} looked at this` } })
  return worked
}
