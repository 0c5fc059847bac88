import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '../../../renderer/widgets/fonts.css'
import '../../../renderer/widgets/tokens.css'
import '../../../renderer/widgets/base.css'
import type { ReaderHandle, ReaderProps, ReaderSelection } from '../../../renderer/reader/props'
import { Reader } from '../../../renderer/reader/reader'
import { sampleNamed } from './articles'
import styles from './harness.module.css'

/*
 * The reader by itself, for tests in a real browser: one pane or two, on an article of the harness, with what it
 * tells kept on `window`. The address says what is shown: ?article=strike&theme=dark&panes=2&top=120&size=18
 */

/** What a test may ask of the first pane; `jump` goes to some words as soon as there is another article. */
type Asked = Partial<Pick<ReaderProps, 'textSize' | 'spans' | 'pending'>> & {
  readonly article?: string
  readonly jump?: string
}

declare global {
  interface Window {
    readers: (ReaderHandle | null)[]
    told: {
      selected: string | null
      selection: ReaderSelection | null
      place: unknown
      opened: string[]
      menu: unknown
      resized: unknown
    }
    ask: (asked: Asked) => void
    /** Milliseconds until the first frame was painted. */
    opening: number
    harness: { text: string; sampleNamed: typeof sampleNamed }
  }
}

const address = new URLSearchParams(location.search)
const panes = Number(address.get('panes') ?? 1)
const sample = sampleNamed(address.get('article') ?? 'strike')
document.documentElement.dataset.theme = address.get('theme') ?? 'light'
document.documentElement.dataset.panes = String(panes)
window.readers = []
window.harness = { text: sample.text, sampleNamed }
window.told = { selected: null, selection: null, place: null, opened: [], menu: null, resized: null }

const nothing: ReaderProps['pending'] = []

function Pane({ at }: { at: number }) {
  const [selected, setSelected] = useState<string | null>(address.get('selected'))
  const [asked, setAsked] = useState<Asked>({})
  if (at === 0) window.ask = change => flushSync(() => setAsked(before => ({ ...before, ...change })))
  const shown = useMemo(() => (asked.article ? sampleNamed(asked.article) : sample), [asked.article])
  useEffect(() => {
    const start = asked.jump === undefined ? -1 : shown.text.indexOf(asked.jump)
    if (start >= 0) window.readers[at]?.jumpTo(start, start + (asked.jump?.length ?? 0))
  }, [shown, asked.jump, at])
  return (
    <Reader
      ref={handle => {
        window.readers[at] = handle
      }}
      articleId={`${asked.article ?? 'first'}-${at}`}
      text={shown.text}
      outline={shown.outline}
      title={shown.title}
      language={shown.language}
      direction={shown.direction}
      textSize={asked.textSize ?? Number(address.get('size') ?? 18)}
      spans={asked.spans ?? shown.spans}
      selected={selected}
      pending={asked.pending ?? nothing}
      active={at === 0}
      header={<>2 March 2025 · from an interview · 334 words</>}
      cards={(span, { active }) => (
        <>
          <strong className={styles.label}>{span.id}</strong>
          <br />
          {span.parts.length > 1 ? '2 parts' : '≈ 400 sailings'}
          {active && (
            <>
              <br />2 support · 1 differs
            </>
          )}
        </>
      )}
      initialTop={Number(address.get('top') ?? 0)}
      onSelectSpan={id => {
        window.told.selected = id
        setSelected(id)
      }}
      onSelection={selection => {
        window.told.selection = selection
      }}
      onReadingMoved={place => {
        window.told.place = place
      }}
      onOpenSpan={id => window.told.opened.push(id)}
      onOpenSpanMenu={(id, place) => {
        window.told.menu = { id, ...place }
      }}
      onResizeSpan={async (id, part, range) => {
        window.told.resized = { id, part, ...range }
      }}
    />
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
const began = performance.now()
flushSync(() =>
  createRoot(root).render(
    <main className={styles.panes}>
      {Array.from({ length: panes }, (_, at) => (
        <section key={String(at)} className={styles.pane} aria-label={`Pane ${at + 1}`}>
          <Pane at={at} />
        </section>
      ))}
    </main>,
  ),
)
requestAnimationFrame(() => {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    window.opening = performance.now() - began
    document.documentElement.dataset.ready = 'true'
  }
  channel.port2.postMessage(null)
})
