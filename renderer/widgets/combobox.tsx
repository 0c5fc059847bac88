import { Command } from 'cmdk'
import { Check, ChevronDown, Plus } from 'lucide-react'
import { Popover as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { classes } from './classes'
import styles from './combobox.module.css'
import { useInDialog } from './dialog'
import { useNaming } from './field'
import floating from './float.module.css'
import { useReadOnly } from './read-only'
import select from './select.module.css'
import { type Choices, useChoices } from './use-choices'

/** What may be made of the words that are typed. */
interface Making {
  readonly label: (typed: string) => string
  readonly run: (typed: string) => void
}

export interface ComboboxProps<V extends string> {
  /** What is chosen, as it is shown on the button. */
  value: { readonly value: V; readonly label: string; readonly mark?: ReactNode } | null
  /** A list, or a function that finds some for what is typed. */
  choices: Choices<V>
  onChange: (value: V | null) => void
  /** Words for taking the choice back; not offered where they are missing. */
  none?: string
  /** Offers to make what is typed where nothing has that very name. */
  create?: Making | readonly Making[]
  placeholder?: string
  /** What is typed into the search field: “Find an entity”. */
  search: string
  /** Words that stand in the search field, selected, when it opens. */
  typed?: string
  disabled?: boolean
  'aria-label'?: string
  /** Another trigger than the usual box, a button for instance. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** One of a long or open list, found by typing. */
export function Combobox<V extends string>(props: ComboboxProps<V>) {
  const { value, placeholder = 'Not set', trigger } = props
  const disabled = useReadOnly() || props.disabled
  const [own, setOwn] = useState(false)
  const open = props.open ?? own
  const setOpen = props.onOpenChange ?? setOwn
  const naming = useNaming()
  return (
    <Radix.Root open={open} onOpenChange={setOpen} modal={useInDialog()}>
      <Radix.Trigger asChild>
        {trigger ?? (
          <button
            type="button"
            {...naming}
            role="combobox"
            aria-expanded={open}
            aria-label={props['aria-label']}
            className={select.trigger}
            disabled={disabled}
          >
            <span className={classes(select.value, !value && select.unset)}>
              {value?.mark}
              <span className={floating.words}>{value?.label ?? placeholder}</span>
            </span>
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        )}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(floating.panel, select.list, styles.panel)}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={props.search}
        >
          <Choosing {...props} close={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Choosing<V extends string>({
  value,
  choices,
  onChange,
  none,
  create,
  search,
  typed: first = '',
  close,
}: ComboboxProps<V> & { close: () => void }) {
  const [typed, setTyped] = useState(first)
  const { found, looking } = useChoices(choices, typed)
  const id = useId()
  const name = typed.trim()
  const makings = create ? [create].flat() : []
  const same = found.some(choice => choice.label.toLowerCase() === name.toLowerCase())
  const pick = (run: () => void) => {
    close()
    run()
  }
  /** Enter was pressed before the finds for what is typed were here: the best is taken as soon as they are. */
  const [hurry, setHurry] = useState(false)
  const best = found[0]
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the arrival of the finds that counts
  useEffect(() => {
    if (!hurry || looking) return
    setHurry(false)
    if (best) pick(() => onChange(best.value))
    else if (name && makings[0]) pick(() => makings[0]?.run(name))
  }, [hurry, looking])
  return (
    <Command
      shouldFilter={false}
      loop
      label={search}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !looking || event.nativeEvent.isComposing) return
        event.preventDefault()
        setHurry(true)
      }}
    >
      <Command.Input
        className={styles.search}
        onFocus={event => event.currentTarget.select()}
        value={typed}
        onValueChange={setTyped}
        placeholder={search}
      />
      <Command.List className={styles.list} label={search}>
        {found.map(choice => (
          <Command.Item
            key={choice.value}
            value={choice.value}
            className={floating.row}
            onSelect={() => pick(() => onChange(choice.value))}
          >
            {choice.mark}
            <span className={floating.words}>
              {choice.label}
              {choice.hint && <span className={floating.hint}> {choice.hint}</span>}
            </span>
            {choice.value === value?.value && <Check size={14} aria-hidden="true" />}
          </Command.Item>
        ))}
        {name &&
          !same &&
          !looking &&
          makings.map(({ label, run }, at) => (
            <Command.Item
              key={label('')}
              value={`${id}create${at}`}
              className={floating.row}
              onSelect={() => pick(() => run(name))}
            >
              <Plus size={14} aria-hidden="true" />
              <span className={floating.words}>{label(name)}</span>
            </Command.Item>
          ))}
        {none && value && !name && !looking && (
          <Command.Item
            value={`${id}none`}
            className={floating.row}
            onSelect={() => pick(() => onChange(null))}
          >
            <span className={classes(floating.words, floating.hint)}>{none}</span>
          </Command.Item>
        )}
        {!looking && found.length === 0 && !(makings.length > 0 && name) && (
          <p className={styles.nothing}>{name ? `Nothing fits “${name}”.` : 'Nothing to choose from yet.'}</p>
        )}
      </Command.List>
    </Command>
  )
}
