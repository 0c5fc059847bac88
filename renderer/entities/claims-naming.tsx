import { useMemo } from 'react'
import { quoteOf } from '#shared/anchors/anchor'
import { numeral } from '#shared/model/counted'
import type { Claim, Entity } from '#shared/model/records'
import { cache, pickClaim, useWorkbench } from '../store'
import styles from './entities.module.css'

/** The claims that name the entity, among their entities or as the one who said it. */
export function ClaimsNaming({ entity }: { entity: Entity }) {
  const version = useWorkbench(() => cache.version('claims'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table, which changes in place
  const claims = useMemo(
    () =>
      [...cache.all('claims')].filter(
        claim => claim.entities.includes(entity.id) || claim.attribution?.entity === entity.id,
      ),
    [version, entity.id],
  )
  if (claims.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="claims-title">
      <header className={styles.sectionHead}>
        <h2 id="claims-title">
          Claims that name it <span className={styles.count}>{numeral(claims.length)}</span>
        </h2>
      </header>
      <ul className={styles.claims}>
        {claims.map(claim => (
          <li key={claim.id}>
            <button type="button" className={styles.claim} onClick={() => pickClaim(claim, 'show')}>
              <span className={styles.words}>{claim.wording || quoteOf(claim.spans)}</span>
              <span className={styles.where}>{whereOf(claim, entity)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whereOf(claim: Claim, entity: Entity): string {
  const label = claim.label && cache.get('labels', claim.label)?.name
  const said = claim.attribution?.entity === entity.id ? 'said it' : ''
  return [label, said, cache.get('articles', claim.article)?.title].filter(Boolean).join(' · ')
}
