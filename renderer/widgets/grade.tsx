import type { Article } from '#shared/model/records'
import styles from './chip.module.css'
import { Tooltip } from './tooltip'

type Reliability = Article['reliability']
type Credibility = Article['credibility']

export const reliabilityWords: Record<NonNullable<Reliability>, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
}

/** Index 0 is credibility 1. */
export const credibilityWords = [
  'confirmed by other sources',
  'probably true',
  'possibly true',
  'doubtful',
  'improbable',
  'truth cannot be judged',
] as const

/** The two axes of the Admiralty scale in one badge: `B2`, or `B–` where only one has been judged. */
export function Grade({ reliability, credibility }: { reliability: Reliability; credibility: Credibility }) {
  if (reliability === null && credibility === null) return null
  const words = [
    reliability && `source ${reliabilityWords[reliability]}`,
    credibility && `information ${credibilityWords[credibility - 1]}`,
  ]
    .filter(Boolean)
    .join('; ')
  return (
    <Tooltip content={`Admiralty scale: ${words}`}>
      <span className={styles.grade}>
        <span aria-hidden="true">
          {reliability ?? '–'}
          {credibility ?? '–'}
        </span>
        <span className="unseen">{words}</span>
      </span>
    </Tooltip>
  )
}
