import { expect, test } from 'vitest'
import { large } from './large.test-support'
import { search } from './search'

test('words are found whatever their case and accents; titles come before texts', async () => {
  const found = await search(large(30), 'report 7', 10)
  expect(found?.articles.hits[0]?.articleTitle).toBe('Report 7')
  expect((await search(large(3), 'CAFE number', 10))?.articles.total).toBe(3)
})

test('a text is folded once, and a passage is made only for what is shown', async () => {
  const project = large(200)
  expect((await search(project, 'cafe', 3))?.articles).toMatchObject({ total: 200, hits: { length: 3 } })
  const { texts } = project.asked
  await search(project, 'cafe n', 3)
  expect(project.asked.texts - texts).toBe(3)
})

test('others have their turn while a large project is searched', async () => {
  let turns = 0
  let done = false
  const turn = () => {
    turns++
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  await search(large(300, 5_000), 'nowhere', 3)
  done = true
  expect(turns).toBeGreaterThan(3)
})

test('a search that has been overtaken stops', async () => {
  const project = large(300, 1_000)
  let overtaken = false
  const pending = search(project, 'nowhere', 3, () => overtaken)
  overtaken = true
  expect(await pending).toBeNull()
  expect(project.asked.texts).toBeLessThan(300)
})
