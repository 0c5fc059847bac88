import { ArrowUpRight, RotateCcw } from 'lucide-react'
import type { CaseDetail } from '#shared/api/agreement-views'
import { Inspector } from '../inspector'
import { CommandButton } from '../shell/commands'
import { useWorkbench } from '../store'
import { Field, ReadOnly, TextField } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import { ask, useAsked } from './asked'
import styles from './case.module.css'
import { CasePassage } from './case-passage'
import { CaseVersions } from './case-versions'
import type { CasesInHand } from './use-cases'
import { differsNames, letterOf, verdictNames } from './words'

/** One case in the article's words, with every annotator's version, and deciding about it. */
export function CaseView({ detail, hand }: { detail: CaseDetail; hand: CasesInHand }) {
  const { row, versions, decided, made } = detail
  const readOnly = useWorkbench(state => Boolean(state.head?.readOnly))
  const reason = useAsked(state => state.reason)
  const differs =
    row.differs.length === 0 ? differsNames.agreed : row.differs.map(each => differsNames[each]).join(', ')
  return (
    <article className={styles.case} aria-labelledby="case-title">
      <header className={styles.caseHead}>
        <h2 id="case-title">{differs}</h2>
        <span className={styles.where}>{row.articleTitle}</span>
        <CommandButton id="case.show" icon={ArrowUpRight} kind="quiet" small>
          Show in the article
        </CommandButton>
      </header>
      <CasePassage detail={detail} />
      {decided && (
        <p className={styles.decided} data-standing={row.standing}>
          <strong>{verdictNames[decided.verdict]}</strong> · {decided.byName}, {dayAndTime(decided.at)}
          {decided.reason && <> · “{decided.reason}”</>}
          {row.standing === 'changed' && <> · A version has changed since: decide again, or leave it so.</>}
        </p>
      )}
      <div className={styles.acts}>
        {versions.map(
          ({ claim, annotator, name }, at) =>
            claim && (
              <CommandButton
                key={annotator}
                id={`case.version-${at + 1}`}
                kind={decided?.gold.includes(claim) ? 'primary' : 'plain'}
              >
                Take {letterOf(at)}
                <span className="unseen">, {name}’s</span>
              </CommandButton>
            ),
        )}
        <CommandButton id="case.both">Both</CommandButton>
        <CommandButton id="case.edit">Edit…</CommandButton>
        <CommandButton id="case.none">Reject</CommandButton>
        <CommandButton id="case.later">Later</CommandButton>
        {decided && (
          <CommandButton id="case.reopen" icon={RotateCcw} kind="quiet">
            Take back
          </CommandButton>
        )}
      </div>
      <ReadOnly value={readOnly}>
        <Field label="Why (kept with the decision)">
          <TextField
            value={reason.key === row.key ? reason.text : (decided?.reason ?? '')}
            onChange={text => ask({ reason: { key: row.key, text } })}
            onKeyDown={event => {
              if (event.key === 'Enter') hand.handle.current?.focus()
            }}
          />
        </Field>
      </ReadOnly>
      <CaseVersions detail={detail} />
      {made && (
        <section className={styles.made} aria-labelledby="made-title">
          <h3 id="made-title">The new claim, which stands in gold</h3>
          <Inspector claim={made} onReturn={() => hand.handle.current?.focus()} />
        </section>
      )}
    </article>
  )
}
