import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'
import {
  clickWords,
  dragOver,
  inspectorOf,
  onDisk,
  openArticle,
  paneOf,
  sampleIsOpen,
  statusOf,
} from './in-text'
import {
  checked,
  decideBy,
  nameIs,
  openForReview,
  pickedIn,
  progressOf,
  projectOnDisk,
  walkTo,
  why,
} from './reviewing'
import { expect, test } from './workbench'

test.use({ actionTimeout: 15_000 })

test('two analysts work in copies, and a reviewer brings what they did together', async ({ workbench }) => {
  test.setTimeout(240_000)
  const { page, folder } = workbench
  await sampleIsOpen(page)
  for (const copy of ['first', 'second'])
    await copyFile(join(folder, 'sample.claimbench.json'), join(folder, `${copy}.claimbench.json`))

  await test.step('the first marks, labels and notes', async () => {
    const own = await workbench.another('first.claimbench.json', 'config-of-first')
    const { page: at } = own
    await nameIs(at, 'Annotator 1')
    await pick(at, 'Over 1,100 Torvanian')
    await at.keyboard.press('4')
    await inspectorOf(at).getByLabel('Note').fill('Killed and wounded together.')
    await inspectorOf(at).getByLabel('Note').press('Tab')
    await openArticle(at, /corrected/)
    await dragOver(paneOf(at, 1), 'about 3,600 killed or wounded')
    await at.keyboard.press('2')
    await expect(statusOf(at)).toContainText('30 claims')
    await onDisk(at)
    await own.end()
  })

  await test.step('the second sees it otherwise, removes, words anew and asks', async () => {
    const own = await workbench.another('second.claimbench.json', 'config-of-second')
    const { page: at } = own
    await nameIs(at, 'Annotator 2')
    await pick(at, 'Over 1,100 Torvanian')
    await at.keyboard.press('1')
    await inspectorOf(at).getByLabel('Note').fill('An assessment, to be quoted with its date.')
    await inspectorOf(at).getByLabel('Note').press('Tab')
    await inspectorOf(at)
      .getByPlaceholder(/Say something|comment/i)
      .fill('Is this only the Joint Staff’s count?')
    await at.keyboard.press('Control+Enter')
    await expect(inspectorOf(at)).toContainText('Is this only the Joint Staff’s count?')
    await pick(at, 'a further contingent')
    await inspectorOf(at).getByLabel('In your words').fill('More soldiers are on the way.')
    await inspectorOf(at).getByLabel('In your words').press('Tab')
    await pick(at, 'the number of killed')
    await at.keyboard.press('Delete')
    await expect(statusOf(at)).toContainText('28 claims')
    await onDisk(at)
    await own.end()
  })

  await nameIs(page, 'Reviewer')
  await openForReview(page, 'first', 'second')

  await test.step('takes one label; the other is a conflict then, and is turned down with a reason', async () => {
    await expect(progressOf(page)).toContainText('0 of 7 decided')
    await walkTo(page, 'Label of', 'by Annotator 1')
    await decideBy(page, '2', /^Took Annotator 1’s/)
    await page.keyboard.press('n')
    await expect(pickedIn(page)).toContainText('Both of you changed the label of this claim')
    await page.keyboard.press('w')
    await expect(why(page)).toBeFocused()
    await page.keyboard.type('What is expected is not yet a fact.')
    await page.keyboard.press('Enter')
    await decideBy(page, '1', /^Kept yours/)
    await expect(progressOf(page)).toContainText('2 of 7 decided')
    await expect(progressOf(page)).not.toContainText('conflict')
  })

  await test.step('keeps both notes and what was removed, words anew, puts one off', async () => {
    await walkTo(page, 'Note of', 'by Annotator 1')
    await decideBy(page, '2', /^Took Annotator 1’s/)
    await page.keyboard.press('n')
    await expect(pickedIn(page)).toContainText('Both of you changed the note on this claim')
    await decideBy(page, 'b', /^Kept both/)
    await walkTo(page, 'At least 100 Torvanian soldiers')
    await decideBy(page, '1', /^Kept:/)
    await walkTo(page, 'Wording of')
    await expect(pickedIn(page).getByRole('button', { name: /^Edit/ })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await expect(page.getByRole('button', { name: 'Edit…' })).toBeEnabled()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: /^Wording of/ })
    await dialog.getByRole('textbox').first().fill('A further contingent is on the way.')
    await dialog.getByRole('button', { name: 'Use this' }).click()
    await expect(
      page.getByRole('complementary', { name: 'About the review' }).getByText(/^Edited/),
    ).toBeVisible()
    await walkTo(page, 'about 3,600 killed or wounded')
    await decideBy(page, 'Space', /^Put off/)
    await expect(progressOf(page)).not.toContainText('conflict')
    await expect(progressOf(page)).toContainText('put off')
  })

  await test.step('finishes: one waits for a decision, and is decided when the files come again', async () => {
    await page.keyboard.press('Shift+F')
    const dialog = page.getByRole('dialog', { name: 'Finish the review?' })
    await expect(dialog).toContainText(/(\d+) differences? (is|are) undecided, \1 put off among them\./)
    await expect(dialog.getByRole('radio')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^The review is finished: 0 differences taken just now/)).toBeVisible()
    await expect(statusOf(page)).toContainText('29 claims')

    await openForReview(page, 'first', 'second')
    await expect(page.getByRole('complementary', { name: 'About the review' })).toContainText(
      '0 new operations',
    )
    await walkTo(page, 'Put off', 'about 3,600 killed or wounded')
    await decideBy(page, '2', /^Took Annotator \d’s/)
    await expect(statusOf(page)).toContainText('30 claims')
    await page.keyboard.press('Control+z')
    await expect(statusOf(page)).toContainText('29 claims')
    await page.keyboard.press('Control+Shift+z')
    await expect(statusOf(page)).toContainText('30 claims')
    await expect(progressOf(page)).not.toContainText('put off')
  })

  await test.step('what was asked came along, and is answered where it stands', async () => {
    await pick(page, 'Over 1,100 Torvanian')
    const inspector = inspectorOf(page)
    await expect(inspector).toContainText('Is this only the Joint Staff’s count?')
    await inspector.getByRole('button', { name: 'Answer' }).click()
    await page.keyboard.type('It is: the release says so.')
    await page.keyboard.press('Control+Enter')
    await expect(inspector).toContainText('It is: the release says so.')
    await onDisk(page)
  })

  await test.step('the file on the disk is sound, and says who did and who decided what, and why', async () => {
    await workbench.restart()
    const path = join(folder, 'sample.claimbench.json')
    expect(await checked(path)).toMatchObject({ sound: true, findings: [] })
    const { records, history } = await projectOnDisk(path)
    const names = new Map(records.annotators?.map(({ id, name }) => [id, name]))
    const merges = history.map(({ operation }) => operation).filter(({ body }) => body.kind === 'merge')
    expect(merges.map(({ by }) => names.get(by))).toEqual(['Reviewer', 'Reviewer'])
    expect(merges.map(({ body }) => [...new Set(body.operations?.map(({ by }) => names.get(by)))])).toEqual([
      ['Annotator 1'],
      ['Annotator 2'],
    ])
    const label = records.decisions?.find(({ subject }) => `${subject}`.endsWith('over-1100#label'))
    expect(label).toMatchObject({ settled: true, reason: 'What is expected is not yet a fact.' })
    expect(records.decisions?.every(({ settled }) => settled)).toBe(true)
    const claim = (id: string) => records.claims?.find(each => each.id === `claim-sample-${id}`)
    expect(claim('over-1100')).toMatchObject({
      label: 'label-forecast',
      note: 'Killed and wounded together.\n\nAn assessment, to be quoted with its date.',
    })
    expect(claim('further-contingent')).toMatchObject({ wording: 'A further contingent is on the way.' })
    expect(claim('minimum-100')).toBeDefined()
    expect(
      records.comments?.map(({ text, created }) => [text, names.get((created as { by: string }).by)]),
    ).toEqual([
      ['Is this only the Joint Staff’s count?', 'Annotator 2'],
      ['It is: the release says so.', 'Reviewer'],
    ])
  })
})

