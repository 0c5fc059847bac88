import { Check } from 'lucide-react'
import { useState } from 'react'
import type { ArticleRow } from '#shared/api/views'
import { counted, numeral } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { classes, rowsOf, SearchField, VirtualList } from '../widgets'
import { Checkbox } from '../widgets/checkbox'
import { calendarDate } from '../widgets/dates'
import styles from './packs.module.css'
import type { AllArticles } from './use-articles'

interface ArticleChoiceProps {
  articles: AllArticles
  chosen: ReadonlySet<ArticleId>
  onChange: (chosen: ReadonlySet<ArticleId>) => void
}

/** Some of the project's articles: a press or Space takes one in or out, the box above all that are listed. */
export function ArticleChoice({ articles, chosen, onChange }: ArticleChoiceProps) {
  const [text, setText] = useState('')
  const [active, setActive] = useState<number | null>(null)
  const words = text.trim().toLocaleLowerCase()
  const all = articles.rows ?? []
  const rows = words
    ? all.filter(({ title, source }) => `${title} ${source}`.toLocaleLowerCase().includes(words))
    : all
  const among = rows.filter(({ id }) => chosen.has(id)).length
  const set = (ids: readonly ArticleId[], take: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (take) next.add(id)
      else next.delete(id)
    }
    onChange(next)
  }
  const toggle = (index: number) => {
    const row = rows[index]
    if (row) set([row.id], !chosen.has(row.id))
  }
  return (
    <section className={styles.articles} aria-label="Articles">
      <SearchField
        label="Find articles by title or source"
        value={text}
        onChange={next => {
          setText(next)
          setActive(null)
        }}
      />
      <div className={styles.all}>
        <Checkbox
          checked={among === 0 ? false : among === rows.length ? true : 'some'}
          disabled={rows.length === 0}
          onChange={take =>
            set(
              rows.map(({ id }) => id),
              take,
            )
          }
          label={
            words ? `All ${counted(rows.length, 'article')} found` : `All ${counted(rows.length, 'article')}`
          }
        />
        <span className={styles.count}>{numeral(chosen.size)} chosen</span>
      </div>
      <VirtualList
        label="Articles to hand out"
        className={styles.list}
        list={{ ...rowsOf(rows), ...(articles.rows ? {} : { total: null }), failure: articles.failure }}
        rowHeight={48}
        multiple
        active={active}
        chosen={index => chosen.has(rows[index]?.id as ArticleId)}
        onActive={(index, how) => {
          // The arrows only go there; a press takes it in or out.
          if (how.press) toggle(index)
          setActive(index)
        }}
        onKeyDown={event => {
          if (event.key !== ' ' || active === null) return
          event.preventDefault()
          toggle(active)
        }}
      >
        {(row, _, state) => row && <Row row={row} chosen={state.chosen} active={state.active} />}
      </VirtualList>
    </section>
  )
}

function Row({ row, chosen, active }: { row: ArticleRow; chosen: boolean; active: boolean }) {
  const about = [row.source, calendarDate(row.date), row.claims > 0 && counted(row.claims, 'claim')]
  return (
    <div className={classes(styles.article, active && styles.active)}>
      <span className={classes(styles.box, chosen && styles.checked)} aria-hidden="true">
        {chosen && <Check size={12} strokeWidth={3} />}
      </span>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {row.title}
        </span>
        <span className={styles.about}>{about.filter(Boolean).join(' · ')}</span>
      </span>
    </div>
  )
}
