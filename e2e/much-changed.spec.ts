import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { anchorAt } from '#shared/anchors/anchor'
import type { MentionId } from '#shared/model/ids'
import { documentText } from '../electron/engine/storage/project-document'
import { largeProject } from '../electron/engine/storage/testing/large-project'
import { createEngine, machine } from '../electron/engine/workbench'
import { type HeldEngine, heldEngine } from './held-replies'
import { clickWords, dragOver, inspectorOf, onDisk, paneOf, quoteIn, scrolled, statusOf } from './in-text'
import { expect, test } from './workbench'

/*
 * An operation that touches more records than a window is told: what it shows is read anew. Here an entity that every
 * other article names was merged into another, and that is undone and done again under an open article.
 */

const [from, into] = ['Ministry 0', 'Ministry 1']
/** What is claimed in the open article of the entity that was merged. */
let quote: string

async function merged(folder: string): Promise<string> {
  const path = join(folder, 'large.claimbench.json')
  await writeFile(path, documentText(largeProject(120, 3)))
  const engine = createEngine(machine)
  const own = { sampleFolder: join(folder, 'none'), configFolder: join(folder, 'config') }
  const { methods } = await engine.openSession({
    ...{ host: 'web', version: '0', ...own },
    chooseFiles: async () => [],
  })
  await methods['settings.set']({ patch: { annotatorName: 'Ada' } })
  await methods['project.open']({ path })
  const filter = { text: '', types: [], sort: 'name' } as const
  const entities = await methods['entities.list']({ filter, offset: 0, limit: 3 })
  const named = (name: string) =>
    entities.ok ? entities.value.rows.find(row => row.name === name)?.id : null
  const [gone, kept] = [named(from), named(into)]
  if (!gone || !kept) throw new Error('the register is another')
  // The last of the entity’s claims in its article: to see it, the article is scrolled.
  const claims = await methods['entities.claims']({ id: gone, offset: 0, limit: 50 })
  const rows = claims.ok ? claims.value.rows : []
  const last = rows.filter(row => row.article === rows[0]?.article).at(-1)
  if (!last) throw new Error('nothing is claimed of the entity')
  quote = last.quote
  const read = await methods['articles.read']({ id: last.article })
  if (!read.ok) throw new Error(read.problem.message)
  const mention = {
    id: 'mention-of-the-title' as MentionId,
    article: last.article,
    span: anchorAt(read.value.text, 0, 'Report'.length),
    entity: kept,
  }
  await methods['project.perform']({ project: path, body: { kind: 'mention.create', mention } })
  await methods['project.perform']({ project: path, body: { kind: 'entity.merge', from: gone, into: kept } })
  await methods['workspace.set']({ project: path, patch: { view: 'articles', panes: [last.article] } })
  await engine.closeEngine()
  return path
}

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
test.use({ begin: async ({}, use) => use(merged) })

let engine: HeldEngine
test.beforeEach(async ({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: between the window and the web host alone something can be held back
  test.skip(project.name !== 'web', 'only between the window and the web host can answers be held back')
  const { page } = workbench
  engine = await heldEngine(page)
  await page.reload()
  await clickWords(paneOf(page, 1), quote)
  await expect(quoteIn(page)).toHaveText(quote)
})

/** Presses a key that has much changed, and holds back what is then read: the answer waits until it has been asked for. */
async function pressHeld(page: Page, key: string): Promise<void> {
  let asked = false
  engine.hold(({ method }) => {
    asked ||= method === 'records.read'
    return method === 'records.read'
  })
  await page.keyboard.press(key)
  await expect.poll(() => asked).toBe(true)
}

const chip = (page: Page, name: string) => inspectorOf(page).getByRole('button', { name, exact: true })

const caret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset, isCollapsed } = document.getSelection() ?? {}
    return [anchorNode?.textContent, anchorOffset, isCollapsed]
  })

test('the open article shows the new state in one go, caret and place are kept', async ({ workbench }) => {
  const { page } = workbench
  await expect(chip(page, into)).toBeVisible()
  await expect(statusOf(page)).toContainText('2 entities')
  const before = [await caret(page), await scrolled(paneOf(page, 1))]
  expect(before[1]).toBeGreaterThan(0)

  await pressHeld(page, 'Control+z')
  await expect(chip(page, into)).toBeVisible()
  await expect(statusOf(page)).toContainText('2 entities')
  engine.letGo()
  await expect(statusOf(page)).toContainText('3 entities')
  await expect(chip(page, from)).toBeVisible()
  await expect(chip(page, into)).toHaveCount(0)
  expect([await caret(page), await scrolled(paneOf(page, 1))]).toEqual(before)
  await expect(quoteIn(page)).toHaveText(quote)
  await onDisk(page)
})

test('what is marked and taken back while it is read is so afterwards too', async ({ workbench }) => {
  const { page } = workbench
  await expect(statusOf(page)).toContainText('1,200 claims')
  await pressHeld(page, 'Control+z')
  await dragOver(paneOf(page, 1), 'Report')
  await page.keyboard.press('2')
  await expect(statusOf(page)).toContainText('1,200 claims')
  engine.letGo()
  await expect(statusOf(page)).toContainText('1,201 claims')
  await expect(statusOf(page)).toContainText('3 entities')
  await expect(quoteIn(page)).toHaveText('Report')

  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('1,200 claims')
  await expect(statusOf(page)).toContainText('3 entities')
  await clickWords(paneOf(page, 1), quote)
  await expect(chip(page, from)).toBeVisible()
  await onDisk(page)
})

test('a mention that is picked stays in the inspector, though its article stands in no pane', async ({
  workbench,
}) => {
  const { page } = workbench
  await clickWords(paneOf(page, 1), 'Report')
  const mention = inspectorOf(page).getByRole('heading', { name: 'Mention', exact: true })
  await expect(mention).toBeVisible()
  const title = (await paneOf(page, 1).locator('.ProseMirror').textContent())?.match(/^Report \d+/)?.[0] ?? ''
  const another = page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  await another.filter({ hasNotText: title }).first().click()
  await expect(paneOf(page, 1).locator('.ProseMirror')).not.toContainText(`${title}.`)
  await expect(mention).toBeVisible()
  await pressHeld(page, 'Control+z')
  engine.letGo()
  await expect(statusOf(page)).toContainText('3 entities')
  await expect(mention).toBeVisible()
  await expect(quoteIn(page)).toHaveText('Report')
})
