import { ChevronDown, ChevronUp, Unlink } from 'lucide-react'
import { extent, quoteOf } from '#shared/anchors/anchor'
import { formatPartialDate } from '#shared/claims/partial-date'
import { compareEnds, type FarEnd, farEnd } from '#shared/evidence/ends'
import type { StanceId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { Claim, EvidenceLink } from '#shared/model/records'

import { announce } from '../annotate/spoken'
import { Comments } from '../comments'
import { cache, follow, perform, undoing, useFocus, useRecord, useWorkbench } from '../store'
import {
  Button,
  classes,
  Field,
  IconButton,
  NumberField,
  Select,
  TextArea,
  toast,
  useReadOnly,
} from '../widgets'
import styles from './evidence.module.css'
import { ComparisonNote, StanceMark } from './stance-mark'

/** One link, seen from the claim in the inspector: press it to go there, open it to correct it. */
export function EvidenceCard({ claim, link }: { claim: Claim; link: EvidenceLink }) {
  const open = useFocus(state => state.link === link.id)
  const far = useFarEnd(link, claim)
  const article = useRecord('articles', far?.article)
  const stance = useRecord('stances', link.stance)
  if (!far) return null
  const comparison = compareEnds(claim, far)
  const date = far.claim?.asOf ?? article?.date
  const source = [article?.source || article?.title, date && formatPartialDate(date)]
    .filter(Boolean)
    .join(', ')
  return (
    <li className={classes(styles.card, open && styles.open)} data-link={link.id}>
      <button type="button" className={styles.go} onClick={() => go(far)} title="Show it in its article">
        <span className={styles.stance}>
          <StanceMark meaning={stance?.meaning ?? null} />
          <span className={styles[stance?.meaning ?? 'undecided']}>{stance?.name ?? 'no stance yet'}</span>
          {comparison && <ComparisonNote comparison={comparison} />}
        </span>
        <span className={styles.quote}>{inQuotes(quoteOf(far.spans))}</span>
        <span className={styles.source}>
          {source}
          {far.claim?.attribution && ` · ${far.claim.attribution.name}`}
        </span>
      </button>
      <IconButton
        small
        className={styles.toggle ?? ''}
        icon={open ? ChevronUp : ChevronDown}
        label={open ? 'Close the link' : 'Correct the link'}
        aria-expanded={open}
        onClick={() => useFocus.setState({ link: open ? null : link.id })}
      />
      {open && <LinkFields link={link} />}
    </li>
  )
}

function LinkFields({ link }: { link: EvidenceLink }) {
  const stances = useWorkbench(state => state.head?.stances ?? [])
  const readOnly = useReadOnly()
  const set = (patch: Parameters<typeof linkSet>[1]) => linkSet(link, patch)
  return (
    <div className={styles.fields}>
      <Field label="Stance" beside>
        <Select<StanceId>
          value={link.stance}
          choices={stances.map(({ id, name, meaning, key }) => ({
            value: id,
            label: name,
            mark: <StanceMark meaning={meaning} />,
            ...(key && { hint: key.toUpperCase() }),
          }))}
          none="No stance yet"
          onChange={stance => set({ stance })}
        />
      </Field>
      <Field label="Confidence" hint="0 to 100, empty where you cannot say" beside>
        <NumberField
          value={link.confidence}
          placeholder="Not said"
          onCommit={given =>
            set({ confidence: given === null ? null : Math.round(Math.min(100, Math.max(0, given))) })
          }
        />
      </Field>
      <Field label="Note">
        <TextArea rows={1} value={link.note} onCommit={note => set({ note: note.trim() })} />
      </Field>
      <Comments on={{ table: 'links', id: link.id }} quiet />
      {!readOnly && (
        <Button small kind="quiet" icon={Unlink} onClick={() => void unlink(link)}>
          Unlink
        </Button>
      )}
    </div>
  )
}

function linkSet(
  link: EvidenceLink,
  patch: Partial<Pick<EvidenceLink, 'stance' | 'confidence' | 'note'>>,
): void {
  void perform({ kind: 'evidence.set', id: link.id, patch })
}

async function unlink(link: EvidenceLink): Promise<void> {
  if (!(await perform({ kind: 'evidence.unlink', id: link.id }))) return
  useFocus.setState({ link: null })
  toast({ text: 'Link removed.', action: undoing() })
}

/** The far end as it stands, and again whenever its claim changes. */
function useFarEnd(link: EvidenceLink, claim: Claim): FarEnd | null {
  const other =
    link.target.kind === 'claim' ? (link.claim === claim.id ? link.target.claim : link.claim) : link.claim
  useRecord('claims', other)
  return farEnd(link, claim.id, id => cache.get('claims', id))
}

/** Goes to the far end in the other pane. */
export function go(far: FarEnd): void {
  const range = far.orphaned ? null : extent(far.spans)
  follow({ article: far.article, range, claim: far.claim?.id ?? null })
  announce(
    range
      ? `Went to: ${quoteOf(far.spans)}`
      : `These words are no longer in the article: ${quoteOf(far.spans)}`,
  )
}
