import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorsFor } from '#shared/anchors/ranges'
import type { ClaimId, LinkId } from '#shared/model/ids'
import type { SingleBody } from '#shared/operations/operation'
import { createEngine, machine } from '../electron/engine/workbench'
import { root } from '../scripts/hosts.mjs'
import { looksRightInBoth } from './axe'
import { sampleIsOpen } from './in-text'
import { differencesOf, openForReview, pickedIn, walkTo } from './reviewing'
import { expect, test } from './workbench'

/* Where a claim begins and ends, and what its evidence is, as the reviewer would have it and neither version has. */

const claim = 'claim-sample-about-4000' as ClaimId

/** The sample as Bo changed it: the span of a claim one part longer, and a link that leads to other words. */
async function changedByBo(folder: string): Promise<string> {
  const path = join(folder, 'bo.claimbench.json')
  await cp(join(root, 'seeds/sample.claimbench.json'), path)
  const engine = createEngine(machine)
  const { methods } = await engine.openSession({
    ...{
      host: 'web',
      version: '0',
      sampleFolder: join(folder, 'none'),
      configFolder: join(folder, 'config of Bo'),
    },
    chooseFiles: async () => [],
  })
  await methods['settings.set']({ patch: { annotatorName: 'Bo' } })
  await methods['project.open']({ path })
  const read = await methods['claims.read']({ id: claim })
  if (!read.ok) throw new Error(read.problem.message)
  const [record] = read.value.claims ?? []
  const link = read.value.links?.find(each => each.claim === claim)
  if (!record || !link) throw new Error('the sample has changed')
  const article = await methods['articles.read']({ id: record.article })
  if (!article.ok) throw new Error(article.problem.message)
  const { text } = article.value
  const { start, end } = record.spans[0] ?? { start: 0, end: 0 }
  const shorter = anchorsFor(text, [{ start, end: text.lastIndexOf(' ', end) }])
  const operations: SingleBody[] = [
    { kind: 'claim.set', id: claim, patch: { spans: [...shorter] } },
    {
      kind: 'evidence.set',
      id: link.id as LinkId,
      patch: { target: { kind: 'span', article: record.article, spans: [...shorter] } },
    },
  ]
  const done = await methods['project.perform']({
    project: path,
    body: { kind: 'batch', title: 'Other places', operations },
  })
  if (!done.ok) throw new Error(done.problem.message)
  await engine.closeEngine()
  return 'bo.claimbench.json'
}

test('a span and what a link leads to are given a place of the reviewer’s own, in the words of the article', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  const file = await changedByBo(folder)
  await sampleIsOpen(page)
  await openForReview(page, file)

  await walkTo(page, 'Span of')
  await expect(pickedIn(page).getByRole('heading', { level: 2 })).toContainText('Span of')
  await expect(page.getByRole('button', { name: 'Edit…' })).toBeEnabled()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: /^Span of/ })
  const span = dialog.getByRole('region', { name: 'Span' })
  await expect(span.getByRole('textbox')).toBeFocused()
  const before = await span.getByRole('status').last().textContent()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(span.getByRole('status').last()).not.toHaveText(before ?? '')
  const own = (await span.getByRole('status').last().textContent()) ?? ''
  await looksRightInBoth(page, 'a span of one’s own')
  await dialog.getByRole('button', { name: 'Use this' }).click()
  // What is decided makes way for the next difference.
  await expect(pickedIn(page).getByRole('heading', { level: 2 })).toContainText('Evidence of')

  await differencesOf(page).focus()
  await expect(page.getByRole('button', { name: 'Edit…' })).toBeEnabled()
  await page.keyboard.press('e')
  const evidence = page.getByRole('dialog', { name: /^Evidence of/ })
  await expect(evidence.getByRole('combobox', { name: 'Evidence' })).toBeVisible()
  await evidence.getByRole('radio', { name: 'Words of an article' }).click()
  const words = evidence.getByRole('region', { name: 'Evidence' })
  await expect(words.getByRole('textbox')).toBeFocused()
  const whole = (await words.getByRole('status').last().textContent()) ?? ''
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(words.getByRole('status').last()).not.toHaveText(whole)
  const shorter = (await words.getByRole('status').last().textContent()) ?? ''
  expect(whole.startsWith(shorter)).toBe(true)
  await evidence.getByRole('button', { name: 'Use this' }).click()
  await expect(page.getByRole('heading', { name: 'Differences 0 left of 2' })).toBeVisible()
  await walkTo(page, 'Span of', 'Edited')
  await expect(pickedIn(page)).toContainText(own)
  await walkTo(page, 'Evidence of', 'Edited')
  await expect(pickedIn(page)).toContainText(shorter)
})
