import { Fragment, type ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import styles from './split-panes.module.css'

export interface Pane {
  readonly id: string
  /** What it is, for the handle beside it: “Articles”. */
  readonly label: string
  /** Share of the width in percent where none has been kept. */
  readonly share: number
  /** In CSS pixels. */
  readonly min: number
  /** In CSS pixels; keeps its width when the window changes, as a list or an inspector should. */
  readonly max?: number
  readonly content: ReactNode
}

interface SplitPanesProps {
  panes: readonly Pane[]
  /** As kept: percent, pane by pane. Anything that does not fit the panes is ignored. */
  sizes: readonly number[] | undefined
  onSizes: (sizes: number[]) => void
}

/**
 * Panes side by side; the handles between them are dragged, or moved with the arrow keys. Where a pane comes or goes,
 * the others stay as they are: what is read in one keeps its place.
 */
export function SplitPanes({ panes, sizes, onSizes }: SplitPanesProps) {
  const kept = sizes?.length === panes.length ? sizes : panes.map(pane => pane.share)
  const layout = Object.fromEntries(panes.map((pane, index) => [pane.id, kept[index] ?? pane.share]))
  return (
    <Group
      className={styles.group}
      defaultLayout={layout}
      onLayoutChanged={(next, meta) => {
        if (meta.isUserInteraction)
          onSizes(panes.map(pane => Math.round((next[pane.id] ?? pane.share) * 10) / 10))
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <Separator className={styles.bar} aria-label={`Width of ${panes[index - 1]?.label}`} />
          )}
          <Panel
            id={pane.id}
            className={styles.panel}
            minSize={pane.min}
            {...(pane.max !== undefined && {
              maxSize: pane.max,
              groupResizeBehavior: 'preserve-pixel-size' as const,
            })}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
