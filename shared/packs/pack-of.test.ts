import { expect, test } from 'vitest'
import { IndexedProject } from '../model/indexed-project'
import { Bench, isRefusal } from '../testing/bench'
import { handOut } from '../testing/pack-returns'
import { before, hashOf, id, newArticle, newMention, scene } from '../testing/scene'
import { packing } from './pack-of'
import type { PackSelection } from './selection'

/** The texts of a pack of the article that has come to another text, from which its annotations are orphaned. */
function textsPacked(annotators: PackSelection['annotators']): string[] {
  const bench = new Bench(scene())
  const { textHash, length, words, outline } = newArticle('noon')
  const body = { kind: 'article.revise', id: id<never>('dawn'), textHash, length, words, outline, placed: [] }
  expect(isRefusal(bench.perform(body as never))).toBe(false)
  expect(bench.pure.claims.get(id('four'))?.edition).toBe(hashOf('dawn'))
  const handed = handOut(bench, { articles: [id('dawn')], annotators, register: 'all', assessments: true })
  return [...(handed?.packed.project.texts.keys() ?? [])].sort()
}

test('a pack has the earlier text that its orphaned spans are in', () => {
  expect(textsPacked('all')).toEqual([hashOf('dawn'), hashOf('noon')])
})
test('a pack without the annotations of an earlier text is without that text', () => {
  expect(textsPacked([])).toEqual([hashOf('noon')])
})

test('others can come between any two records that are looked at, though none of them comes along', () => {
  const mentions = Array.from({ length: 500 }, (_, at) => ({
    ...newMention(`mention-${at}`, 'dawn', 'dawn', null),
    ...{ created: before, changed: null },
  }))
  const project = new IndexedProject({
    ...scene(),
    mentions: new Map(mentions.map(mention => [mention.id, mention])),
  })
  const nowhere = {
    articles: [id<never>('nowhere')],
    annotators: [],
    register: 'needed',
    assessments: true,
  } as const
  const shares = [...packing(project, nowhere, id('ada'))]
  const looked = (['articles', 'claims', 'mentions', 'entities', 'links'] as const).map(table =>
    project.size(table),
  )
  expect(Math.min(...looked)).toBeGreaterThan(0)
  expect(shares.length).toBeGreaterThanOrEqual(looked.reduce((sum, size) => sum + size, 0))
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
})
