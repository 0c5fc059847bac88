import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../../widgets'
import { enterLayer } from '../../widgets/layers'
import { useReturnFocus } from '../../widgets/return-focus'
import { leadKeysPast } from '../commands/keys-ahead'
import { allCommands } from '../commands/registry'
import { FindRows, perGroup, SearchProgress } from './find-rows'
import { useFinds } from './finds'
import { type Offer, offersFor, offersNow } from './offers'
import styles from './palette.module.css'
import { closeOverlay, useOverlay } from './palette-state'
import { useSearch } from './use-search'

/** Every command, and everything in the project, by a few letters of its name. */
export function Palette() {
  const open = useOverlay(state => state.open === 'palette')
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && closeOverlay()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.shade} />
        <Content />
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Content() {
  const returnFocus = useReturnFocus()
  /** Run once the focus is back where it was: a command may ask where the hands are. */
  const chosen = useRef<(() => void) | null>(null)
  return (
    <Dialog.Content
      className={styles.palette}
      aria-describedby={undefined}
      onCloseAutoFocus={event => {
        returnFocus(event)
        if (chosen.current) queueMicrotask(chosen.current)
      }}
    >
      <Dialog.Title className="unseen">Search, or run a command</Dialog.Title>
      <Choosing
        choose={run => {
          // What is typed on is meant for what it opens.
          leadKeysPast(
            new Promise<void>(resolve => {
              chosen.current = () => {
                try {
                  run()
                } finally {
                  resolve()
                }
              }
            }),
          )
          closeOverlay()
        }}
      />
    </Dialog.Content>
  )
}

function Choosing({ choose }: { choose: (run: () => void) => void }) {
  useEffect(() => enterLayer(closeOverlay), [])
  const [typed, setTyped] = useState('')
  // What can be done is asked once, as it was when the palette was opened.
  const [all] = useState(() => offersNow(allCommands()))
  const offers = offersFor(all, typed)
  const words = typed.trim()
  const [asked, setAsked] = useState({ words: '', more: 0 })
  const more = asked.words === words ? asked.more : 0
  const limit = perGroup[more] ?? perGroup[0]
  const results = useSearch(typed, limit)
  const finds = useFinds(results?.found)
  /** How much has been searched for what is typed; null where it is too short. */
  const done = words.length < 2 ? null : results?.words === words ? results.found.done : 0
  const nothing = offers.length === 0 && finds.length === 0 && (done === null || done === 1)
  /** Enter was pressed before the finds for what is typed were here: the first is opened as soon as they are. */
  const [hurry, setHurry] = useState(false)
  const late = offers.length === 0 && done !== null && done < 1
  const first = finds[0]?.finds[0]
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the arrival of the finds that counts
  useEffect(() => {
    if (!hurry || late) return
    setHurry(false)
    if (first) choose(first.go)
  }, [hurry, late])
  return (
    <Cmdk
      shouldFilter={false}
      loop
      label="Search, or run a command"
      onKeyDown={event => {
        if (event.key !== 'Enter' || !late || event.nativeEvent.isComposing) return
        event.preventDefault()
        setHurry(true)
      }}
    >
      <div className={styles.field}>
        <Search size={16} aria-hidden="true" />
        <Cmdk.Input value={typed} onValueChange={setTyped} placeholder="Search, or run a command" />
      </div>
      <SearchProgress done={done} groups={finds} />
      <Cmdk.List className={styles.list} label="Finds">
        {nothing && (
          <p className={styles.nothing}>
            Nothing has all of “{words.replace(/["“”„«»]/g, '')}”: no command, article, claim or entity.
            <span>Fewer words find more. “In quotation marks” finds words in just that order.</span>
          </p>
        )}
        {byGroup(words ? offers.slice(0, 7) : offers, words !== '').map(([heading, group]) => (
          <Cmdk.Group key={heading} heading={heading}>
            {group.map(offer => (
              <CommandRow key={offer.command.id} offer={offer} choose={choose} />
            ))}
          </Cmdk.Group>
        ))}
        <FindRows
          groups={finds}
          limit={limit}
          choose={choose}
          showMore={more + 1 < perGroup.length ? () => setAsked({ words, more: more + 1 }) : null}
        />
      </Cmdk.List>
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd keys="Up" />
          <Kbd keys="Down" /> choose
        </span>
        <span>
          <Kbd keys="Enter" /> run or open
        </span>
        <span>
          <Kbd keys="Esc" /> back to where you were
        </span>
      </div>
    </Cmdk>
  )
}

function CommandRow({ offer, choose }: { offer: Offer; choose: (run: () => void) => void }) {
  const { command, reason } = offer
  const keys = command.keys?.[0]
  return (
    <Cmdk.Item
      value={command.id}
      className={styles.row}
      disabled={reason !== null}
      onSelect={() => choose(command.run)}
    >
      <span className={styles.title}>{command.title}</span>
      {reason !== null && <span className={styles.about}>{reason}</span>}
      {keys && <Kbd keys={keys} />}
    </Cmdk.Item>
  )
}

/** In the order of their groups while nothing is typed; best first, in one group, once something is. */
function byGroup(offers: readonly Offer[], ranked: boolean): [string, Offer[]][] {
  if (ranked) return offers.length > 0 ? [['Commands', [...offers]]] : []
  const groups = new Map<string, Offer[]>()
  for (const offer of offers)
    groups.set(offer.command.group, [...(groups.get(offer.command.group) ?? []), offer])
  return [...groups]
}
