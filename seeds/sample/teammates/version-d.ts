import type { ClaimPatch } from '#shared/operations/operation'
import { annotators } from '../analysts'
import { grades } from '../articles'
import type { ClaimName } from '../claims'
import { claimId, comment, connect, entityId, labelId, mark, measurand, register } from '../hands'
import { sampleLinked } from '../make-sample'
import { projectFile } from '../project-file'
import { claimsOfD } from './claims'

/**
 * Analyst D had the sample a day later, with its links, annotated the corrected report, and sees some figures as
 * Analyst C does and others otherwise. The sample's articles have been graded since.
 */
export function versionOfD(folder: string): string {
  const { work, library } = sampleLinked(folder)
  const linked = [...work.project.all('links')]
  const linkOf = (claim: ClaimName, evidence: ClaimName) => {
    const found = linked.find(
      link =>
        link.claim === claimId(claim) &&
        link.target.kind === 'claim' &&
        link.target.claim === claimId(evidence),
    )
    if (!found) throw new Error(`${claim} is not linked to ${evidence}`)
    return found.id
  }
  work.inOtherHands('2025-03-19T13:05:00.000Z', 20_250_319)
  const set = (name: ClaimName, patch: ClaimPatch) =>
    work.perform('D', { kind: 'claim.set', id: claimId(name), patch })
  work.perform('D', { kind: 'annotator.add', annotator: annotators.D })

  register(work, library, 'D', 'morningLedger', {
    name: 'Morning Ledger',
    type: 'organisation',
    mentions: { factCheck: ['Morning Ledger'], ledger: ['Morning Ledger'] },
  })
  for (const [name, claim] of Object.entries(claimsOfD)) mark(work, library, name, claim)
  connect(work, library, {
    by: 'D',
    claim: 'about200Guns',
    stance: 'contradicts',
    evidence: 'ledger170Guns',
    confidence: 70,
    note: 'The ministry has revised its own count.',
  })
  connect(work, library, {
    by: 'D',
    claim: 'about4000',
    stance: 'supports',
    evidence: 'ledger3600',
    confidence: 60,
  })

  set('present8000', { certainty: 'possible' })
  set('noSign', { asOf: '2024-07-31' })
  set('about11000', { quantity: { relation: '~', value: 11_000, measure: 'soldiers sent and arrived' } })
  set('oneInTen', { label: labelId('quote') })
  set('secondContingent', {
    quantity: { relation: '>=', value: 3_000, measure: 'soldiers to follow' },
    attributes: { [measurand]: 'sent' },
  })
  set('about200Guns', {
    attribution: { name: 'Ministry of Defence of Aumere, in mid-February', entity: entityId('aumere') },
  })
  work.perform('D', { kind: 'claim.delete', id: claimId('minimum100') })

  work.perform('D', {
    kind: 'evidence.set',
    id: linkOf('about4000', 'nearer3000'),
    patch: { confidence: 10, note: 'Neither official would put it in writing.' },
  })
  work.perform('D', { kind: 'evidence.unlink', id: linkOf('notOneSoldier', 'present8000') })
  work.perform('D', { kind: 'entity.merge', from: entityId('stateAgency'), into: entityId('torvane') })

  work.perform('D', { kind: 'scheme.set', table: 'labels', id: labelId('quote'), patch: { order: 1 } })
  work.perform('D', { kind: 'scheme.set', table: 'labels', id: labelId('figure'), patch: { order: 2 } })
  work.perform('D', {
    kind: 'scheme.set',
    table: 'labels',
    id: labelId('denial'),
    patch: { description: 'A statement that something is not so, by whoever makes it.' },
  })
  work.perform('D', {
    kind: 'article.set',
    id: library.id('interview'),
    patch: {
      reliability: 'B',
      credibility: 4,
      status: 'done',
      note: 'The paper says itself that nothing was written down.',
    },
  })
  // What the project's own analysts found as well.
  for (const [name, patch] of grades) {
    if (name === 'policy') work.perform('D', { kind: 'article.set', id: library.id(name), patch })
  }

  comment(
    work,
    'D',
    { table: 'articles', id: library.id('ledger') },
    'A correction of a report of an interview. I marked only what has an origin of its own.',
  )
  return projectFile(work)
}
