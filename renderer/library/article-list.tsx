import { ArrowDownUp, ListFilter, Newspaper, Plus, SearchX } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { ArticleRow } from '#shared/api/views'
import { numeral } from '#shared/model/counted'
import { openArticle, useNamedCalls, useWindowed, useWorkbench } from '../store'
import {
  Button,
  ContextMenu,
  EmptyState,
  IconButton,
  Menu,
  SearchField,
  VirtualList,
  type VirtualListHandle,
} from '../widgets'
import { askArticles } from './adding/adding'
import { articleMenu, listMenu } from './article-menus'
import { ArticleListRow } from './article-row'
import { DetailsHost } from './details-host'
import { EditionHost } from './edition/edition-host'
import { everyArticle, isFiltered, setFilter, useArticleFilter } from './filter'
import styles from './library.module.css'
import { useLibraryCommands } from './library-commands'

/** The project's articles: filtered, in order, and to be opened in either pane. */
export default function ArticleList() {
  const { filter } = useArticleFilter()
  const calls = useNamedCalls(JSON.stringify(filter))
  const list = useWindowed('articles.list', { filter }, undefined, calls)
  const all = useWorkbench(state => state.head?.counts.articles ?? 0)
  const field = useRef<HTMLInputElement>(null)
  const rows = useRef<VirtualListHandle>(null)
  const [active, setActive] = useState<number | null>(null)
  const current = active === null ? undefined : list.row(active)
  // The first articles of a project are there, and the list has not heard of them yet.
  const coming = list.total === 0 && all > 0 && !isFiltered(filter)
  useLibraryCommands({ current, field, rows })

  return (
    <section className={styles.library} aria-label="Articles">
      <header className={styles.head}>
        <h2 className={styles.title}>
          Articles{' '}
          <span className={styles.total} aria-live="polite">
            {list.total === null || all === 0
              ? ''
              : list.total === all
                ? numeral(all)
                : `${numeral(list.total)} of ${numeral(all)}`}
          </span>
        </h2>
        <Menu label="Order and status" align="end" entries={listMenu(filter)}>
          <IconButton icon={ArrowDownUp} small label="Order and status" pressed={filter.status !== null} />
        </Menu>
        <AddButton />
      </header>
      {all > 0 && (
        <SearchField
          ref={field}
          className={styles.filter}
          icon={ListFilter}
          label="Filter by title or source"
          value={filter.text}
          onChange={text => setFilter({ text })}
          onKeyDown={event => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            setActive(active ?? 0)
            rows.current?.focus()
          }}
        />
      )}
      {list.total === 0 && !coming ? (
        <Nothing filtered={isFiltered(filter)} />
      ) : (
        <Rows
          list={coming ? { ...list, total: null } : list}
          handle={rows}
          active={active}
          setActive={setActive}
        />
      )}
      <DetailsHost />
      <EditionHost />
    </section>
  )
}

interface RowsProps {
  list: ReturnType<typeof useWindowed<'articles.list'>>
  handle: React.RefObject<VirtualListHandle | null>
  active: number | null
  setActive: (index: number) => void
}

function Rows({ list, handle, active, setActive }: RowsProps) {
  const panes = useWorkbench(state => state.workspace.panes)
  const activePane = useWorkbench(state => state.workspace.activePane)
  const current = active === null ? undefined : list.row(active)
  const open = (index: number | null, beside: boolean) => {
    const row = index === null ? undefined : list.row(index)
    if (row) openArticle(row.id, { beside })
  }
  // The list's own keys do not tell Enter from Shift+Enter, nor its rows a click from a step.
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    open(active, true)
  }
  const onClick = (event: MouseEvent) => {
    const index = rowUnder(event)
    if (index !== null) open(index, event.shiftKey || event.ctrlKey || event.metaKey)
  }
  // The menu is about the row under the mouse, and must know it before it opens.
  const onPointerDown = (event: MouseEvent) => {
    const index = event.button === 2 ? rowUnder(event) : null
    if (index !== null) setActive(index)
  }
  return (
    <ContextMenu entries={current ? articleMenu(current) : []}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the list inside is what is pressed; this hears it first */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens too, in the list */}
      <div
        className={styles.rows}
        onKeyDownCapture={onKeys}
        onPointerDownCapture={onPointerDown}
        onClick={onClick}
      >
        <VirtualList<ArticleRow>
          handle={handle}
          label="Articles"
          list={list}
          rowHeight={79}
          active={active}
          onActive={setActive}
          onOpen={index => open(index, false)}
          chosen={index => {
            const id = list.row(index)?.id
            return id !== undefined && panes.includes(id)
          }}
        >
          {(row, _, state) => {
            const at = row ? panes.indexOf(row.id) : -1
            return (
              <ArticleListRow
                row={row}
                pane={at < 0 ? null : at}
                isActivePane={at >= 0 && at === activePane}
                isActive={state.active}
              />
            )
          }}
        </VirtualList>
      </div>
    </ContextMenu>
  )
}

function rowUnder({ target }: MouseEvent): number | null {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return row instanceof HTMLElement ? Number(row.dataset.index) : null
}

function AddButton() {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  return (
    <Button icon={Plus} reason={readOnly ?? undefined} onClick={askArticles}>
      Add
    </Button>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  return filtered ? (
    <EmptyState
      icon={SearchX}
      title="No article fits."
      action={<Button onClick={() => setFilter(everyArticle)}>Show all articles</Button>}
    />
  ) : (
    <EmptyState
      icon={Newspaper}
      title="No articles yet"
      action={
        <Button kind="primary" icon={Plus} keys="Mod+I" reason={readOnly ?? undefined} onClick={askArticles}>
          Add articles…
        </Button>
      }
    >
      Bring in the reports that you want to hold against each other: text, Markdown or HTML. Files can be
      dropped anywhere on this window.
    </EmptyState>
  )
}
