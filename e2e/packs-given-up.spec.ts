import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { slowEngine } from './held-replies'
import { sampleIsOpen } from './in-text'
import { run } from './palette'
import { expect, test } from './workbench'

/* What takes long about packs and reviews that were sent says how far it is, and can be cancelled. */

test.beforeEach(({ workbench: _ }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: between the window and the web host alone answers can be held back
  test.skip(project.name !== 'web', 'only between the window and the web host can answers be held back')
})

const file = 'ours.claimbench-review.json'

/** Asks for the review that lies in the folder, and gives the dialog that says what it would do. */
async function lookAt(page: Page) {
  await run(page, 'Apply a review…')
  const files = page.getByRole('dialog', { name: 'Apply a review' })
  await files.getByText(file).click()
  await files.getByRole('button', { name: 'Look at it' }).click()
  return page.getByRole('dialog', { name: 'Apply a review' })
}

test('looking for what was handed out says how far it is, and is given up with the dialog', async ({
  workbench: { page },
}) => {
  const engine = await slowEngine(page, ['packs.list'])
  await page.reload()
  await sampleIsOpen(page)
  await run(page, 'What is handed out…')
  const dialog = page.getByRole('dialog', { name: 'What is handed out' })
  const underWay = dialog.getByRole('status')
  await expect(underWay).toBeVisible()
  engine.tell('Reading the history', 0.4)
  await expect(underWay).toContainText('Reading the history…')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(() => engine.kept('packs.list')).toEqual([])
})

test('looking at a review says how far it is, and cancelled it is left', async ({
  workbench: { page, folder },
}) => {
  await writeFile(join(folder, file), '{}')
  const engine = await slowEngine(page, ['reviewPacks.read'])
  await page.reload()
  await sampleIsOpen(page)
  const dialog = await lookAt(page)
  const underWay = dialog.getByRole('status')
  await expect(underWay).toBeVisible()
  engine.tell('Checking the review', 0.4)
  await expect(underWay).toContainText('Checking the review…')
  await underWay.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  expect(engine.kept('reviewPacks.read')).toEqual([])
})

test('applying a review says how far it is, and cancelled it can be applied again', async ({
  workbench: { page, folder },
}) => {
  await writeFile(join(folder, file), await oneComment(join(folder, 'sample.claimbench.json')))
  const engine = await slowEngine(page, ['reviewPacks.apply'])
  await page.reload()
  await sampleIsOpen(page)
  const dialog = await lookAt(page)
  const go = dialog.getByRole('button', { name: 'Apply what fits' })
  await go.click()
  const waiting = page.getByRole('dialog', { name: 'Applying the review' })
  await expect(waiting).toBeVisible()
  engine.tell('Working out what changes', 0.4)
  await expect(waiting).toContainText('Working out what changes')
  await waiting.getByRole('button', { name: 'Cancel' }).click()
  await expect(waiting).toBeHidden()
  engine.isQuick()
  await go.click()
  await expect(page.getByText(/^1 comment applied/).first()).toBeVisible()
})

/** A review with a comment on the first claim. */
async function oneComment(project: string): Promise<string> {
  const { records } = JSON.parse(await readFile(project, 'utf8'))
  const [claim, info] = [records.claims[0], records.info[0]]
  const made = { by: 'annotator-cy', at: '2025-05-02T09:00:00.000Z' }
  const comment = {
    ...{ id: 'comment-cy', on: { table: 'claims', id: claim.id }, replyTo: null, text: 'So?' },
    ...{ resolved: false, created: made, changed: null },
  }
  return JSON.stringify({
    ...{ format: 'claimbench-review', version: 1, project: { id: info.id, title: info.title }, made },
    ...{ annotators: [{ id: made.by, name: 'Cy', created: made.at }], decisions: [], comments: [comment] },
    brought: { labels: [], attributes: [], entityTypes: [], stances: [], entities: [] },
  })
}
