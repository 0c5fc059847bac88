import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'
import { Field, TextField } from './field'

interface NameDialogProps {
  title: string
  about?: ReactNode
  /** What the field is called: “Name”, “Title”. */
  label: string
  hint?: string
  /** What stands in it first. */
  first?: string
  /** It may be left empty. */
  optional?: boolean
  /** In UTF-16 code units. */
  maxLength?: number
  /** The verb that goes on. */
  button: string
  onClose: () => void
  /** Told the name without the spaces around it. True: done, the dialog closes. A sentence: what is wrong with it. */
  onName: (name: string) => Promise<boolean | string>
}

/** Asks for one name. Enter goes on. */
export function NameDialog(props: NameDialogProps) {
  const { title, about, label, hint, first = '', optional, maxLength = 200, button, onClose, onName } = props
  const [name, setName] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Typing puts another in its place.
  const seat = useCallback((input: HTMLInputElement | null) => {
    field.current = input
    input?.select()
  }, [])
  const wanted = name.trim()
  const missing = wanted === '' && !optional
  const go = async () => {
    if (missing || busy) return
    setBusy(true)
    const answer = await onName(wanted)
    setBusy(false)
    if (answer === true) onClose()
    else if (typeof answer === 'string') setProblem(answer)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      start={field}
      title={title}
      about={about}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={busy} disabled={missing} onClick={() => void go()}>
            {button}
          </Button>
        </>
      }
    >
      <Field label={label} hint={hint} problem={problem}>
        <TextField
          ref={seat}
          value={name}
          maxLength={maxLength}
          autoComplete="off"
          onChange={next => {
            setName(next)
            setProblem(null)
          }}
          onKeyDown={event => event.key === 'Enter' && void go()}
        />
      </Field>
    </Dialog>
  )
}
