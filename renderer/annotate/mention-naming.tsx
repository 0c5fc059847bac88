import { useCallback } from 'react'
import type { EntityId } from '#shared/model/ids'
import { entityChoices } from '../inspector/entity-choices'
import { Combobox } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'
import { activeArticle } from './marking'
import { markMention } from './mentions'
import { activeReader } from './readers'

const close = () => {
  useMarkingDesk.setState({ naming: false })
  activeReader()?.focus()
}

/** Which entity do the selected words refer to? Opens at the words, with the words typed in. */
export function MentionNaming() {
  const naming = useMarkingDesk(state => state.naming)
  const rect = useMarkingDesk(state => state.selection)?.made.rect()
  return naming ? <Naming left={rect?.left ?? 320} top={rect?.bottom ?? 200} /> : null
}

function Naming({ left, top }: { left: number; top: number }) {
  const words = selectedWords()
  const choices = useCallback((typed: string) => entityChoices(typed || words), [words])
  return (
    <Combobox<EntityId>
      value={null}
      open
      onOpenChange={open => !open && close()}
      choices={choices}
      typed={words}
      search="Which entity? Type a name"
      onChange={entity => entity && void markMention({ entity })}
      create={{
        label: typed => `New entity “${typed}”`,
        run: name => void markMention({ name, type: null }),
      }}
      trigger={<span aria-hidden="true" className={styles.menuPoint} style={{ left, top }} />}
    />
  )
}

function selectedWords(): string {
  const marked = activeArticle()
  const range = marked?.parts.at(-1)
  return marked && range
    ? marked.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim().slice(0, 120)
    : ''
}
