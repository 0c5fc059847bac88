import { X } from 'lucide-react'
import { useEffect } from 'react'
import { quoteOf } from '#shared/anchors/anchor'
import { compareEnds } from '#shared/evidence/ends'
import { inQuotes } from '#shared/model/in-quotes'
import type { Claim, LinkTarget } from '#shared/model/records'
import { shortClaim, shortened } from '../annotate/short-claim'
import { cache, type Linking, useFocus, useWorkbench } from '../store'
import { texts } from '../store/workbench'
import { Kbd, underLayer } from '../widgets'
import { currentEnds, leaveLinking, linkWith } from './linking'
import styles from './linking-bar.module.css'

/** Whether there is still something to link from: a claim may have been deleted, or undone, meanwhile. */
function firstEndStands(linking: Linking | null): boolean {
  return linking?.from !== 'claim' || cache.get('claims', linking.claim) !== undefined
}

/** The bar at the bottom while a link is made: from what, to what, and the stances with their keys. */
export function LinkingBar() {
  const linking = useFocus(state => state.linking)
  useFocus(state => state.candidate)
  useFocus(state => state.selections)
  useFocus(state => state.pending)
  useWorkbench(() => cache.version('claims'))
  const stances = useWorkbench(state => state.head?.stances ?? [])
  useEscape(linking !== null)
  const gone = useWorkbench(({ workspace }) => workspace.panes.length === 0 || !firstEndStands(linking))
  useEffect(() => {
    if (gone) leaveLinking()
  }, [gone])
  if (!linking) return null
  const ends = currentEnds()
  const from = linking.from === 'claim' ? nameOf(cache.get('claims', linking.claim)) : wordsOf(linking)
  const hint = ends && hintFor(ends.claim, ends.target)
  return (
    <section className={styles.bar} aria-label="Linking evidence" data-testid="linking-bar">
      <p className={styles.ends} aria-live="polite">
        <span>{linking.from === 'claim' ? 'Linking' : 'Evidence:'}</span>
        <strong>{from}</strong>
        <span>{linking.from === 'claim' ? 'to' : 'for'}</span>
        {ends ? (
          <strong className={styles.target}>
            {linking.from === 'claim' ? targetName(ends.target) : nameOf(ends.claim)}
          </strong>
        ) : (
          <span className={styles.wanted}>
            {linking.from === 'claim' ? 'a claim or some words: pick them' : 'which claim? Pick it'}
          </span>
        )}
        {hint && <span className={styles.hint}>{hint.says}</span>}
      </p>
      <div className={styles.stances}>
        {stances.map(stance => (
          <button
            key={stance.id}
            type="button"
            disabled={!ends}
            aria-keyshortcuts={stance.key?.toUpperCase()}
            // The selection in the reader must outlive the press.
            onMouseDown={event => event.preventDefault()}
            onClick={() => void linkWith(stance.id)}
          >
            {stance.key && <Kbd keys={stance.key} inherit />}
            {stance.name}
          </button>
        ))}
        <button type="button" className={styles.leave} aria-keyshortcuts="Escape" onClick={leaveLinking}>
          <Kbd keys="Esc" inherit />
          leave
          <X size={13} aria-hidden="true" />
        </button>
      </div>
    </section>
  )
}

/** Leaving is one press, wherever the keys go: the text would let go of a selection first. */
function useEscape(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || underLayer()) return
      event.preventDefault()
      event.stopPropagation()
      leaveLinking()
    }
    window.addEventListener('keydown', leave, { capture: true })
    return () => window.removeEventListener('keydown', leave, { capture: true })
  }, [on])
}

const nameOf = (claim: Claim | undefined) => (claim ? shortClaim(claim) : 'a claim')

function targetName(target: LinkTarget): string {
  const claim = target.kind === 'claim' ? cache.get('claims', target.claim) : undefined
  return inShort(quoteOf(target.kind === 'span' ? target.spans : (claim?.spans ?? [])))
}

/** The words that are to be evidence. */
function wordsOf({ article, parts }: Extract<Linking, { from: 'span' }>): string {
  const text = texts.get(article) ?? ''
  return inShort(parts.map(({ start, end }) => text.slice(start, end)).join(' … '))
}

const inShort = (words: string) => inQuotes(shortened(words, 44))

function hintFor(claim: Claim, target: LinkTarget) {
  const far = target.kind === 'claim' ? cache.get('claims', target.claim) : null
  if (target.kind === 'claim' && !far) return null
  return compareEnds(claim, {
    claim: far ?? null,
    spans: target.kind === 'span' ? target.spans : (far?.spans ?? []),
  })
}
