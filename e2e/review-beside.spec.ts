import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'
import { inspectorOf, sampleIsOpen } from './in-text'
import { decideBy, differencesOf, openForReview, pickedIn, rowsIn } from './reviewing'
import { expect, test } from './workbench'

/* What stands beside the differences of a review: what teammates say, how far one agrees with them, and the way to settle it. */

const aboutIn = (page: Page) => page.getByRole('complementary', { name: 'About the review' })

/** Filters by words, and goes to the one difference that they leave. */
async function goToOnly(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(words)
  await expect(rowsIn(page)).toHaveCount(1)
  await rowsIn(page).first().click()
  await expect(rowsIn(page).first()).toHaveAttribute('aria-selected', 'true')
  await differencesOf(page).focus()
}

test('agreement stands beside a review, and leads from a disagreement into adjudication and back', async ({
  workbench: { page, folder },
}) => {
  await cp(join(root, 'seeds/parallel/analyst-e.claimbench.json'), join(folder, 'e.claimbench.json'))
  await sampleIsOpen(page)
  await openForReview(page, 'e.claimbench.json')
  const agreement = aboutIn(page).getByRole('region', { name: 'Agreement Analyst A and Analyst E' })
  const figures = agreement.getByRole('table', { name: 'How far they agree before anything is taken in' })
  const overlap = figures.getByRole('row', { name: /^Spans, overlap F1/ })
  await expect(overlap).toContainText('.600')
  await expect(figures.getByText('any overlap, one to one, whatever the label')).toBeVisible()
  await expect(agreement).toContainText('95 % bootstrap over the articles')

  const adjudicate = agreement.getByRole('button', { name: 'Adjudicate this case' })
  await expect(adjudicate).toHaveAttribute('aria-disabled', 'true')
  await adjudicate.hover()
  await expect(page.getByRole('tooltip')).toContainText('Only claims are adjudicated')

  await goToOnly(page, 'advance party')
  await expect(figures.getByRole('columnheader', { name: 'here' })).toBeVisible()
  await adjudicate.hover()
  await expect(page.getByRole('tooltip')).toContainText('Take it in first')
  await differencesOf(page).focus()
  await decideBy(page, '2', /^Taken in/)
  // As each marked it, whatever has been taken in.
  await expect(overlap).toContainText('.600')
  await expect(adjudicate).not.toHaveAttribute('aria-disabled', 'true')
  await adjudicate.click()

  await expect(page.getByRole('heading', { name: 'Agreement Analyst A, Analyst E' })).toBeVisible()
  const cases = page.getByRole('listbox', { name: 'Cases' })
  await expect(cases.getByRole('option', { selected: true })).toContainText('An advance party')
  await expect(page.getByRole('article', { name: 'Not marked by all' })).toContainText('An advance party')
  await page.keyboard.press('x')
  await expect(page.getByRole('region', { name: 'Gold standard' }).getByRole('status')).toContainText(
    /^1 of \d+ cases decided/,
  )

  await page.keyboard.press('Alt+4')
  await expect(rowsIn(page)).toHaveCount(1)
  await expect(pickedIn(page)).toContainText('An advance party')
  await expect(adjudicate).not.toHaveAttribute('aria-disabled', 'true')
})

test('what a teammate says anew is shown before the review is finished, with the way to what it is about', async ({
  workbench: { page, folder },
}) => {
  for (const who of ['teammates/analyst-c', 'parallel/analyst-e'])
    await cp(join(root, `seeds/${who}.claimbench.json`), join(folder, `${who.slice(-1)}.claimbench.json`))
  await sampleIsOpen(page)
  await openForReview(page, 'c.claimbench.json', 'e.claimbench.json')
  const comments = aboutIn(page).getByRole('region', { name: 'New comments 3' })
  await expect(comments.getByRole('listitem')).toHaveCount(3)
  await expect(comments).toContainText('They come into the project when the review is finished.')

  // About a claim that does not differ: to its words in the article.
  await comments.getByRole('button', { name: /no second origin either/ }).click()
  await expect(inspectorOf(page).locator('blockquote')).toContainText('4,000')
  await page.keyboard.press('Alt+4')
  // About a claim that is not here yet: to that difference, with the comment under it.
  const third = comments.getByRole('button', { name: /A denial in the words of the ministry/ })
  await expect(third).toContainText('Analyst E')
  await third.click()
  const said = pickedIn(page).getByRole('region', { name: /^Comments/ })
  await expect(said).toContainText('A denial in the words of the ministry')
  await expect(said).toContainText('new, from their file')

  await differencesOf(page).focus()
  await page.keyboard.press('Shift+F')
  await page
    .getByRole('dialog', { name: 'Finish the review?' })
    .getByRole('button', { name: 'Finish' })
    .click()
  await expect(page.getByText(/^The review is finished/)).toBeVisible()
  await openForReview(page, 'c.claimbench.json')
  await expect(rowsIn(page).first()).toBeVisible()
  await expect(comments).toBeHidden()
})
