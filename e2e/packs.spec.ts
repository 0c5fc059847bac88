import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { dragOver, paneOf, sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* Work handed out as packs and taken back, and a review that was sent on its own. */

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type(command)
  await page.getByRole('option', { name: command }).first().click()
}

test('articles are handed out without anybody’s annotations, worked on, and taken back', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  const claims = Number(/(\d+) claims/.exec((await statusOf(page).textContent()) ?? '')?.[1])
  await run(page, 'Hand out articles…')
  const dialog = page.getByRole('dialog', { name: 'Hand out articles' })
  const go = dialog.getByRole('button', { name: 'Hand out…' })
  await dialog.getByLabel('What the pack goes by').fill('For Bo')
  await expect(go).toBeDisabled()
  await expect(dialog.getByRole('status')).toContainText('Choose at least one article.')
  const articles = dialog.getByRole('listbox', { name: 'Articles to hand out' })
  await articles.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await articles.getByRole('option').nth(1).click()
  await expect(dialog.getByText('2 chosen')).toBeVisible()
  await expect(dialog.getByRole('status')).toContainText('2 articles')
  await looksRightInBoth(page)
  // As at twice the size.
  await page.setViewportSize({ width: 640, height: 400 })
  await expect.poll(async () => (await articles.boundingBox())?.height).toBeGreaterThan(120)
  await page.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('button', { name: 'Hand out…' }).click()
  await page
    .getByRole('dialog', { name: 'Hand out articles' })
    .last()
    .getByRole('button', { name: 'Hand out', exact: true })
    .click()
  await expect(page.getByText(/^2 articles handed out as “For Bo”/).first()).toBeVisible()
  const pack = join(folder, 'for-bo.claimbench.json')
  expect(JSON.parse(await readFile(pack, 'utf8')).history).toHaveLength(1)

  const theirs = await workbench.restart(pack)
  await expect(statusOf(theirs)).toContainText('0 claims')
  await dragOver(paneOf(theirs, 1), 'partner governments')
  await theirs.keyboard.press('1')
  await expect(statusOf(theirs)).toContainText('1 claim')

  const back = await workbench.restart()
  await expect(statusOf(back)).toContainText(`${claims} claims`)
  await run(back, 'Take back what was handed out…')
  const files = back.getByRole('dialog', { name: 'Take back what was handed out' })
  await files.getByText('for-bo.claimbench.json').click()
  await files.getByRole('button', { name: 'Take back' }).click()
  await expect(back.getByRole('listbox', { name: 'Differences' }).getByRole('option')).toHaveCount(1)
  await run(back, 'Finish the review…')
  await back.getByRole('dialog').getByRole('button', { name: 'Finish' }).click()
  await expect(statusOf(back)).toContainText(`${claims + 1} claims`)
  await run(back, 'What is handed out…')
  const out = back.getByRole('dialog', { name: 'What is handed out' })
  await expect(out.getByRole('listitem')).toContainText('Came back')
  await looksRightInBoth(back)
})

test('a review that was sent is looked at, applied where it fits, and applied once', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  const path = join(folder, 'ours.claimbench-review.json')
  await writeFile(path, await reviewOf(join(folder, 'sample.claimbench.json')))
  const open = async () => {
    await run(page, 'Apply a review…')
    const files = page.getByRole('dialog', { name: 'Apply a review' })
    await files.getByText('ours.claimbench-review.json').click()
    await files.getByRole('button', { name: 'Look at it' }).click()
    return page.getByRole('dialog', { name: 'Apply a review' })
  }
  const dialog = await open()
  const rows = dialog.getByRole('list', { name: 'Verdicts and comments' }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText('No place here')
  await expect(rows.first()).toContainText('not in this project')
  await expect(dialog.getByRole('status')).toContainText('1 verdict and 1 comment apply.')
  await looksRightInBoth(page)
  await dialog.getByRole('button', { name: 'Apply what fits' }).click()
  await expect(page.getByText(/^1 verdict and 1 comment applied; 1 has no place here/).first()).toBeVisible()
  const again = await open()
  await expect(again.getByRole('status')).toContainText('2 were applied before')
  await expect(again.getByRole('button', { name: 'Apply what fits' })).toBeHidden()
})

/** A verdict on the first claim’s note, a comment on it, and one on a claim that is not there. */
async function reviewOf(project: string): Promise<string> {
  const { records } = JSON.parse(await readFile(project, 'utf8'))
  const [claim, info] = [records.claims[0], records.info[0]]
  const made = { by: 'annotator-cy', at: '2025-05-02T09:00:00.000Z' }
  const stamps = { created: made, changed: null }
  const comment = (id: string, on: string) => ({
    ...{
      id,
      on: { table: 'claims', id: on },
      replyTo: null,
      text: 'See the second report.',
      resolved: false,
    },
    ...stamps,
  })
  return JSON.stringify({
    format: 'claimbench-review',
    version: 1,
    project: { id: info.id, title: info.title },
    made,
    annotators: [{ id: 'annotator-cy', name: 'Cy', created: made.at }],
    decisions: [
      {
        ...{ id: 'decision-e2e', subject: `claims/${claim.id}#note`, code: 'both-changed', settled: true },
        ...{
          base: claim.note,
          value: 'Corrected later.',
          options: [{ value: 'Corrected later.', by: made }],
        },
        ...{ follows: [], from: 'Bo', reason: 'The later report corrects it.', ...stamps },
      },
    ],
    comments: [comment('comment-here', claim.id), comment('comment-lost', 'claim-nowhere')],
    brought: { labels: [], attributes: [], entityTypes: [], stances: [], entities: [] },
  })
}
