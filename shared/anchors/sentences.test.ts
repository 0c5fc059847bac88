import { describe, expect, test } from 'vitest'
import { sentencesOf, wordsOf } from './sentences'

/** Sentences are written with a bar between them. */
function expectSentences(marked: string, locale = 'en'): void {
  const parts = marked.split('|')
  const text = parts.join('')
  const found = sentencesOf(text, locale).map(({ start, end }) => text.slice(start, end))
  expect(found).toEqual(parts.map(part => part.trim()).filter(Boolean))
}

describe('sentences', () => {
  test.each([
    'One ends here. |Another begins.',
    'Is it so? |It is! |Quite.',
    'Losses rose, Gen. Adam Brown said. |He gave no figure.',
    'Lt. Col. Mary Hill and Mr. Ito met Dr. Okafor. |They spoke.',
    'The U.S. officials left. |So did the U.S. Army.',
    'They flew to the U.S. |The army stayed.',
    'It began at 9 a.m. Monday. |It ended at 5 p.m. |Officials counted.',
    'The talks resume at 5 p.m. GMT. |Nobody knows more.',
    'Order No. 5 was read. |No. |It was not.',
    'The deal of Jan. 5, Varno said, holds.',
    'A rise of 3.5 percent was seen. |Then it fell to 2.1.',
    'George W. Brown and J. R. Hill wrote it. |The rest followed.',
    'Acme Inc. Director Lee resigned. |Acme Inc. |The board met.',
    'About 40 vehicles, e.g. Humvees, were lost.',
    '“Why?” he asked. |“Because,” she said. |“We won!” they cried.',
    '“It is over.” |He left.',
    'He waited . . . |Then he left.',
    'Wait… what happened? |Nothing.',
    '1. The first point. |2. The second point.',
    '  Space around.  |  Space between.   ',
    'The firm Yahoo! announced it.',
    'Smith et al. (2020) found more. |Others did not.',
  ])('%s', marked => expectSentences(marked))

  test('a paragraph ends a sentence, with or without a full stop', () =>
    expectSentences('A headline without a stop\n\n|By A. Writer\n|The first sentence. |The second\n'))
  test('lines that were wrapped at a width are one paragraph', () =>
    expectSentences(
      'The ministry said on Tuesday that the convoy had\ncrossed the river before dawn. |It named neither the\nBridge nor the unit.\n\n|Nobody was hurt.',
    ))
  test('so are those that go on with a name', () =>
    expectSentences(
      'The ministry said on Tuesday that the convoy of\nHarbour Guard lorries had crossed before dawn under\nColonel Lund, who had not been seen since.\n\n|Nobody was hurt.',
    ))
  test('short lines are lines of their own', () => expectSentences('Flour\n|eggs\n|milk'))
  test('Chinese', () => expectSentences('会议结束了。|他们离开了吗？|没有！', 'zh'))
  test('Japanese', () => expectSentences('約1万1000人が派遣された。|「本当ですか？」|と彼は聞いた。', 'ja'))
  test('Arabic', () => expectSentences('وصل الوفد صباحا. |هل غادر؟ |لا نعرف.', 'ar'))
  test('emoji', () => expectSentences('They won! |👩🏽‍🚒 Crews cheered 🎉. |All left.'))
  test('German ordinals and abbreviations', () =>
    expectSentences('Am 3. März kam Dr. Weiß. |Er blieb z.B. Montag.', 'de'))
  test('a locale that is none reads as English', () => expectSentences('One. |Two.', 'not a locale'))
  test('no text, no sentences', () => expect(sentencesOf(' \n \n', 'en')).toEqual([]))
  test('a long article takes no noticeable time', () => {
    const text = 'The convoy of Gen. Brown crossed at 5 p.m. Monday. It met the U.S. Army there.\n\n'.repeat(
      2_000,
    )
    const began = process.cpuUsage()
    expect(sentencesOf(text, 'en')).toHaveLength(4_000)
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000)
  })
})

describe('words', () => {
  test.each([
    ['over 10,000 soldiers', 'en', ['over', '10,000', 'soldiers']],
    ['It cost $5.50, or 40% more.', 'en', ['It', 'cost', '$5.50', 'or', '40%', 'more']],
    ['the U.S. Army’s plan', 'en', ['the', 'U.S.', 'Army’s', 'plan']],
    ['café naïve', 'fr', ['café', 'naïve']],
    ['他们离开了', 'zh', ['他们', '离开', '了']],
    ['هل غادر؟', 'ar', ['هل', 'غادر']],
    ['we won 🎉 👩🏽‍🚒!', 'en', ['we', 'won', '🎉', '👩🏽‍🚒']],
  ])('%s', (text, locale, expected) => {
    expect(wordsOf(text, locale).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})
