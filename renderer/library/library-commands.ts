import type { RefObject } from 'react'
import type { ArticleRow } from '#shared/api/views'
import { articleStatuses } from '#shared/model/choices'
import type { ArticleId } from '#shared/model/ids'
import { type Command, useCommands } from '../shell/commands'
import { cache, useWorkbench } from '../store'
import type { VirtualListHandle } from '../widgets'
import { removeArticle, setStatus } from './article-edits'
import { showDetails } from './details'
import { askEdition } from './edition/edition'
import { statusNames } from './words'

interface InHand {
  /** The article that the keyboard stands on in the list. */
  readonly current: ArticleRow | undefined
  readonly field: RefObject<HTMLInputElement | null>
  readonly rows: RefObject<VirtualListHandle | null>
}

/** What can be done in the library: with the article in the list, or else with the one that is being read. */
export function useLibraryCommands({ current, field, rows }: InHand): void {
  const { panes, activePane } = useWorkbench(state => state.workspace)
  const subject = (): { id: ArticleId; title: string } | null => {
    const inList = document.activeElement?.getAttribute('role') === 'listbox' ? current : undefined
    if (inList) return inList
    const read = panes[activePane]
    const record = read && cache.get('articles', read)
    return record ?? current ?? null
  }
  const some = () => subject() !== null || 'Go to an article first.'
  const writable = () => (useWorkbench.getState().head?.readOnly ? 'The project is read-only.' : some())
  const group = 'Articles'
  const commands: readonly Command[] = [
    {
      id: 'articles.list',
      title: 'Go to the list of articles',
      group,
      keys: ['G L'],
      run: () => rows.current?.focus(),
    },
    {
      id: 'articles.filter',
      title: 'Filter the articles',
      group,
      keys: ['G F'],
      also: ['find', 'search'],
      when: () => field.current !== null || 'There is nothing to filter yet.',
      run: () => field.current?.focus(),
    },
    {
      id: 'articles.details',
      title: 'Article details…',
      group,
      keys: ['Mod+Enter'],
      also: ['title', 'source', 'date', 'Admiralty', 'reliability', 'credibility', 'metadata'],
      when: some,
      run: () => withSubject(({ id }) => showDetails(id)),
    },
    {
      id: 'articles.correct',
      title: 'Take in a corrected edition…',
      group,
      also: ['new version', 'update', 'correction', 'revise', 're-anchor', 'corrected text'],
      when: writable,
      run: () => withSubject(askEdition),
    },
    {
      id: 'articles.remove',
      title: 'Remove the article…',
      group,
      when: writable,
      run: () => withSubject(({ id, title }) => void removeArticle(id, title)),
    },
    ...articleStatuses.map(status => ({
      id: `articles.status.${status}`,
      title: `Set the article’s status: ${statusNames[status]}`,
      group,
      when: writable,
      run: () => withSubject(({ id }) => void setStatus(id, status)),
    })),
  ]
  useCommands(commands)

  function withSubject(run: (article: { id: ArticleId; title: string }) => void): void {
    const article = subject()
    if (article) run(article)
  }
}
