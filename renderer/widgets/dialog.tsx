import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react'
import { IconButton } from './button'
import { classes } from './classes'
import styles from './dialog.module.css'
import { enterLayer } from './layers'
import { useReturnFocus } from './return-focus'

const InDialog = createContext(false)
/** Inside a dialog a popover must hold the wheel and the focus itself. */
export const useInDialog = () => useContext(InDialog)

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  about?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'huge'
  /** Where the keyboard starts; the first control where it is not said. */
  start?: RefObject<HTMLElement | null>
  /** The buttons, the one that goes on last. */
  footer?: ReactNode
  /** The body reaches the edges and scrolls by itself. */
  flush?: boolean
  children?: ReactNode
}

/** A dialog over the window. Escape closes it; focus goes back to where it was. */
export function Dialog({ open, onClose, ...rest }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={next => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.shade} />
        <Content onClose={onClose} {...rest} />
      </Radix.Portal>
    </Radix.Root>
  )
}

/** What the keyboard can stand on. */
const controls = 'input:not([disabled]), textarea, select, button:not([disabled]), a[href], [tabindex="0"]'

function Content({
  title,
  about,
  size = 'medium',
  start,
  footer,
  flush,
  children,
  onClose,
}: Omit<DialogProps, 'open'>) {
  const close = useEffectEvent(onClose)
  useEffect(() => enterLayer(() => close()), [])
  const returnFocus = useReturnFocus()
  const dialog = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  return (
    <Radix.Content
      ref={dialog}
      className={classes(styles.dialog, styles[size])}
      {...(about ? {} : { 'aria-describedby': undefined })}
      onCloseAutoFocus={returnFocus}
      onOpenAutoFocus={event => {
        event.preventDefault()
        const first = start?.current ?? body.current?.querySelector<HTMLElement>(controls) ?? dialog.current
        first?.focus()
      }}
    >
      <InDialog value={true}>
        <header className={styles.head}>
          <div className={styles.titles}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {about && (
              <Radix.Description className={styles.about} asChild>
                <div>{about}</div>
              </Radix.Description>
            )}
          </div>
          <Radix.Close asChild>
            <IconButton icon={X} small label="Close" keys="Esc" />
          </Radix.Close>
        </header>
        {children && (
          <div ref={body} className={classes(styles.body, flush && styles.flush)}>
            {children}
          </div>
        )}
        {footer && <footer className={styles.foot}>{footer}</footer>}
      </InDialog>
    </Radix.Content>
  )
}
