import { expect, test } from 'vitest'
import { done } from '#shared/api/problem'
import type { ArticleId } from '#shared/model/ids'
import { NamedCalls } from '../../store'
import { attachClient } from '../../store/engine'
import { SpokenEngine } from '../../store/spoken-engine.test-support'
import { articlesOf } from './articles-of'

test('only looking for words is given up with the rest: what the chosen articles are called is not asked again', async () => {
  const engine = new SpokenEngine()
  engine.answers['review.articles'] = () => done({ total: 0, offset: 0, rows: [] })
  attachClient(engine.client)
  const calls = new NamedCalls()
  const find = articlesOf('review', calls)
  const taskOf = async (asked: Parameters<typeof find>[0]) => {
    await find(asked)
    const [method, params] = engine.calls.pop() ?? []
    expect(method).toBe('review.articles')
    return (params as { task?: string }).task
  }
  const name = await calls.ask(async task => task)
  expect(await taskOf({ text: 'harbour', among: null })).toBe(name)
  expect(await taskOf({ text: '', among: ['art_1' as ArticleId] })).toBeUndefined()
})