async function pick(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Alt+1')
  await openArticle(page, /Joint Staff assessment/)
  await clickWords(paneOf(page, 1), words)
  await expect(inspectorOf(page).locator('blockquote')).toContainText(words)
}

/** Lets these annotators alone be compared. */
async function compareOnly(page: Page, ...others: string[]): Promise<void> {
  await page.getByRole('button', { name: /^Annotators/ }).click()
  for (const other of others) await page.getByRole('checkbox', { name: other }).click()
  await page.keyboard.press('Escape')
}

test('work that was begun apart is matched, taken in, measured and settled into a gold standard', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  await copyFile(
    join(root, 'seeds/parallel/analyst-e.claimbench.json'),
    join(folder, 'parallel.claimbench.json'),
  )
  await nameIs(page, 'Reviewer')

  await test.step('what is what is seen, and one of it said otherwise', async () => {
    await openForReview(page, 'parallel')
    const about = page.getByRole('complementary', { name: 'About the review' })
    await expect(about).toContainText('Begun apart')
    await about.getByRole('button', { name: 'What is what…' }).click()
    const dialog = page.getByRole('dialog', { name: 'What is what' })
    await dialog.getByRole('option').filter({ hasText: 'Prediction' }).click()
    await dialog.getByRole('combobox', { name: /is here$/ }).click()
    await page.getByRole('option', { name: 'Forecast', exact: true }).click()
    await expect(dialog.getByRole('option').filter({ hasText: 'Prediction' })).toContainText('Forecast')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('all of it is taken in', async () => {
    await page.keyboard.press('Shift+F')
    const dialog = page.getByRole('dialog', { name: 'Finish the review?' })
    await dialog.getByRole('button', { name: 'Finish' }).click()
    await expect(page.getByText(/^The review is finished/)).toBeVisible()
    await expect(statusOf(page)).toContainText('47 claims')
  })

  await test.step('the two sides are compared', async () => {
    await page.getByRole('button', { name: 'Agreement', exact: true }).click()
    await compareOnly(page, 'Analyst B')
    await expect(page.getByRole('heading', { name: 'Agreement Analyst A, Analyst E' })).toBeVisible()
    const figures = page.getByRole('table', { name: 'All annotators' })
    await expect(figures.getByRole('row', { name: /Spans, overlap F1/ })).toContainText(/\.\d{3}/)
  })

  await test.step('what differs is settled by keys, with a reason', async () => {
    const cases = page.getByRole('listbox', { name: 'Cases' })
    await cases.getByRole('option').first().click()
    await why(page).fill('The longer span says who it is about.')
    await why(page).press('Enter')
    const said = page.getByRole('region', { name: 'Gold standard' }).getByRole('status')
    for (const [index, key] of ['1', 'b', 'b', 'x'].entries()) {
      await cases.getByRole('option').nth(index).click()
      await expect(cases.getByRole('option').nth(index)).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('button', { name: 'Reject' })).toBeVisible()
      await page.keyboard.press(key)
      await expect(said).toContainText(`${index + 1} of 21 cases decided`)
    }
  })

  const writes = async (what: RegExp, file: RegExp) => {
    await page.getByRole('main').getByRole('button', { name: 'Export…' }).click()
    await page.getByRole('menuitem', { name: what }).click()
    await page.getByRole('button', { name: 'Write', exact: true }).click()
    const written = page.getByText(/^Written: /).filter({ hasText: file })
    await expect(written).toBeVisible()
    return readFile(((await written.textContent()) ?? '').replace('Written: ', ''), 'utf8')
  }

  await test.step('the gold standard and the report are taken away', async () => {
    const report = await writes(/^Report \(HTML\)/, /agreement\.html$/)
    expect(report).toContain('The longer span says who it is about.')
    const gold = JSON.parse(await writes(/^Gold standard/, /gold.*\.json$/))
    expect(gold.claims.length).toBeGreaterThan(0)
  })

  await test.step('what is on the disk is sound', async () => {
    await workbench.restart()
    const path = join(folder, 'sample.claimbench.json')
    expect(await checked(path)).toMatchObject({ sound: true, findings: [] })
    const { records, history } = await projectOnDisk(path)
    // Of what was kept in both versions each is one.
    expect(records.adjudications).toHaveLength(6)
    expect(records.adjudications?.map(({ reason }) => reason)).toContain(
      'The longer span says who it is about.',
    )
    const merge = history.map(({ operation }) => operation.body).find(({ kind }) => kind === 'merge')
    expect(merge).toBeDefined()
  })
})
