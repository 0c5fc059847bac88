import { ArrowRight, CircleHelp, CornerDownRight, Equal, Pencil, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  type EditionOutcome,
  type EditionReport,
  type EditionRow,
  editionOutcomes,
} from '#shared/api/edition-views'
import { valuePieces } from '../../review/pieces'
import { Button, classes, Kbd, rowsOf, VirtualList } from '../../widgets'
import { SegmentedControl } from '../../widgets/tabs'
import { toggleLeft, useEdition } from './edition'
import styles from './edition.module.css'
import { explain, outcomeNames, percent } from './words'

const icons = { orphaned: CircleHelp, fuzzy: Pencil, moved: CornerDownRight, exact: Equal }

/** Everything that is marked in the article, what needs looking at first, and the one that is looked at. */
export function EditionRows({ report }: { report: EditionReport }) {
  const { shown, leave } = useEdition()
  const [active, setActive] = useState<number | null>(report.rows.length > 0 ? 0 : null)
  const rows = useMemo(
    () => report.rows.filter(row => shown === 'all' || row.outcome === shown),
    [report.rows, shown],
  )
  const segments = editionOutcomes
    .filter(outcome => report.counts[outcome] > 0)
    .map(outcome => ({ value: outcome, label: `${outcomeNames[outcome]} ${report.counts[outcome]}` }))
  const all = Object.values(report.counts).reduce((sum, count) => sum + count, 0)
  const row = active === null ? undefined : rows[active]
  const toggle = () => row && toggleLeft(row.key)
  if (all === 0)
    return <p className={styles.same}>Nothing is marked in this article yet: only its text changes.</p>
  return (
    <>
      <div className={styles.filter}>
        <SegmentedControl<EditionOutcome | 'all'>
          label="Which are shown"
          value={shown}
          onChange={next => {
            useEdition.setState({ shown: next })
            setActive(0)
          }}
          segments={[{ value: 'all' as const, label: `All ${all}` }, ...segments]}
        />
      </div>
      <VirtualList<EditionRow>
        label="What becomes of everything that is marked"
        className={styles.rows}
        list={rowsOf(rows)}
        rowHeight={56}
        active={active}
        onActive={setActive}
        onOpen={toggle}
        onKeyDown={event => {
          if (event.key !== ' ') return
          event.preventDefault()
          toggle()
        }}
      >
        {(each, _, state) => each && <Row row={each} left={leave.has(each.key)} active={state.active} />}
      </VirtualList>
      {row && <Detail row={row} left={leave.has(row.key)} onToggle={toggle} />}
    </>
  )
}

function Row({ row, left, active }: { row: EditionRow; left: boolean; active: boolean }) {
  const Icon = left ? X : icons[row.outcome]
  return (
    <div className={styles.row} data-active={active || undefined}>
      <span className={classes(styles.outcome, styles[left ? 'orphaned' : row.outcome])}>
        <Icon size={14} aria-hidden="true" />
        {left ? 'Left out' : outcomeNames[row.outcome]}
        {row.outcome === 'fuzzy' && !left && <span className={styles.score}>{percent(row.score)}</span>}
      </span>
      <span className={styles.what}>{row.what}</span>
      <span className={styles.words}>
        <span className={styles.line}>{row.from}</span>
        {row.outcome === 'fuzzy' && row.to !== null && (
          <span className={classes(styles.line, styles.to)}>
            <ArrowRight size={12} aria-hidden="true" />
            <span className="unseen">becomes </span>
            {row.to}
          </span>
        )}
      </span>
    </div>
  )
}

/** The words before and after with what differs, or where they might be. */
function Detail({ row, left, onToggle }: { row: EditionRow; left: boolean; onToggle: () => void }) {
  const pieces = row.to === null ? null : valuePieces(row.from, row.to)
  return (
    <section className={styles.detail} aria-label="The one that is looked at">
      <p className={styles.why}>{explain(row, left)}</p>
      {pieces && row.outcome === 'fuzzy' && (
        <div className={styles.versions}>
          <p className={styles.version}>
            <span className={styles.side}>Before</span>
            <span>
              {pieces.from.map(({ start, text, shared }) => (shared ? text : <del key={start}>{text}</del>))}
            </span>
          </p>
          <p className={styles.version}>
            <span className={styles.side}>Now</span>
            <span>
              {pieces.to.map(({ start, text, shared }) => (shared ? text : <ins key={start}>{text}</ins>))}
            </span>
          </p>
        </div>
      )}
      {row.lookalikes.length > 0 && (
        <ul className={styles.lookalikes}>
          {row.lookalikes.map(({ start, before, quote, after }) => (
            <li key={start}>
              …{before}
              <mark>{quote}</mark>
              {after}…
            </li>
          ))}
        </ul>
      )}
      {row.to !== null && (
        <p className={styles.choice}>
          <Button small onClick={onToggle}>
            {left ? 'Place it there after all' : 'Leave it without a place'}
          </Button>
          <Kbd keys="Space" />
        </p>
      )}
    </section>
  )
}
