import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorAt } from '#shared/anchors/anchor'
import { defaultScheme } from '#shared/model/default-scheme'
import {
  type AnnotatorId,
  type ArticleId,
  type ClaimId,
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
import { articleOf } from './article'

/** Writes a project of one article of so many words with so many claims into the folder. Its path. */
export async function longArticleFile(folder: string, words: number, spans: number): Promise<string> {
  const random = seeded(13)
  const mint = <Id>(kind: string) => mintId(kind as never, random) as Id
  const project = new IndexedProject(emptyProject())
  const ledger = new Ledger(emptyDocument)
  const by = mint<AnnotatorId>('annotator')
  const perform = (body: OperationBody) => {
    const at = new Date(Date.UTC(2025, 0, 6) + ledger.length * 1_000).toISOString()
    const prev = ledger.prev(by)
    const signed = { id: mint<OperationId>('op'), by, at, body }
    const operation = prev === undefined ? signed : { ...signed, prev }
    const outcome = reduce(project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    project.apply(outcome.change)
    ledger.push({ operation, inverse: outcome.inverse })
  }

  const { text, spans: marked } = articleOf(words, spans)
  perform({
    kind: 'project.create',
    info: { id: mint<ProjectId>('project'), title: 'A long article', guidelines: '' },
  })
  perform({ kind: 'annotator.add', annotator: { id: by, name: 'Bench' } })
  for (const part of defaultScheme()) perform(part)
  const article = mint<ArticleId>('article')
  const textHash = hashOfText(text)
  project.addText(textHash, text)
  perform({
    kind: 'article.add',
    article: {
      ...{ id: article, title: 'A long article', source: '', byline: '', date: null, url: '' },
      ...{ language: 'en', direction: 'ltr', textHash, length: text.length, words },
      ...{ outline: [], reliability: null, credibility: null, status: 'new', note: '' },
      origin: { file: 'long.txt', format: 'text', encoding: 'utf-8' },
    },
  })
  const labels = [...project.all('labels')]
  for (const { start, end, label } of marked)
    perform({
      kind: 'claim.create',
      claim: {
        ...{ id: mint<ClaimId>('claim'), article, spans: [anchorAt(text, start, end)], status: 'open' },
        ...{ label: labels[label % labels.length]?.id ?? null, note: '', wording: '', quantity: null },
        ...{ attribution: null, certainty: null, asOf: null, attributes: {}, entities: [] },
      },
    })

  await mkdir(folder, { recursive: true })
  const path = join(folder, `article-${words}-${marked.length}.claimbench.json`)
  await writeFile(
    path,
    documentText({
      ...emptyDocument,
      epoch: 1,
      saved: '2025-03-07T09:00:00.000Z',
      project: project.snapshot(),
      history: ledger.entries,
      heads: ledger.heads,
    }),
  )
  return path
}
