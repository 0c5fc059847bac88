import { useMemo } from 'react'
import { quoteOf } from '#shared/anchors/anchor'
import type { Anchor, Claim, EvidenceLink, Mention } from '#shared/model/records'
import { type ArticleShown, cache, pickClaim, useFocus } from '../store'
import { Button, useReadOnlyReason } from '../widgets'
import styles from './orphans.module.css'
import { giveUp, type Orphan, placeHere } from './placing'

/** What was marked in an earlier edition and has no place in this one: each can be placed on the words selected, or given up. */
export function OrphanList({ pane, shown }: { pane: 0 | 1; shown: ArticleShown }) {
  const orphans = useMemo(() => orphansOf(shown), [shown])
  const selected = useFocus(
    ({ selections, pending }) =>
      selections[pane] !== null || pending.some(part => part.article === shown.article.id),
  )
  const readOnly = useReadOnlyReason()
  return (
    <section className={styles.list} aria-label="Without a place in this edition">
      <p className={styles.hint}>
        {selected
          ? 'Press “Place here” beside what belongs to the words you have selected.'
          : 'These were marked in an earlier edition. Select the words where one belongs, then press “Place here”.'}
      </p>
      <ul>
        {orphans.map(orphan => (
          <li key={orphan.record.id} className={styles.orphan}>
            <div className={styles.words}>
              <span className={styles.what}>{whatIs(orphan)}</span>
              {orphan.kind === 'claim' ? (
                <button type="button" className={styles.pick} onClick={() => pickClaim(orphan.record)}>
                  <Quoted spans={orphan.spans} />
                </button>
              ) : (
                <Quoted spans={orphan.spans} />
              )}
            </div>
            <div className={styles.acts}>
              <Button
                small
                reason={readOnly ?? (selected ? undefined : 'Select the words in the text first.')}
                onClick={() => void placeHere(orphan, pane)}
              >
                Place here
              </Button>
              <Button small kind="quiet" reason={readOnly ?? undefined} onClick={() => void giveUp(orphan)}>
                Give up
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The words as they were, with a little of what stood around them. */
function Quoted({ spans }: { spans: readonly Anchor[] }) {
  return (
    <q className={styles.quote}>
      <span className={styles.around}>…{spans[0]?.prefix.trimStart()}</span>
      <strong>{quoteOf(spans)}</strong>
      <span className={styles.around}>{spans.at(-1)?.suffix.trimEnd()}…</span>
    </q>
  )
}

function whatIs(orphan: Orphan): string {
  if (orphan.kind === 'mention') return 'Mention'
  if (orphan.kind === 'evidence') return 'Evidence'
  const label = orphan.record.label && cache.get('labels', orphan.record.label)?.name
  return label ? `${label} claim` : 'Claim'
}

function orphansOf({ orphans }: ArticleShown): readonly Orphan[] {
  const inOrder = (a: Orphan, b: Orphan) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)
  return [
    ...orphans.claims.map((record: Claim) => ({ kind: 'claim' as const, record, spans: record.spans })),
    ...orphans.mentions.map((record: Mention) => ({
      kind: 'mention' as const,
      record,
      spans: [record.span],
    })),
    ...orphans.links.map((record: EvidenceLink) => ({
      kind: 'evidence' as const,
      record,
      spans: record.target.kind === 'span' ? record.target.spans : [],
    })),
  ].sort(inOrder)
}
