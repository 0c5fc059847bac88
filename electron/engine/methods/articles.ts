import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { canonicalText } from '#shared/anchors/canonical'
import type { AcceptedArticle, ImportSource, Methods } from '#shared/api/contract'
import { done, failed } from '#shared/api/problem'
import type { ProposalOrProblem } from '#shared/api/views'
import { acceptedFrom, wordCount } from '#shared/library/accept'
import { type ArticleId, mintId, type TextHash } from '#shared/model/ids'
import { short } from '#shared/operations/describe'
import type { NewArticle } from '#shared/operations/operation'
import { proposeArticle } from '../import/propose'
import type { OpenProject } from '../open-project'
import { listArticles } from '../queries/lists'
import { articleSlice } from '../queries/slices'
import type { Session } from '../session'
import { hashOfText } from '../storage/text-hash'
import { performMade } from './perform'

type Names = 'articles.list' | 'articles.read' | 'articles.propose' | 'articles.add'

/** The largest file that is taken for an article, in bytes. */
export const largestArticle = 20 * 1024 * 1024

/** The library: what is in it, and bringing articles in. */
export function articleMethods(session: Session): Pick<Methods, Names> {
  return {
    'articles.list': ({ filter, offset, limit }) =>
      session.with(open => {
        const head = session.head()
        const reading = head ? (session.memory.workspace(head.id)?.reading ?? {}) : {}
        const { total, rows } = listArticles(open.project, filter, reading)
        return done({ total, offset, rows: rows(offset, limit) })
      }),
    'articles.read': ({ id }) =>
      session.with(({ project }) => {
        const article = project.get('articles', id)
        const text = article && project.text(article.textHash)
        if (text === undefined) return failed('missing', 'The article is no longer in the project.')
        return done({ slice: articleSlice(project, id), text })
      }),
    'articles.propose': ({ sources }) =>
      session.with(async open => done(await inBatches(sources, source => propose(open, source)))),
    'articles.add': ({ articles }) =>
      session.with(async open => {
        const raw = articles.find(({ text }) => canonicalText(text) !== text)
        if (raw)
          return failed(
            'malformed',
            `The text of “${short(raw.title)}” has line ends that are not kept as they are. Nothing has been added.`,
          )
        const { fresh, texts, duplicates } = newArticles(open, articles, session.projects.surroundings.random)
        if (fresh.length === 0) return done({ added: [], duplicates })
        const operations = fresh.map(article => ({ kind: 'article.add' as const, article }))
        const title = `Added ${fresh.length} articles`
        const body =
          operations.length === 1 && operations[0]
            ? operations[0]
            : { kind: 'batch' as const, title, operations }
        const performed = await performMade(session, open, body, texts)
        return performed.ok ? done({ added: fresh.map(article => article.id), duplicates }) : performed
      }),
  }
}

/** So that a thousand files are not all in memory, and their texts not all proposed in one turn. */
const atOnce = 8

async function inBatches<A, B>(values: readonly A[], act: (value: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (let i = 0; i < values.length; i += atOnce) {
    results.push(...(await Promise.all(values.slice(i, i + atOnce).map(act))))
    await nextTurn()
  }
  return results
}

const tooLarge = (file: string) => ({
  ok: false as const,
  file,
  message: `${file === '' ? 'The text' : 'The file'} is larger than 20 MB.`,
})

async function propose(open: OpenProject, source: ImportSource): Promise<ProposalOrProblem> {
  if ('pasted' in source) {
    if (Buffer.byteLength(source.pasted) > largestArticle) return tooLarge('')
    return checkedForSame(open, proposeArticle(source))
  }
  if ('base64' in source) {
    const bytes = Buffer.from(source.base64, 'base64')
    if (bytes.length > largestArticle) return tooLarge(source.name)
    return checkedForSame(open, proposeArticle({ name: source.name, bytes }))
  }
  const file = basename(source.path)
  try {
    if ((await stat(source.path)).size > largestArticle) return tooLarge(file)
    return checkedForSame(open, proposeArticle({ name: file, bytes: await readFile(source.path) }))
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { ok: false, file, message: gone ? 'The file is no longer there.' : 'The file could not be read.' }
  }
}

function checkedForSame(open: OpenProject, proposed: ReturnType<typeof proposeArticle>): ProposalOrProblem {
  if (!proposed.ok) return proposed
  const same = articleWithText(open, hashOfText(acceptedFrom(proposed.proposal).text))
  return {
    ok: true,
    proposal: { ...proposed.proposal, sameAs: same ? { id: same.id, title: same.title } : null },
  }
}

function articleWithText(open: OpenProject, hash: TextHash) {
  for (const article of open.project.all('articles')) if (article.textHash === hash) return article
  return undefined
}

interface NewArticles {
  readonly fresh: readonly NewArticle[]
  readonly texts: ReadonlyMap<TextHash, string>
  readonly duplicates: number
}

/** The accepted articles that the project has not got: each text once, known by its hash. */
export function newArticles(
  open: OpenProject,
  accepted: readonly AcceptedArticle[],
  random: () => number,
): NewArticles {
  const known = new Set([...open.project.all('articles')].map(article => article.textHash))
  const texts = new Map<TextHash, string>()
  const fresh: NewArticle[] = []
  for (const { text, ...about } of accepted) {
    const textHash = hashOfText(text)
    if (known.has(textHash)) continue
    known.add(textHash)
    texts.set(textHash, text)
    fresh.push({
      ...about,
      id: mintId<ArticleId>('article', random),
      textHash,
      length: text.length,
      words: wordCount(text),
      status: 'new',
      note: '',
    })
  }
  return { fresh, texts, duplicates: accepted.length - fresh.length }
}
