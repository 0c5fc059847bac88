import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorAt } from '#shared/anchors/anchor'
import { defaultScheme } from '#shared/model/default-scheme'
import type { AnnotatorId, ArticleId, ClaimId, ProjectId } from '#shared/model/ids'
import { articleAs, claimAt } from '#shared/testing/scene'
import { documentText, emptyDocument } from '../../electron/engine/storage/project-document'
import { hashOfText } from '../../electron/engine/storage/text-hash'
import { begun, notedAll, Worked } from '../compare/two-versions'

/** Differences of each article: a note on every claim of it. */
const each = 10

export interface TwoFiles {
  readonly mine: string
  /** A teammate’s version, which lies beside it. */
  readonly theirs: string
}

/** Writes a project and a teammate’s version of it that differs from it so often, into the folder. */
export async function twoFiles(folder: string, differences: number): Promise<TwoFiles> {
  const base = begun(differences / each / 1_000)
  const mine = await write(folder, 'mine', base)
  return { mine, theirs: await write(folder, 'theirs', notedAll(base, 'bo')) }
}

/** Writes a project with one article, as many claims in it as are asked for: one to a sentence. Its path. */
export async function oneArticle(folder: string, claims: number): Promise<string> {
  const worked = new Worked()
  const info = { id: 'project-bench' as ProjectId, title: 'One article', guidelines: '' }
  worked.perform('ada', { kind: 'project.create', info })
  worked.perform('ada', {
    kind: 'annotator.add',
    annotator: { id: 'ada' as AnnotatorId, name: 'Ada' },
  })
  for (const part of defaultScheme()) worked.perform('ada', part)
  const sentences = Array.from({ length: claims }, (_, at) => `Office ${at} put it at about ${at} crates.`)
  // Eight sentences to a paragraph.
  const text = sentences.map((sentence, at) => sentence + (at % 8 === 7 ? '\n\n' : ' ')).join('')
  const [hash, article] = [hashOfText(text), 'article-long' as ArticleId]
  worked.project.addText(hash, text)
  worked.perform('ada', {
    kind: 'article.add',
    article: articleAs(article, hash, text, { words: claims * 8 }),
  })
  const labels = [...worked.project.all('labels')]
  let start = 0
  for (const [at, sentence] of sentences.entries()) {
    const span = anchorAt(text, start, start + sentence.length)
    const label = labels[at % labels.length]?.id ?? null
    const claim = claimAt(`claim-${at}` as ClaimId, article, [span], { label })
    worked.perform('ada', { kind: 'claim.create', claim })
    start += sentence.length + (at % 8 === 7 ? 2 : 1)
  }
  return write(folder, 'one-article', worked)
}

async function write(folder: string, name: string, { project, history }: Worked): Promise<string> {
  const path = join(folder, `${name}.claimbench.json`)
  const saved = '2025-01-07T09:00:00.000Z'
  await writeFile(path, documentText({ ...emptyDocument, saved, project: project.snapshot(), history }))
  return path
}
