import type { ClaimPatch } from '#shared/operations/operation'
import { annotators } from '../analysts'
import type { ClaimName } from '../claims'
import { claimId, comment, connect, entityId, labelId, mark, register } from '../hands'
import { sampleMarked } from '../make-sample'
import { projectFile } from '../project-file'
import { claimsOfC } from './claims'

/**
 * Analyst C had the sample before its evidence was linked, annotated the fact check, and has doubts about hearsay. By
 * then the sample has gone on: what C removed has been linked to, settled or merged there.
 */
export function versionOfC(folder: string): string {
  const { work, library } = sampleMarked(folder)
  work.inOtherHands('2025-03-18T14:20:00.000Z', 20_250_318)
  const set = (name: ClaimName, patch: ClaimPatch) =>
    work.perform('C', { kind: 'claim.set', id: claimId(name), patch })
  const remove = (name: ClaimName) => work.perform('C', { kind: 'claim.delete', id: claimId(name) })
  work.perform('C', { kind: 'annotator.add', annotator: annotators.C })

  work.perform('C', {
    kind: 'scheme.add',
    table: 'labels',
    record: {
      id: labelId('question'),
      name: 'Open question',
      description: 'Something the article raises and nobody has answered yet.',
      colour: 'teal',
      pattern: 'dashed',
      key: '6',
      order: 5,
    },
  })
  register(work, library, 'C', 'plainCheck', {
    name: 'Plain Check',
    type: 'organisation',
    mentions: {},
    note: 'Checks figures. Has no correspondents of its own.',
  })
  for (const [name, claim] of Object.entries(claimsOfC)) mark(work, library, name, claim)
  connect(work, library, {
    by: 'C',
    claim: 'about4000',
    stance: 'repeats',
    evidence: 'check4000',
    confidence: 95,
    note: 'It says itself that it goes back to the interview.',
  })

  set('present8000', {
    certainty: 'reported',
    note: 'At second hand: the article does not quote the directorate.',
  })
  set('fittedOut', {
    wording: 'The president of Pellany said that the soldiers were being fitted out in known depots.',
  })
  set('noSign', { asOf: '2024-07-31' })
  set('about11000', { quantity: { relation: '~', value: 11_000, measure: 'soldiers arrived' } })
  set('shapeTheRegion', { entities: [entityId('torvane'), entityId('contingent')] })
  set('over10000November', { status: 'checked' })
  set('over1100', { status: 'set-aside', note: 'Replaced by the revision of 10 March.' })
  work.undo('C', set('holdAThird', { label: labelId('figure') }))

  remove('nearer3000')
  remove('prisoners')
  remove('technicalHelp')

  work.perform('C', {
    kind: 'article.set',
    id: library.id('wire'),
    patch: { reliability: 'C', credibility: 4, note: 'Anonymous officials throughout; no documents.' },
  })
  work.perform('C', {
    kind: 'article.set',
    id: library.id('factCheck'),
    patch: { reliability: 'A', status: 'done' },
  })
  work.perform('C', {
    kind: 'entity.set',
    id: entityId('contingent'),
    patch: { aliases: ['the contingent', 'the newcomers', 'the heroes'] },
  })

  const about = { table: 'claims', id: claimId('about4000') } as const
  const thread = comment(
    work,
    'C',
    about,
    'One conversation, no document. Should this be “possible” rather than “estimate”?',
  )
  comment(work, 'C', about, 'The fact check could find no second origin either.', thread)
  return projectFile(work)
}
