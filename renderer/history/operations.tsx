import { History as HistoryIcon, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { HistoryRow } from '#shared/api/views'
import { counted } from '#shared/model/counted'
import type { AnnotatorId } from '#shared/model/ids'
import { goToClaim, openArticle, redo, showEntity, undo, useWindowed, useWorkbench } from '../store'
import { Button, classes, EmptyState, Select, VirtualList } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import { HistoryHead } from './head'
import styles from './history.module.css'

/** Who did what and when, newest first; what was undone is struck through, and each row leads to what it is about. */
export function Operations() {
  const head = useWorkbench(state => state.head)
  const [by, setBy] = useState<AnnotatorId | null>(null)
  const [active, setActive] = useState<number | null>(null)
  const list = useWindowed('history.list', { by })
  const readOnly = head?.readOnly ? 'The project is read-only.' : undefined
  const names = new Map(head?.annotators.map(annotator => [annotator.id, annotator.name]))

  const go = (index: number) => {
    const row = list.row(index)
    if (row) void goTo(row)
  }

  return (
    <section className={styles.view} aria-labelledby="history-title">
      <HistoryHead count={list.total === null ? '' : counted(list.total, 'operation')}>
        <Select
          className={styles.by ?? ''}
          aria-label="By"
          value={by}
          none="Everyone"
          onChange={setBy}
          choices={(head?.annotators ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <span className={styles.space} />
        <Button
          icon={Undo2}
          className={styles.undo ?? ''}
          keys="Mod+Z"
          reason={readOnly ?? (head?.undo ? undefined : 'There is nothing to undo.')}
          onClick={() => void undo()}
        >
          <span>{head?.undo ? `Undo: ${head.undo}` : 'Undo'}</span>
        </Button>
        <Button
          icon={Redo2}
          keys="Mod+Shift+Z"
          reason={readOnly ?? (head?.redo ? undefined : 'There is nothing to redo.')}
          onClick={() => void redo()}
        >
          Redo
        </Button>
      </HistoryHead>
      {list.total === 0 ? (
        <EmptyState icon={HistoryIcon} title="Nothing has happened yet.">
          Every change to the project will stand here, with who made it and when, and can be undone.
        </EmptyState>
      ) : (
        <VirtualList
          label="History, newest first"
          className={styles.list ?? ''}
          list={list}
          rowHeight={44}
          active={active}
          onActive={setActive}
          onOpen={go}
        >
          {row => row && <Row row={row} name={names.get(row.by) ?? 'Someone'} />}
        </VirtualList>
      )}
      <footer className={styles.foot}>
        Enter opens what a row is about. Undo works after a restart too.
      </footer>
    </section>
  )
}

function Row({ row, name }: { row: HistoryRow; name: string }) {
  return (
    <div className={classes(styles.row, row.state === 'undone' && styles.undone)}>
      <span className={styles.title}>{row.title}</span>
      {row.state === 'undone' && <span className={styles.state}>undone</span>}
      <span className={styles.who}>{name}</span>
      <time className={styles.when} dateTime={row.at}>
        {dayAndTime(row.at)}
      </time>
    </div>
  )
}

async function goTo(row: HistoryRow): Promise<void> {
  if (row.claim) await goToClaim(row.claim)
  else if (row.entity) showEntity(row.entity)
  else if (row.article) openArticle(row.article)
}
