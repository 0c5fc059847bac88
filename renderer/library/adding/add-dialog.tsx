import { useEffect, useState } from 'react'
import { counted } from '#shared/model/counted'
import { Button, confirm, Dialog, Progress, parseKeys, pressMakes } from '../../widgets'
import { addAll } from './add-all'
import { stopAdding, useAdding } from './adding'
import styles from './adding.module.css'
import { Begin } from './begin'
import { listenForPaste } from './pasting'
import { Sorting } from './sorting'
import { type Standing, standings } from './standing'

const addKeys = parseKeys('Mod+Enter')

/** Where articles are looked at and corrected before they are added. Their text, once added, stands for ever. */
export function AddDialog() {
  const incoming = useAdding(state => state.incoming)
  const [busy, setBusy] = useState(false)
  const states = standings(incoming)
  const ready = states.filter(({ kind }) => kind === 'new').length
  const unready = whyNot(states, ready)
  useEffect(listenForPaste, [])
  const add = async () => {
    if (busy || unready) return
    setBusy(true)
    await addAll()
    setBusy(false)
  }
  return (
    <Dialog
      open
      onClose={() => void leave()}
      title="Add articles"
      size={incoming.length > 0 ? 'huge' : 'medium'}
      flush={incoming.length > 0}
      footer={
        incoming.length > 0 && (
          <>
            <Reading states={states} />
            <Button onClick={() => void leave()}>Cancel</Button>
            <Button
              kind="primary"
              keys="Mod+Enter"
              busy={busy}
              reason={unready ?? undefined}
              onClick={() => void add()}
            >
              {ready > 0 ? `Add ${counted(ready, 'article')}` : 'Add'}
            </Button>
          </>
        )
      }
    >
      {incoming.length === 0 ? (
        <Begin />
      ) : (
        <div
          className={styles.sorting}
          onKeyDownCapture={event => {
            if (!addKeys.some(stroke => pressMakes(event, stroke))) return
            event.preventDefault()
            event.stopPropagation()
            // A field tells of its words when it is left.
            if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
            void add()
          }}
        >
          <Sorting states={states} />
        </div>
      )}
    </Dialog>
  )
}

function whyNot(states: readonly Standing[], ready: number): string | null {
  const unfinished = states.filter(state => state.kind === 'unfinished').length
  if (unfinished > 0) return `${counted(unfinished, 'article')} must be mended first, or taken off the list.`
  if (states.some(({ kind }) => kind === 'reading')) return 'Some files are still being read.'
  return ready === 0 ? 'There is nothing new on the list.' : null
}

function Reading({ states }: { states: readonly Standing[] }) {
  const read = states.filter(({ kind }) => kind !== 'reading').length
  if (read === states.length) {
    const skipped = states.filter(({ kind }) => kind !== 'new' && kind !== 'unfinished').length
    return <p className={styles.state}>{skipped > 0 && `${counted(skipped, 'is', 'are')} not added.`}</p>
  }
  return (
    <div className={styles.state} role="status">
      <span>
        Reading {read + 1} of {states.length}…
      </span>
      <Progress label="Reading files" value={read / states.length} />
    </div>
  )
}

async function leave(): Promise<void> {
  const { touched, incoming, written } = useAdding.getState()
  const corrected = touched && incoming.length > 0
  const pasted = incoming.some(one => one.pasted) || written.trim() !== ''
  if (corrected || pasted) {
    const lost = [corrected && 'What you have corrected', pasted && 'the text you have put in'].filter(
      Boolean,
    )
    const sure = await confirm({
      title: 'Leave without adding?',
      text: `${lost.join(' and ').replace(/^./, first => first.toUpperCase())} here is lost.${
        incoming.some(one => !one.pasted) ? ' The files stay as they are.' : ''
      }`,
      button: 'Leave',
      danger: true,
    })
    if (!sure) return
  }
  stopAdding()
}
