import { CircleAlert, CircleCheck, CopyCheck, FilePlus2, LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { openArticle } from '../../store'
import {
  Button,
  classes,
  EmptyState,
  IconButton,
  rowsOf,
  VirtualList,
  type VirtualListHandle,
} from '../../widgets'
import { drop, type Incoming, show, stopAdding, useAdding } from './adding'
import styles from './adding.module.css'
import { DraftView } from './draft-view'
import { chooseFiles } from './offers'
import type { Standing } from './standing'

interface Listed {
  readonly one: Incoming
  readonly state: Standing
}

/** Everything on its way in at the left, and the one that is looked at. */
export function Sorting({ states }: { states: readonly Standing[] }) {
  const { incoming, active } = useAdding()
  const list = useRef<VirtualListHandle>(null)
  useEffect(() => list.current?.focus(), [])
  const listed = incoming.flatMap((one, i): Listed[] => (states[i] ? [{ one, state: states[i] }] : []))
  const current = listed[active]
  return (
    <>
      <aside className={styles.list} aria-label="On the list">
        <VirtualList<Listed>
          handle={list}
          label="On the list"
          list={rowsOf(listed)}
          rowHeight={58}
          active={active}
          onActive={show}
          onKeyDown={event => {
            if ((event.key !== 'Delete' && event.key !== 'Backspace') || !current) return
            event.preventDefault()
            drop(current.one.id)
          }}
        >
          {(row, _, { active: isActive }) => row && <ListedRow {...row} isActive={isActive} />}
        </VirtualList>
        <div className={styles.listFoot}>
          <Button small icon={FilePlus2} onClick={() => void chooseFiles()}>
            More files…
          </Button>
          {current && (
            <IconButton
              small
              icon={X}
              label="Take off the list"
              keys="Delete"
              onClick={() => drop(current.one.id)}
            />
          )}
        </div>
      </aside>
      <section className={styles.shown} aria-label="The article as it would be added">
        {current && <Shown key={current.one.id} {...current} />}
      </section>
    </>
  )
}

const marks = {
  reading: { icon: LoaderCircle, words: 'Being read…', look: styles.busy },
  problem: { icon: CircleAlert, words: 'Cannot be added', look: styles.bad },
  same: { icon: CopyCheck, words: 'In the project already', look: styles.quiet },
  twice: { icon: CopyCheck, words: 'On the list already', look: styles.quiet },
  unfinished: { icon: TriangleAlert, words: 'Needs mending', look: styles.warn },
  new: { icon: CircleCheck, words: 'New', look: styles.ok },
} as const

function ListedRow({ one, state, isActive }: Listed & { isActive: boolean }) {
  const { icon: Icon, words, look } = marks[state.kind]
  const title = one.draft?.proposal.title
  return (
    <div className={classes(styles.listed, isActive && styles.listedActive)}>
      <Icon size={15} className={look} aria-hidden="true" />
      <div className={styles.listedWords}>
        <p className={styles.listedTitle} dir="auto">
          {title || one.file}
        </p>
        <p className={styles.listedAbout}>
          {words}
          {title && one.file !== title && ` · ${one.file}`}
        </p>
      </div>
    </div>
  )
}

function Shown({ one, state }: Listed) {
  if (state.kind === 'problem')
    return (
      <EmptyState
        icon={CircleAlert}
        title={`${one.file} is not added`}
        action={<Button onClick={() => drop(one.id)}>Take it off the list</Button>}
      >
        {state.why}
      </EmptyState>
    )
  if (!one.draft)
    return (
      <EmptyState icon={LoaderCircle} title={`${one.file} is being read…`}>
        Others can be looked at meanwhile.
      </EmptyState>
    )
  return (
    <>
      {state.kind === 'same' && (
        <p className={styles.known} role="status">
          <span>The very same text is in the project as “{state.as.title}”. It is not added again.</span>
          <Button
            small
            onClick={() => {
              stopAdding()
              openArticle(state.as.id)
            }}
          >
            Open it
          </Button>
        </p>
      )}
      {state.kind === 'twice' && (
        <p className={styles.known} role="status">
          The very same text is on the list as “{state.file}”. It is added once.
        </p>
      )}
      {state.kind === 'unfinished' && (
        <p className={classes(styles.known, styles.knownWarn)} role="status">
          {state.why}
        </p>
      )}
      <DraftView id={one.id} draft={one.draft} />
    </>
  )
}
