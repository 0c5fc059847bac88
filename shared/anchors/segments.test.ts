import { describe, expect, test } from 'vitest'
import { offsetsIn } from './offsets'
import { segmentsOf } from './segments'
import { sentencesOf, wordsOf } from './sentences'

const english =
  'The convoy of Gen. Brown, 10,000 strong, crossed at 5 p.m. Monday. “Why?” He left (in the U.S.A.). '
const mixed = `${english}约1.1万人被派遣。他们离开了！وصل الوفد صباحا. هل غادر؟ نعم 👩🏽‍🚒🚛 é e\u0301 \u0600 1\n`

describe('a text in pieces has the segments of the whole', () => {
  test.each(['grapheme', 'word', 'sentence'] as const)('%s', granularity => {
    for (const text of [english.repeat(30), mixed.repeat(20), `\uFEFF\r\n${mixed.repeat(9)}`]) {
      const whole = [...new Intl.Segmenter('en', { granularity }).segment(text)]
      const pieces = [...segmentsOf(text, 'en', granularity)]
      expect(pieces.map(({ segment, index }) => [index, segment])).toEqual(
        whole.map(({ segment, index }) => [index, segment]),
      )
    }
  })
})

describe('a text of 300,000 characters takes time with its length, not with its square', () => {
  const once = mixed.repeat(Math.ceil(300_000 / mixed.length))
  const withoutLineEnds = once.replaceAll('\n', ' ')
  test.each<[what: string, work: (text: string) => unknown]>([
    ['words', text => wordsOf(text, 'en')],
    ['sentences', text => sentencesOf(text, 'en')],
    ['graphemes', text => offsetsIn(text, 'grapheme')],
  ])('%s', (_what, work) => {
    for (const text of [once, withoutLineEnds]) {
      const began = process.cpuUsage()
      work(text)
      // Measured at about 0.3 seconds; the square would take minutes.
      expect(process.cpuUsage(began).user / 1_000).toBeLessThan(10_000)
    }
  })
})
