import { Fragment, useState } from 'react'
import { Dialog, Kbd, rank, SearchField } from '../../widgets'
import { ariaKeys } from '../../widgets/keys'
import { allCommands, availability, type Command } from '../commands/registry'
import styles from './all-keys.module.css'
import { closeOverlay } from './palette-state'

/** Every key that does something, by what it is for. */
export function AllKeys() {
  return (
    <Dialog
      open
      onClose={closeOverlay}
      title="All keys"
      about="Grey: not at this moment, or not in this view."
      size="large"
    >
      <Keys />
    </Dialog>
  )
}

function Keys() {
  const [typed, setTyped] = useState('')
  const [commands] = useState(() =>
    allCommands()
      .filter(command => command.keys?.length)
      .map(command => ({ command, can: availability(command).can })),
  )
  const shown = rank(commands, typed, ({ command }) => [
    command.title,
    command.group,
    ...(command.keys ?? []),
  ])
  const groups = [...new Set(shown.map(({ command }) => command.group))]
  return (
    <>
      <SearchField label="Find a key" value={typed} onChange={setTyped} />
      {shown.length === 0 && <p>No key is for “{typed}”.</p>}
      <div className={styles.groups}>
        {groups.map(group => (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.heading}>{group}</h3>
            <ul>
              {shown
                .filter(({ command }) => command.group === group)
                .map(({ command, can }) => (
                  <li key={command.id} className={`${styles.row} ${can ? '' : styles.cannot}`}>
                    <span>{command.title}</span>
                    <Caps command={command} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function Caps({ command }: { command: Command }) {
  const keys = command.keys ?? []
  return (
    <span className={styles.keys}>
      <span className="unseen">{keys.map(one => ariaKeys(one)).join(' or ')}</span>
      {keys.map((one, index) => (
        <Fragment key={one}>
          {index > 0 && <span aria-hidden="true">or</span>}
          <Kbd keys={one} />
        </Fragment>
      ))}
    </span>
  )
}
