import { useMemo, useState } from 'react'
import { wordCount } from '#shared/library/accept'
import { counted } from '#shared/model/counted'
import { Button } from '../../widgets'
import { type About, ArticleFields } from '../article-fields'
import { encodingName } from '../words'
import { correct, type Draft, grade, keepBlocks } from './adding'
import styles from './adding.module.css'
import { BlockList } from './block-list'

/** One article as it would be added: what is known about it, and its text. */
export function DraftView({ id, draft }: { id: number; draft: Draft }) {
  const { proposal, grading, kept } = draft
  const about: About = { ...proposal, ...grading }
  return (
    <div className={styles.draft}>
      <div className={styles.about}>
        <ArticleFields about={about} onChange={patch => change(id, patch)} />
      </div>
      <div className={styles.text}>
        <TextHead id={id} draft={draft} />
        <BlockList
          id={id}
          blocks={proposal.blocks}
          kept={kept}
          direction={proposal.direction}
          language={proposal.language}
        />
      </div>
    </div>
  )
}

function change(id: number, { reliability, credibility, ...about }: Partial<About>): void {
  if (reliability !== undefined) grade(id, { reliability })
  if (credibility !== undefined) grade(id, { credibility })
  if (Object.keys(about).length > 0) correct(id, about)
}

function TextHead({ id, draft: { proposal, kept } }: { id: number; draft: Draft }) {
  const [blocks] = useState(proposal.blocks)
  const words = useMemo(() => blocks.map(block => wordCount(block.text)), [blocks])
  const total = words.reduce((sum, count, i) => sum + (kept[i] ? count : 0), 0)
  const out = kept.filter(is => !is).length
  const differs = blocks.some((block, i) => kept[i] !== (block.furniture === null))
  const { replaced } = proposal
  return (
    <div className={styles.textHead}>
      <p className={styles.facts}>
        {counted(total, 'word')} · {encodingName(proposal.encoding)}
        {replaced > 0 && (
          <span className={styles.warn}> · {counted(replaced, 'character')} could not be read</span>
        )}
      </p>
      <p className={styles.facts} aria-live="polite">
        {out > 0 ? `${counted(out, 'part')} left out` : 'Nothing is left out'}
      </p>
      {differs ? (
        <Button small kind="quiet" onClick={() => keepBlocks(id, 'proposed')}>
          As proposed
        </Button>
      ) : (
        out > 0 && (
          <Button small kind="quiet" onClick={() => keepBlocks(id, 'all')}>
            Keep all
          </Button>
        )
      )}
    </div>
  )
}
