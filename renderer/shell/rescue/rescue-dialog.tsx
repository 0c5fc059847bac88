import { History, Save } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { RescueView } from '#shared/api/rescue-views'
import { tableWords } from '#shared/api/rescue-words'
import { numeral } from '#shared/model/counted'
import type { Id } from '#shared/model/ids'
import { call, dismissDamaged, newId } from '../../store'
import { Banner, Button, Dialog, Menu, Progress } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import { openEarlier, rescueAndOpen, saveReport } from './acts'
import styles from './rescue.module.css'
import { RescueParts } from './rescue-parts'

type Examined = { readonly view: RescueView } | { readonly problem: Problem } | null

/** Says what is wrong with a project file that cannot be opened, part by part, and what can be done about it. */
export function RescueDialog({ path }: { path: string }) {
  const [examined, setExamined] = useState<Examined>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let gone = false
    const task = newId<Id<'task'>>('task')
    void call('rescue.examine', { path, task }).then(reply => {
      if (!gone) setExamined(reply.ok ? { view: reply.value } : { problem: reply.problem })
    })
    return () => {
      gone = true
      void call('tasks.cancel', { task })
    }
  }, [path])
  useEffect(() => {
    if (examined) first.current?.focus()
  }, [examined])

  const view = examined && 'view' in examined ? examined.view : null
  const fileName = view?.fileName ?? path.replace(/^.*[\\/]/, '')
  const doing = (act: () => Promise<void>) => {
    setBusy(true)
    void act().finally(() => setBusy(false))
  }
  return (
    <Dialog
      open
      onClose={dismissDamaged}
      size={view && view.partCount > 0 ? 'large' : 'medium'}
      flush
      title={`“${fileName}” is damaged`}
      about={<WhatIsSafe view={view} />}
      footer={
        <>
          {view && (
            <span className={styles.aside}>
              <Button kind="quiet" icon={Save} onClick={() => void saveReport(view)}>
                Save this report…
              </Button>
            </span>
          )}
          {view && view.snapshots.length > 0 && <Earlier view={view} />}
          <Button ref={view?.readable ? undefined : first} onClick={dismissDamaged}>
            Close
          </Button>
          {view?.readable && (
            <Button ref={first} kind="primary" busy={busy} onClick={() => doing(() => rescueAndOpen(view))}>
              Rescue into a new file…
            </Button>
          )}
        </>
      }
    >
      {examined === null && (
        <div className={styles.looking}>
          <p>Looking for what can be read…</p>
          <Progress label="Looking for what can be read" value={null} />
        </div>
      )}
      {examined && 'problem' in examined && <Banner kind="bad">{examined.problem.message}</Banner>}
      {view && <Findings view={view} />}
    </Dialog>
  )
}

function WhatIsSafe({ view }: { view: RescueView | null }) {
  return (
    <>
      {view && <>It cannot be opened: {view.what}. </>}
      The file has not been changed, and nothing here changes it.
      {view?.saved && <> It was last written {dayAndTime(view.saved)}.</>}
    </>
  )
}

function Findings({ view }: { view: RescueView }) {
  const totals = view.totals.filter(({ place, rescued }) => rescued > 0 && place !== 'info')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keys
    <section className={styles.found} aria-label="What was found" tabIndex={0}>
      <p className={styles.summary}>{view.summary}</p>
      {view.readable && totals.length > 0 && (
        <p className={styles.totals}>
          The rescued project has {totals.map(({ place, rescued }) => tableWords(place, rescued)).join(' · ')}
        </p>
      )}
      <RescueParts parts={view.parts} />
      {view.partCount > view.parts.length && (
        <p className={styles.more}>
          And {numeral(view.partCount - view.parts.length)} more. The saved report has all of them.
        </p>
      )}
      <Beside view={view} />
    </section>
  )
}

/** Where a better copy may be, for whoever looks for one. */
function Beside({ view }: { view: RescueView }) {
  const { readable, snapshots, beside, folder } = view
  return (
    <div className={styles.beside}>
      {beside.length > 0 && (
        <>
          <p>Beside it there is:</p>
          <ul>
            {beside.map(({ fileName, what }) => (
              <li key={fileName}>
                {fileName}, {what}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {beside.length === 0 && snapshots.length === 0 && 'There are no snapshots of it beside it. '}
        {readable
          ? 'If there is a backup of it, that may be better than a rescue. The file is in '
          : 'Look for another copy of it: in a backup, on the computer it was worked on before, with whoever was sent it. The file is in '}
        <span className={styles.folder}>{folder}</span>
      </p>
    </div>
  )
}

function Earlier({ view }: { view: RescueView }) {
  return (
    <Menu
      entries={[
        { heading: 'Open as a new file' },
        ...view.snapshots.slice(0, 20).map(({ id, at, counts }) => ({
          label: counts ? `${dayAndTime(at)}, ${tableWords('claims', counts.claims)}` : dayAndTime(at),
          run: () => void openEarlier(view, id),
        })),
      ]}
    >
      <Button icon={History}>Open an earlier state…</Button>
    </Menu>
  )
}
