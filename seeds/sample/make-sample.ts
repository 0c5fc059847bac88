import { defaultScheme } from '#shared/model/default-scheme'
import type { EntityTypeId } from '#shared/model/ids'
import { annotators, sampleProject, Work } from './analysts'
import { type ArticleName, articleFiles, grades } from './articles'
import { claims } from './claims'
import { entities } from './entities'
import { guidelines } from './guidelines'
import { claimId, connect, entityId, labelId, mark, markNames, measurand, register } from './hands'
import { Library } from './library'
import { links } from './links'
import { projectFile } from './project-file'
import type { SampleClaim } from './sample-claim'

/** The sample while it is made: a copy of it can be handed on at any point, and somebody goes on in it. */
export interface SampleWork {
  readonly work: Work
  readonly library: Library
}

/** The sample project's file, made from the articles in `folder` by the operations that an analyst's hands would make. */
export function sampleFile(folder: string): string {
  const sample = sampleLinked(folder)
  for (const [name, patch] of grades) {
    sample.work.perform('A', { kind: 'article.set', id: sample.library.id(name), patch })
  }
  settle(sample.work)
  return projectFile(sample.work)
}

/** The sample as it stood in the evening of 18 March: all claims are marked, and one office is in the register twice. */
export function sampleMarked(folder: string): SampleWork {
  const work = new Work('2025-03-17T08:30:00.000Z')
  const library = new Library()
  setUp(work)
  for (const name of Object.keys(articleFiles) as ArticleName[]) library.add(work, name, folder)
  for (const [name, entity] of Object.entries(entities)) register(work, library, 'A', name, entity)

  work.resume('2025-03-18T08:05:00.000Z')
  work.perform('B', { kind: 'annotator.add', annotator: annotators.B })
  for (const [name, claim] of Object.entries<SampleClaim>(claims)) mark(work, library, name, claim)
  thinkAgain(work, library)
  return { work, library }
}

/** The sample as it stood on 19 March, with its evidence linked and nothing graded yet. */
export function sampleLinked(folder: string): SampleWork {
  const { work, library } = sampleMarked(folder)
  work.perform('A', { kind: 'entity.merge', from: entityId('visitor'), into: entityId('spyChief') })
  work.resume('2025-03-19T09:40:00.000Z')
  for (const link of links) connect(work, library, link)
  return { work, library }
}

function setUp(work: Work): void {
  const title = 'The Kelm deployment'
  work.perform('A', {
    kind: 'batch',
    title: `Created the project “${title}”`,
    operations: [
      { kind: 'project.create', info: { id: sampleProject, title, guidelines: '' } },
      { kind: 'annotator.add', annotator: annotators.A },
      ...defaultScheme(),
    ],
  })
  work.perform('A', { kind: 'project.set', patch: { guidelines } })
  work.perform('A', {
    kind: 'scheme.add',
    table: 'attributes',
    record: {
      id: measurand,
      name: 'Measurand',
      description: 'What a figure counts. Unlike measurands are never compared without saying so.',
      order: 1,
      kind: 'choice',
      choices: ['prepared', 'sent', 'present', 'killed', 'killed and wounded', 'delivered'],
    },
  })
}

/** Second thoughts, as they are part of every project: a claim that was none after all, and one office entered twice. */
function thinkAgain(work: Work, library: Library): void {
  const wages = work.perform('B', {
    kind: 'claim.create',
    claim: {
      id: claimId('wages'),
      article: library.id('policy'),
      spans: library.spans('policy', ['Reports of 2,000 a month for each private soldier']),
      label: labelId('figure'),
      attribution: null,
      certainty: 'reported',
      asOf: null,
      wording: '',
      quantity: { relation: '=', value: 2_000, measure: 'a month' },
      note: '',
      entities: [],
      attributes: {},
      status: 'open',
    },
  })
  work.undo('B', wages)
  const twice = entityId('visitor')
  work.perform('B', {
    kind: 'entity.create',
    entity: { id: twice, name: 'The visitor', type: 'type-person' as EntityTypeId, aliases: [], note: '' },
  })
  markNames(work, library, 'A', 'interview', twice, 'The visitor', ['our visitor'])
}

/** Claims that have been gone through get their status last, by the other analyst. */
function settle(work: Work): void {
  for (const [name, { status, by }] of Object.entries<SampleClaim>(claims)) {
    const other = by === 'A' ? 'B' : 'A'
    if (status) work.perform(other, { kind: 'claim.set', id: claimId(name), patch: { status } })
  }
}
