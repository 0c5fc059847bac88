import { basename } from 'node:path'
import { canonicalText } from '#shared/anchors/canonical'
import type { AcceptedArticle, ImportSource, Methods } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { ProposalOrProblem } from '#shared/api/views'
import { wordCount } from '#shared/library/accept'
import { type ArticleId, mintId, type TextHash } from '#shared/model/ids'
import { short } from '#shared/operations/describe'
import type { NewArticle } from '#shared/operations/operation'
import type { Readers } from '../apart/readers'
import { unread } from '../apart/unread'
import type { OpenProject } from '../open-project'
import { listArticles } from '../queries/lists'
import { articleSlice } from '../queries/slices'
import type { Session } from '../session'
import { hashOfText } from '../storage/text-hash'
import { listed } from './listed'
import { type PutTogether, performMade } from './perform'

type Names = 'articles.list' | 'articles.read' | 'articles.propose' | 'articles.add'

/** The library: what is in it, and bringing articles in. */
export function articleMethods(session: Session, readers: Readers): Pick<Methods, Names> {
  return {
    'articles.list': ({ filter, ...asked }) =>
      listed(session, asked, ({ project }, waiting) => {
        const head = session.head()
        const reading = head ? (session.memory.workspace(head)?.reading ?? {}) : {}
        return listArticles(project, filter, reading, waiting)
      }),
    'articles.read': ({ id }) =>
      session.with(({ project }) => {
        const article = project.get('articles', id)
        const text = article && project.text(article.textHash)
        if (text === undefined) return failed('missing', 'The article is no longer in the project.')
        return done({ slice: articleSlice(project, id), text })
      }),
    'articles.propose': ({ sources, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          let read = 0
          const proposed = sources.map(async source => {
            const found = await propose(open, readers, source, signal)
            if (!signal.aborted) tell(`Read “${nameOf(source)}”`, ++read / sources.length)
            return found
          })
          const found = await Promise.all(proposed)
          return signal.aborted ? failed('cancelled', 'Reading was stopped. Nothing was added.') : done(found)
        }),
      ),
    'articles.add': ({ articles, task }) =>
      session.with(async open => {
        const raw = articles.find(({ text }) => canonicalText(text) !== text)
        if (raw)
          return failed(
            'malformed',
            `The text of “${short(raw.title)}” has line ends that are not kept as they are. Nothing has been added.`,
          )
        const all = newArticles(articles, session.projects.surroundings.random)
        const performed = await session.tasks.run(task, (_, tell, signal) =>
          performMade(session, open, async () => adding(open, all), { signal, tell }),
        )
        if (performed === nothingNew) return done({ added: [], duplicates: articles.length })
        if (!performed.ok) return performed
        const { added } = performed.value.made
        return done({ added, duplicates: articles.length - added.length })
      }),
  }
}

/** What came of one source. Reading it may take long, or be made to: it happens where it can be ended. */
async function propose(
  open: OpenProject,
  readers: Readers,
  source: ImportSource,
  signal: AbortSignal,
): Promise<ProposalOrProblem> {
  const outcome = await readers.read('article', source, { signal })
  if (outcome.ended !== 'answered') {
    const file = nameOf(source)
    return { ok: false, file, message: unread(outcome, file) }
  }
  const { answer } = outcome
  if (!answer.ok) return answer
  const same = articleWithText(open, answer.textHash)
  const sameAs = same ? { id: same.id, title: same.title } : null
  return { ok: true, proposal: { ...answer.proposal, sameAs } }
}

const nameOf = (source: ImportSource) =>
  'pasted' in source ? 'Pasted text' : 'path' in source ? basename(source.path) : source.name

function articleWithText(open: OpenProject, hash: TextHash) {
  for (const article of open.project.all('articles')) if (article.textHash === hash) return article
  return undefined
}

interface NewArticles {
  readonly articles: readonly NewArticle[]
  readonly texts: ReadonlyMap<TextHash, string>
}

/** Articles of what was accepted: each text once, known by its hash. */
function newArticles(accepted: readonly AcceptedArticle[], random: () => number): NewArticles {
  const texts = new Map<TextHash, string>()
  const articles: NewArticle[] = []
  for (const { text, ...about } of accepted) {
    const textHash = hashOfText(text)
    if (texts.has(textHash)) continue
    texts.set(textHash, text)
    articles.push({
      ...about,
      id: mintId<ArticleId>('article', random),
      textHash,
      length: text.length,
      words: wordCount(text),
      status: 'new',
      note: '',
    })
  }
  return { articles, texts }
}

const nothingNew = failed('pointless', 'All of them are in the project already. Nothing has been added.')

/** What adds those of the articles that the project, as it is, has not got. */
function adding(
  { project }: OpenProject,
  { articles, texts }: NewArticles,
): Reply<PutTogether & { readonly added: readonly ArticleId[] }> {
  const known = new Set([...project.all('articles')].map(article => article.textHash))
  const fresh = articles.filter(({ textHash }) => !known.has(textHash))
  const [first, ...more] = fresh.map(article => ({ kind: 'article.add' as const, article }))
  if (!first) return nothingNew
  const title = `Added ${fresh.length} articles`
  const body = more.length === 0 ? first : { kind: 'batch' as const, title, operations: [first, ...more] }
  return done({
    body,
    texts: new Map([...texts].filter(([hash]) => !known.has(hash))),
    added: fresh.map(({ id }) => id),
  })
}
