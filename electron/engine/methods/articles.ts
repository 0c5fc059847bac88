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
import { forPart } from '../making'
import { givenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { listArticles } from '../queries/lists'
import { articleSlice } from '../queries/slices'
import type { Session } from '../session'
import { hashOfText } from '../storage/text-hash'
import { carriedOut } from '../tasks'
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
        const performed = await session.tasks.run(task, async (_, tell, signal) => {
          const { random } = session.projects.surroundings
          const made = forPart(0, countingPart, { signal, tell })
          const all = await carriedOut(
            newArticles(articles, random),
            'Counting words',
            made.signal,
            made.tell,
          )
          if (!all) return givenUp
          if (!all.value.ok) return all.value
          const { value } = all.value
          return performMade(
            session,
            open,
            async () => adding(open, value),
            forPart(countingPart, 1, { signal, tell }),
          )
        })
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

/** How much of adding articles it is to know their texts and count their words. */
const countingPart = 0.6

/**
 * Articles of what was accepted: each text once, known by its hash. In steps, one for each: to count the words of thousands
 * takes seconds.
 */
function* newArticles(
  accepted: readonly AcceptedArticle[],
  random: () => number,
): Generator<number, Reply<NewArticles>> {
  const texts = new Map<TextHash, string>()
  const articles: NewArticle[] = []
  for (const [at, { text, ...about }] of accepted.entries()) {
    yield at / accepted.length
    if (canonicalText(text) !== text) return notAsKept(about.title)
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
  return done({ articles, texts })
}

const notAsKept = (title: string) =>
  failed(
    'malformed',
    `The text of “${short(title)}” has line ends that are not kept as they are. Nothing has been added.`,
  )

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
