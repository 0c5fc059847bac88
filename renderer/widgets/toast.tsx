import { Check, CircleAlert, Info, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { create } from 'zustand'
import { closeTopLayer } from './layers'
import styles from './toast.module.css'

export interface Message {
  readonly kind?: 'done' | 'info' | 'bad'
  readonly text: string
  /** What it is about: it takes the place of an earlier message about the same. */
  readonly topic?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface Shown extends Message {
  readonly id: number
  readonly open: boolean
}

const useMessages = create<{ messages: readonly Shown[] }>(() => ({ messages: [] }))
let count = 0

/**
 * Tells the analyst something in passing. The same words again take the place of the first, and so does a remark
 * that is followed by another: messages stand over the text.
 */
export function toast(message: Message): void {
  count++
  const shown = { ...message, id: count, open: true }
  const gives = (other: Shown) =>
    other.text === message.text ||
    (message.topic !== undefined && other.topic === message.topic) ||
    (other.kind === 'info' && message.kind === 'info' && !other.action)
  useMessages.setState(({ messages }) => ({
    messages: [...messages.filter(other => other.open && !gives(other)).slice(-2), shown],
  }))
}

/** Takes away what was told about this. */
export function withdraw(topic: string): void {
  useMessages.setState(({ messages }) => ({ messages: messages.filter(other => other.topic !== topic) }))
}

/** Tells the analyst a sentence in passing. */
export function say(text: string): void {
  toast({ kind: 'info', text })
}

function close(id: number): void {
  useMessages.setState(({ messages }) => ({ messages: messages.filter(message => message.id !== id) }))
}

/**
 * A message that comes while a dialog is open stands over it, so the key would be the message's: it is meant for the
 * dialog, and for what has the keyboard in it. Only an Escape on the message itself is for the message.
 */
function leaveToDialog(event: KeyboardEvent): void {
  const on = event.target instanceof Element ? event.target : null
  if (on?.closest(`.${styles.toast}`) || document.querySelector(floating)) return
  if (closeTopLayer()) event.preventDefault()
}
const floating = '[data-radix-popper-content-wrapper] :is([role=menu], [role=listbox], [role=dialog])'

const icons = { done: Check, info: Info, bad: CircleAlert }

/** Shows what `toast` is told; F8 reaches it by keyboard. Stands once in the window. */
export function ToastHost() {
  const messages = useMessages(state => state.messages)
  return (
    <Radix.Provider label="Message" swipeDirection="down">
      {messages.map(message => {
        const Icon = icons[message.kind ?? 'done']
        return (
          <Radix.Root
            key={message.id}
            className={styles.toast}
            duration={message.kind === 'bad' ? 12_000 : 5_000}
            type={message.kind === 'bad' ? 'foreground' : 'background'}
            onOpenChange={open => !open && close(message.id)}
            onEscapeKeyDown={leaveToDialog}
          >
            <Icon size={15} aria-hidden="true" />
            <Radix.Description className={styles.text}>{message.text}</Radix.Description>
            {message.action && (
              <Radix.Action
                className={styles.action}
                altText={message.action.label}
                onClick={message.action.run}
              >
                {message.action.label}
              </Radix.Action>
            )}
            <Radix.Close className={styles.close} aria-label="Dismiss">
              <X size={14} aria-hidden="true" />
            </Radix.Close>
          </Radix.Root>
        )
      })}
      <Radix.Viewport className={styles.viewport} label="Messages ({hotkey})" />
    </Radix.Provider>
  )
}
