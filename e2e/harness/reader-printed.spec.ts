import { sampleNamed } from './reader/articles'
import { expect, test } from './reader/harness-test'
import { open } from './reader/on-page'
import { printedWords, withoutSpaces } from './reader/printed-words'

/* What is copied out of a printed page is what the article says. */

test('a span that begins or ends within letters that are drawn as one prints no letter twice', async ({
  page,
  served,
}) => {
  const article = 'long-20000-1000'
  const { text, title, spans } = sampleNamed(article)
  const within = (at: number) => /^ffi|^f[fil]/.test(text.slice(at - 1)) || /^ffi/.test(text.slice(at - 2))
  const parts = spans.flatMap(span => span.parts)
  expect(parts.filter(({ start, end }) => within(start) || within(end)).length).toBeGreaterThan(5)
  await open(page, served, `article=${article}`)
  const printed = await printedWords(await page.pdf({ format: 'A4' }))
  // Date and author stand under the headline.
  expect(printed.slice(printed.indexOf('Paragraph0.'))).toBe(withoutSpaces(text.slice(title.length)))
})
