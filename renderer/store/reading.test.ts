import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '#shared/api/client'
import { done, failed, type Reply } from '#shared/api/problem'
import type { ClaimId } from '#shared/model/ids'
import { before, id, newClaim, scene, texts as sceneTexts } from '#shared/testing/scene'
import { attachClient, call } from './engine'
import { readArticle, readSlice } from './reading'
import { cache, texts, useWorkbench } from './workbench'

const slice = {
  articles: [...scene().articles.values()],
  claims: [{ ...newClaim('four', 'dawn', 'About 4,000'), created: before, changed: null }],
}
let answer: (reply: Reply<unknown>) => void

beforeEach(() => {
  const client = {
    call: () =>
      new Promise<Reply<unknown>>(resolve => {
        answer = resolve
      }),
    listen: () => () => undefined,
  }
  attachClient(client as unknown as Client)
})
afterEach(() => {
  cache.clear()
  texts.clear()
  useWorkbench.setState(useWorkbench.getInitialState())
})

test('what is read comes into the cache; the project has not changed by it', async () => {
  const { changes, arrivals } = useWorkbench.getState()
  const reading = readArticle(id('dawn'))
  answer(done({ slice, text: sceneTexts.dawn }))
  expect(await reading).toBeNull()
  expect([texts.get('dawn'), cache.get('claims', id('four'))?.id]).toEqual([sceneTexts.dawn, 'four'])
  expect(useWorkbench.getState()).toMatchObject({ changes, arrivals: arrivals + 1 })
})

test('a problem is handed on, and nothing has come', async () => {
  const reading = readArticle(id('dawn'))
  answer(failed('missing', 'The article is no longer in the project.'))
  expect(await reading).toMatchObject({ code: 'missing' })
  expect(texts.size).toBe(0)
})

test('an answer about a project that is no longer shown is dropped', async () => {
  const article = readArticle(id('dawn'))
  useWorkbench.setState(({ opening }) => ({ opening: opening + 1 }))
  answer(done({ slice, text: sceneTexts.dawn }))
  expect(await article).toBeNull()
  const claim = readSlice(() => call('claims.read', { id: id<ClaimId>('four') }))
  useWorkbench.setState(({ opening }) => ({ opening: opening + 1 }))
  answer(done(slice))
  await claim
  expect([texts.size, cache.get('claims', id('four'))]).toEqual([0, undefined])
})

test('a slice that cannot be read changes nothing', async () => {
  const { arrivals } = useWorkbench.getState()
  const reading = readSlice(() => call('claims.read', { id: id<ClaimId>('four') }))
  answer(failed('missing', 'The claim is no longer in the project.'))
  await reading
  expect(useWorkbench.getState().arrivals).toBe(arrivals)
})
