import { EyeOff, RotateCcw } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import type { ProposedBlock } from '#shared/api/views'
import { numeral } from '#shared/model/counted'
import { classes, Kbd, rowsOf, VirtualList } from '../../widgets'
import { toggleBlock } from './adding'
import styles from './block-list.module.css'

interface Props {
  id: number
  blocks: readonly ProposedBlock[]
  kept: readonly boolean[]
  direction: 'ltr' | 'rtl'
  language: string
}

/** How much of a block is shown, in UTF-16 code units: enough to tell what it is. */
const most = 3_000

/** The text block by block. What is left out is struck through, with the reason; Space, or its mark, takes it back. */
export function BlockList({ id, blocks, kept, direction, language }: Props) {
  const [active, setActive] = useState<number | null>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && active !== null) {
      event.preventDefault()
      toggleBlock(id, active)
    } else if (event.key === 'n' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      const from = (active ?? -1) + 1
      const next = [...kept.keys()].find(i => i >= from && !kept[i]) ?? kept.indexOf(false)
      if (next >= 0) setActive(next)
    }
  }
  const onClick = (event: MouseEvent) => {
    const mark = event.target instanceof Element ? event.target.closest('[data-toggle]') : null
    const row = mark?.closest('[data-index]')
    if (row instanceof HTMLElement) toggleBlock(id, Number(row.dataset.index))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same in the list */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the marks are for the mouse, the list for the keyboard */}
      <div className={styles.blocks} onClick={onClick}>
        <VirtualList<ProposedBlock>
          label="Text, part by part: those selected are kept"
          list={rowsOf(blocks)}
          rowHeight={60}
          active={active}
          onActive={setActive}
          onOpen={index => toggleBlock(id, index)}
          chosen={index => kept[index] === true}
          multiple
          onKeyDown={onKeyDown}
        >
          {(block, index) =>
            block && (
              <Block block={block} isKept={kept[index] === true} direction={direction} language={language} />
            )
          }
        </VirtualList>
      </div>
      <p className={styles.hint}>
        <Kbd keys="Space" /> keeps a part or leaves it out
        {kept.includes(false) && (
          <>
            <Kbd keys="N" /> next left out
          </>
        )}
      </p>
    </>
  )
}

interface BlockProps {
  block: ProposedBlock
  isKept: boolean
  direction: 'ltr' | 'rtl'
  language: string
}

function Block({ block, isKept, direction, language }: BlockProps) {
  const Mark = isKept ? EyeOff : RotateCcw
  const reason = isKept ? null : (block.furniture ?? 'Left out by you')
  const rest = block.text.length - most
  return (
    <div className={classes(styles.block, !isKept && styles.out)} data-role={block.role ?? undefined}>
      {reason && <p className={styles.reason}>Left out: {reason}</p>}
      <p className={styles.words} dir={direction} lang={language || undefined}>
        {isKept ? block.text.slice(0, most) : <s>{block.text.slice(0, most)}</s>}
        {rest > 0 && <span className={styles.rest}> … and {numeral(rest)} characters more</span>}
      </p>
      <span className={styles.toggle} data-toggle aria-hidden="true" title={isKept ? 'Leave out' : 'Keep'}>
        <Mark size={14} />
      </span>
    </div>
  )
}
