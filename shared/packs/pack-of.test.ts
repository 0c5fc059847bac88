import { expect, test } from 'vitest'
import { Bench, isRefusal } from '../testing/bench'
import { handOut } from '../testing/pack-returns'
import { hashOf, id, newArticle, scene } from '../testing/scene'
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
