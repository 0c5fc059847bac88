import { useEffect, useMemo, useRef, useState } from 'react'
import type { MappedTable, MappingRow, ReviewHead, ReviewMapping } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { recordNames } from '#shared/model/table-nouns'
import { entityChoices } from '../../inspector/entity-choices'
import { call, reportProblem, useWindowed } from '../../store'
import {
  Button,
  type Choice,
  Combobox,
  Dialog,
  Progress,
  useReadOnlyReason,
  VirtualList,
} from '../../widgets'
import { FilterMenu } from '../../widgets/filter-menu'
import { activeIndex } from '../active'
import { review } from '../reviewing/review'
import styles from './mapping.module.css'
import { MappingLine } from './mapping-line'

interface MappingDialogProps {
  head: ReviewHead
  file: number
  onClose: () => void
}

/** What each label, type, article and entity of a file that was begun apart is in this project: seen, and corrected. */
export function MappingDialog({ head, file, onClose }: MappingDialogProps) {
  const mapping = useMapping(head, file, onClose)
  const [tables, setTables] = useState<readonly MappedTable[]>([])
  const [at, setAt] = useState<{ key: string | null; index: number }>({ key: null, index: 0 })
  const [choosing, setChoosing] = useState(false)
  const progress = review.use(state => state.progress)
  const readOnly = useReadOnlyReason()
  const start = useRef<HTMLDivElement>(null)
  // What is said of a record makes the review anew: its head says so.
  const list = useWindowed('review.mappingRows', { review: head.id, file, tables }, head)
  // It also moves it among the others: the keyboard goes with it.
  const active = activeIndex(list, at)
  const row = active === null ? undefined : list.row(active)
  const table = row?.table
  const choices = useMemo(() => choicesIn(head.id, table), [head.id, table])
  if (!mapping) return null
  const goTo = (index: number) => setAt({ key: list.row(index)?.key ?? null, index })
  const map = async (each: MappingRow, into: string | null) => {
    setAt({ key: each.key, index: active ?? 0 })
    const reply = await review.openAgain(task =>
      call('review.map', { task, review: head.id, file, set: [{ table: each.table, id: each.id, into }] }),
    )
    if (!reply.ok && reply.problem.code !== 'cancelled') reportProblem(reply.problem)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      flush
      title="What is what"
      about={`“${head.files[file]?.fileName}” was begun apart from this project. Of its ${counted(mapping.total, 'name')} ${counted(mapping.news, 'comes', 'come')} along as new; the others are known here. Nothing is dropped because a name differs.`}
      start={start}
      footer={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles.mapping} ref={start}>
        <div className={styles.filters}>
          <FilterMenu<MappedTable>
            name="What"
            options={mapping.tables.map(({ table, count }) => ({
              value: table,
              label: recordNames[table],
              count,
            }))}
            chosen={tables}
            onChange={next => {
              setTables(next)
              setAt({ key: null, index: 0 })
            }}
          />
          {progress && (
            <span className={styles.working} role="status">
              {progress.what}…
              <Progress label="How far it has come" value={progress.done} />
            </span>
          )}
        </div>
        <VirtualList
          label="Theirs, and what each is here"
          className={styles.list}
          list={list}
          rowHeight={52}
          active={active}
          onActive={goTo}
          onOpen={() => setChoosing(true)}
        >
          {(each, _, state) => <MappingLine row={each} active={state.active} />}
        </VirtualList>
        {row && (
          <div className={styles.chooser}>
            <p className={styles.about}>
              <span className={styles.kind}>{recordNames[row.table]}</span> {row.name}
            </p>
            <Combobox
              key={row.key}
              aria-label={`What ${inQuotes(row.name)} is here`}
              value={row.into && { value: row.into.id, label: row.into.name }}
              choices={choices}
              search={`Find one of yours for ${inQuotes(row.name)}`}
              placeholder="Comes along as new"
              none="Bring it along as new"
              open={choosing}
              onOpenChange={setChoosing}
              disabled={readOnly !== undefined || progress !== null}
              onChange={into => void map(row, into)}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** How many there are of each sort, as they are now; closes where that cannot be said. */
function useMapping(head: ReviewHead, file: number, onClose: () => void): ReviewMapping | null {
  const [mapping, setMapping] = useState<ReviewMapping | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: closing is no reason to ask again
  useEffect(() => {
    let late = false
    void call('review.mapping', { review: head.id, file }).then(reply => {
      if (late) return
      if (reply.ok) setMapping(reply.value)
      else {
        reportProblem(reply.problem)
        onClose()
      }
    })
    return () => {
      late = true
    }
  }, [head, file])
  return mapping
}

type Choosing = (typed: string) => Promise<readonly Choice<string>[]>

/** What a record of that table can be said to be, for what is typed. */
function choicesIn(review: string, table: MappedTable | undefined): Choosing {
  if (table === 'entities') return entityChoices
  return async typed => {
    if (table === undefined) return []
    const text = typed.slice(0, 500)
    const reply = await call('review.mappingChoices', { review, table, text, limit: 50 })
    if (!reply.ok) return []
    return reply.value.map(({ id, name, detail }) => ({
      value: id,
      label: name,
      ...(detail && { hint: detail }),
    }))
  }
}
