import { anchorAt } from '#shared/anchors/anchor'
import { defaultScheme } from '#shared/model/default-scheme'
import type {
  AttributeId,
  ClaimId,
  EntityId,
  EntityTypeId,
  LabelId,
  LinkId,
  MentionId,
  StanceId,
} from '#shared/model/ids'
import type { LinkTarget } from '#shared/model/records'
import { occurrences } from '#shared/search/occurrences'
import { documentText } from '../../electron/engine/storage/project-document'
import { type Analyst, annotators, sampleProject, Work } from './analysts'
import { type ArticleName, articleFiles, grades } from './articles'
import { type ClaimName, claims } from './claims'
import { type EntityName, entities, type SampleEntity } from './entities'
import { guidelines } from './guidelines'
import { Library } from './library'
import { links, type SampleLink } from './links'
import type { SampleClaim } from './sample-claim'

const measurand = 'attribute-measurand' as AttributeId
const checkedOriginal = 'attribute-checked-original' as AttributeId
const entityId = (name: string) => `entity-sample-${kebab(name)}` as EntityId
const claimId = (name: string) => `claim-sample-${kebab(name)}` as ClaimId
const kebab = (name: string) => name.replace(/[A-Z]|(?<!\d)\d/g, part => `-${part.toLowerCase()}`)

/** The sample project's file, made from the articles in `folder` by the operations that an analyst's hands would make. */
export function sampleFile(folder: string): string {
  const work = new Work('2025-03-17T08:30:00.000Z')
  const library = new Library()
  setUp(work)
  for (const name of Object.keys(articleFiles) as ArticleName[]) library.add(work, name, folder)
  for (const [name, entity] of Object.entries(entities)) register(work, library, name as EntityName, entity)

  work.resume('2025-03-18T08:05:00.000Z')
  work.perform('B', { kind: 'annotator.add', annotator: annotators.B })
  for (const [name, claim] of Object.entries<SampleClaim>(claims))
    mark(work, library, name as ClaimName, claim)
  thinkAgain(work, library)

  work.resume('2025-03-19T09:40:00.000Z')
  for (const link of links) connect(work, library, link)
  for (const [name, patch] of grades) work.perform('A', { kind: 'article.set', id: library.id(name), patch })
  settle(work)

  const project = work.project.snapshot()
  const saved = work.now
  return [
    ...documentText({
      epoch: 1,
      saved,
      closed: true,
      project,
      history: work.history,
      heads: work.heads.copy(),
      unknown: { fields: {}, tables: {} },
    }),
  ].join('')
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

/** Enters an entity in the register and marks its names, article by article. */
function register(work: Work, library: Library, name: EntityName, entity: SampleEntity): void {
  const id = entityId(name)
  const { type, aliases = [], note = '' } = entity
  work.perform('A', {
    kind: 'entity.create',
    entity: { id, name: entity.name, type: `type-${type}` as EntityTypeId, aliases, note },
  })
  for (const [article, names] of Object.entries(entity.mentions) as [ArticleName, readonly string[]][]) {
    markNames(work, library, article, id, entity.name, names)
  }
}

function markNames(
  work: Work,
  library: Library,
  article: ArticleName,
  entity: EntityId,
  name: string,
  names: readonly string[],
): void {
  const text = library.text(article)
  const operations = occurrences(text, names).map(({ start, end }) => ({
    kind: 'mention.create' as const,
    mention: {
      id: work.mint<MentionId>('mention'),
      article: library.id(article),
      span: anchorAt(text, start, end),
      entity,
    },
  }))
  const [first, ...more] = operations
  if (!first) throw new Error(`${articleFiles[article]} does not name ${names.join(', ')}`)
  const title = `Marked ${operations.length} mentions of “${name}”`
  work.perform('A', more.length === 0 ? first : { kind: 'batch', title, operations })
}

function mark(work: Work, library: Library, name: ClaimName, claim: SampleClaim): void {
  const { saidBy, quantity } = claim
  work.perform(claim.by, {
    kind: 'claim.create',
    claim: {
      id: claimId(name),
      article: library.id(claim.article),
      spans: library.spans(claim.article, claim.words),
      label: `label-${claim.label}` as LabelId,
      attribution: saidBy ? { name: saidBy[0], entity: saidBy[1] ? entityId(saidBy[1]) : null } : null,
      certainty: claim.certainty ?? null,
      asOf: claim.asOf ?? null,
      wording: claim.wording,
      quantity: quantity ? { relation: quantity[0], value: quantity[1], measure: quantity[2] } : null,
      note: claim.note ?? '',
      entities: (claim.about ?? []).map(entityId),
      attributes: {
        ...(claim.measurand ? { [measurand]: claim.measurand } : {}),
        ...(claim.checked === undefined ? {} : { [checkedOriginal]: claim.checked }),
      },
      status: 'open',
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
      label: 'label-figure' as LabelId,
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
  markNames(work, library, 'interview', twice, 'The visitor', ['our visitor'])
  work.perform('A', { kind: 'entity.merge', from: twice, into: entityId('spyChief') })
}

function connect(work: Work, library: Library, link: SampleLink): void {
  const { evidence } = link
  const target: LinkTarget =
    typeof evidence === 'string'
      ? { kind: 'claim', claim: claimId(evidence) }
      : {
          kind: 'span',
          article: library.id(evidence.article),
          spans: library.spans(evidence.article, evidence.words),
        }
  work.perform(link.by, {
    kind: 'evidence.link',
    link: {
      id: work.mint<LinkId>('link'),
      claim: claimId(link.claim),
      target,
      stance: `stance-${link.stance}` as StanceId,
      confidence: link.confidence ?? null,
      note: link.note ?? '',
    },
  })
}

/** Claims that have been gone through get their status last, by the other analyst. */
function settle(work: Work): void {
  const other: Record<Analyst, Analyst> = { A: 'B', B: 'A' }
  for (const [name, { status, by }] of Object.entries<SampleClaim>(claims)) {
    if (status) work.perform(other[by], { kind: 'claim.set', id: claimId(name), patch: { status } })
  }
}
