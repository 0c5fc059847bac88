import { anchorAt } from '#shared/anchors/anchor'
import type { ClaimId, EntityId, LinkId } from '#shared/model/ids'
import { claimAt, newEntity, newLink } from '#shared/testing/scene'
import type { ProjectDocument } from '../project-document'
import { GrowingProject } from './growing-project'

/** What is marked in each article: claims, mentions and evidence links, twenty in all. */
export const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]
/** About 5 KB of text. */
const sentences = 80
const words =
  'the ferry ministry said over 1,200 passengers were moved on Sunday “before” dawn; others put it at 900 – naïve estimates'.split(
    ' ',
  )

/**
 * A project that was worked on from its first operation: so many articles of 5 KB, twenty annotations in each by two
 * annotators, so many entities. What it comes to depends on nothing but its size.
 */
export function largeProject(articles: number, entities = 500): ProjectDocument {
  const project = new GrowingProject('A large project', ['Annotator 1', 'Annotator 2'], 7)
  const register = Array.from({ length: entities }, (_, i) => {
    const id = project.mint<EntityId>('entity')
    project.perform(0, { kind: 'entity.create', entity: newEntity(id, `Ministry ${i}`) })
    return id
  })
  for (let at = 0; at < articles; at++) addArticle(project, at, register)
  return project.document()
}

function addArticle(project: GrowingProject, at: number, register: readonly EntityId[]): void {
  const text = textOf(project.random, at)
  const article = project.addArticle(text, { title: `Report ${at}`, words: sentences * 12 })
  const claims = Array.from({ length: claimsEach }, () => project.mint<ClaimId>('claim'))
  const span = (i: number, length: number) => anchorAt(text, 40 + i * 200, 40 + i * 200 + length)
  const entity = () => register[Math.floor(project.random() * register.length)] as EntityId
  for (const [i, claim] of claims.entries()) {
    const says = { label: project.label(i), entities: [entity()] }
    project.perform(i % 2, { kind: 'claim.create', claim: claimAt(claim, article, [span(i, 70)], says) })
  }
  for (let i = 0; i < mentionsEach; i++) {
    const mention = { article, span: span(i + 10, 9), entity: entity() }
    project.perform(i % 2, { kind: 'mention.create', mention: { id: project.mint('mention'), ...mention } })
  }
  for (let i = 0; i < linksEach; i++) {
    const target = { kind: 'claim' as const, claim: claims[i + 4] as ClaimId }
    const link = newLink(project.mint<LinkId>('link'), claims[i] as ClaimId, target, null)
    project.perform(i % 2, { kind: 'evidence.link', link })
  }
}

function textOf(random: () => number, at: number): string {
  const word = () => words[Math.floor(random() * words.length)]
  const sentence = () => Array.from({ length: 12 }, word).join(' ')
  return `Report ${at}. ${Array.from({ length: sentences }, sentence).join('. ')}.`
}
