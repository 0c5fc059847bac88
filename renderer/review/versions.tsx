import type { ReactNode } from 'react'
import type { DifferenceDetail } from '#shared/api/compare-views'
import { classes, Kbd } from '../widgets'
import styles from './difference-view.module.css'
import { type ValuePiece, valuePieces } from './pieces'

type ShownField = DifferenceDetail['fields'][number]

/** One of the two versions. */
export interface Version {
  readonly title: string
  /** When it was so, and who made it so. */
  readonly about: ReactNode
  /** Why there is nothing to show, where this version is not there at all. */
  readonly absent: string | null
  /** The key that takes it, where it can be taken. */
  readonly keys?: string
  /** Whether the project is so as it stands. */
  readonly stands?: boolean
}

interface VersionsProps {
  fields: readonly ShownField[]
  from: Version
  to: Version
}

/** Both versions side by side, field by field, each on the height of its fellow, and what differs within them marked. */
export function Versions({ fields, from, to }: VersionsProps) {
  const both = from.absent === null && to.absent === null
  const pairs = fields.map(field => ({ field, pieces: piecesOf(field, both) }))
  const rows = { ['--rows' as string]: fields.length + 1 }
  return (
    <div
      className={styles.versions}
      data-alone={both ? undefined : from.absent === null ? 'from' : 'to'}
      style={rows}
    >
      <Card version={from}>
        {pairs.map(({ field, pieces }) => (
          <Row key={field.field} name={field.name} value={field.from} side="from" pieces={pieces.from} />
        ))}
      </Card>
      <Card version={to}>
        {pairs.map(({ field, pieces }) => (
          <Row key={field.field} name={field.name} value={field.to} side="to" pieces={pieces.to} />
        ))}
      </Card>
    </div>
  )
}

/** Where one version is not there at all, nothing within the other is worth pointing at. */
function piecesOf({ from, to }: ShownField, both: boolean) {
  if (both) return valuePieces(from ?? '', to ?? '')
  return {
    from: [{ start: 0, text: from ?? '', shared: true }],
    to: [{ start: 0, text: to ?? '', shared: true }],
  }
}

function Card({ version, children }: { version: Version; children: ReactNode }) {
  const { title, about, absent, keys, stands } = version
  return (
    <section
      className={classes(styles.version, absent !== null && styles.absent, stands && styles.stands)}
      aria-label={title}
    >
      <h3 className={styles.versionHead}>
        {title} <span className={styles.versionAbout}>{about}</span>
        {stands && <span className="unseen">, as the project stands</span>}
        {keys && (
          <span className={styles.versionKeys}>
            <Kbd keys={keys} />
          </span>
        )}
      </h3>
      {absent === null ? <dl className={styles.fields}>{children}</dl> : <p>{absent}</p>}
    </section>
  )
}

interface RowProps {
  name: string
  value: string | null
  side: 'from' | 'to'
  pieces: readonly ValuePiece[]
}

function Row({ name, value, side, pieces }: RowProps) {
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd dir="auto">
        {value === null ? (
          <span className={styles.unset}>not set</span>
        ) : (
          pieces.map(piece => <Words key={piece.start} piece={piece} side={side} />)
        )}
      </dd>
    </div>
  )
}

function Words({ piece: { text, shared }, side }: { piece: ValuePiece; side: 'from' | 'to' }) {
  if (shared) return text
  const Mark = side === 'from' ? 'del' : 'ins'
  return <Mark className={styles[side]}>{text}</Mark>
}
