import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { excerpt, marked } from './marked'
import { standing } from './standing'
import { isSurePart } from './word-pattern'
import { folded, placesOf, wordQuery } from './words'

const found = (text: string, words: string) =>
  wordQuery(words).words.flatMap(word => placesOf(text, word).map(({ start, end }) => text.slice(start, end)))

describe('a word is found', () => {
  it.each([
    ['CAFE', 'The café', 'café'],
    ['cafe', 'The cafe\u0301', 'cafe\u0301'],
    ['café', 'A CAFE', 'CAFE'],
    ['Zoe', 'Zoë left', 'Zoë'],
    ['strasse', 'in der Hauptstraße', 'straße'],
    ['STRASSE', 'in der Hauptstrasse', 'strasse'],
    ['Lodz', 'from Łódź', 'Łódź'],
    ['navy', 'ＮＡＶＹ', 'ＮＡＶＹ'],
    ['office', 'the oﬃce', 'oﬃce'],
    ['soldiers', 'sol\u00addiers', 'sol\u00addiers'],
    ['"soldiers hurt"', 'soldiers \u00adhurt', 'soldiers \u00adhurt'],
    ['"soldiers hurt"', 'soldiers\u00ad \u200b hurt', 'soldiers\u00ad \u200b hurt'],
    ["don't", 'they don’t', 'don’t'],
    ['10-12', 'some 10–12 men', '10–12'],
    ['οδος', 'ΟΔΟΣ', 'ΟΔΟΣ'],
    ['московский', 'МОСКОВСКИЙ', 'МОСКОВСКИЙ'],
    ['محمد', 'مُحَمَّد', 'مُحَمَّد'],
    ['会議', 'では会議室', '会議'],
    ['ガス', 'ｶﾞｽではガス', 'ガス'],
    ['회의', '회의에서', '회의'],
    ['कि', 'यह कि', 'कि'],
    ['😀', 'so 😀', '😀'],
    ['a.b*c', 'not abc but a.b*c', 'a.b*c'],
    ['①', 'first ①', '①'],
  ])('%s in “%s”', (typed, text, expected) => {
    expect(found(text, typed)).toEqual([expected])
  })

  it.each([
    ['パリ', 'バリ島'],
    ['कि', 'यह का'],
    ['abc', 'a b c'],
    ['4,000', '4.000'],
    ['"ab cd"', 'ab\ufeffcd'],
  ])('%s not in “%s”', (typed, text) => {
    expect(found(text, typed)).toEqual([])
  })
})

test('wherever it is in what is folded, and nowhere else', () => {
  const letters = fc.constantFrom(...'aAàÅeÉсСёЁσΣς’\'“"–- oø', '\u0301', '\u00ad', '\u200b', '\ufeff', '\n')
  const text = fc.string({ unit: letters, maxLength: 30 })
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 4 })
  const spaced = (string: string) => folded(string).replace(/\s+/g, ' ')
  fc.assert(
    fc.property(text, word, (text, word) => {
      const phrase = word.replace(/["“]/g, '').trim()
      fc.pre(folded(phrase).trim() !== '' && phrase === phrase.replace(/^[\u0301\u00ad\u200b\ufeff]+/, ''))
      const [sought] = wordQuery(`"${phrase}"`).words
      expect(sought?.in(text)).toBe(spaced(text).includes(spaced(phrase).trim()))
      for (const { start, end } of sought ? placesOf(text, sought) : [])
        expect(spaced(text.slice(start, end))).toBe(spaced(phrase).trim())
    }),
    { numRuns: 2_000 },
  )
})

test('whatever has a word has each part that it is sure to have', () => {
  const letters = fc.constantFrom(
    ...'12①½vVⅧßsSæaeﬁfié한',
    '\u0915',
    '\u0958',
    '\u093c',
    '\u0301',
    '\u00ad',
    '-',
    '–',
  )
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 5 })
  let sure = 0
  fc.assert(
    fc.property(word, fc.nat(4), fc.nat(5), word, (typed, from, to, other) => {
      const [sought] = wordQuery(typed).words
      // What is typed on, and what is another word altogether.
      const [part] = wordQuery(from % 2 === 0 ? typed.slice(from, to) : other).words
      fc.pre(sought !== undefined && part !== undefined)
      if (!isSurePart(part.typed, sought.typed)) return
      sure++
      const plain = folded(sought.typed)
      const ways = [
        sought.typed,
        plain,
        plain.toUpperCase(),
        plain.replaceAll('ss', 'ß').replaceAll('ae', 'Æ'),
      ]
      for (const text of ways.map(way => `x ${way}, ${other}`))
        if (sought.in(text)) expect([text, part.typed, part.in(text)]).toEqual([text, part.typed, true])
    }),
    { numRuns: 4_000 },
  )
  expect(sure).toBeGreaterThan(400)
})

it.each([
  ['1', '①2', false],
  ['①', '①2', true],
  ['\u0915', '\u0958', false],
  ['weis', 'weiss', false],
  ['sol', 'soldiers', true],
])('“%s” is a sure part of “%s”: %s', (part, word, sure) => {
  expect(isSurePart(part, word)).toBe(sure)
})

describe('a query', () => {
  it('wants every word, each in whichever field', () => {
    const query = wordQuery('soldiers hurt')
    expect(query.matches('Hurt at dawn', 'about 4,000 soldiers')).toBe(true)
    expect(query.matches('about 4,000 soldiers')).toBe(false)
    expect(wordQuery('').matches('')).toBe(true)
  })
  it('has words in quotation marks in their order, whatever the space between them', () => {
    const query = wordQuery('“4,000 soldiers” hurt')
    expect(query.words.map(({ typed }) => typed)).toEqual(['4,000 soldiers', 'hurt'])
    expect(query.matches('hurt: 4,000\n soldiers')).toBe(true)
    expect(query.matches('hurt: soldiers, 4,000')).toBe(false)
    expect(wordQuery('"not closed yet').words.map(({ typed }) => typed)).toEqual(['not closed yet'])
  })
})

describe('words stand best', () => {
  const at = (text: string, words: string) => {
    const found = standing(text, wordQuery(words))
    return found && [text.slice(found.start, found.end), found.unfit]
  }
  it.each([
    ['unarmed army armies', 'arm', ['arm', 1]],
    ['unarmed army arm', 'arm', ['arm', 0]],
    ['disarm', 'arm', ['arm', 2]],
    ['men. The soldiers and the men, soldiers', 'men soldiers', ['men, soldiers', 0]],
    ['東京都知事', '京都', ['京都', 0]],
  ])('in “%s” for %s', (text, words, expected) => {
    expect(at(text, words)).toEqual(expected)
  })
  it('where they occur at all', () => {
    expect(at('soldiers', 'men')).toBeUndefined()
    expect(at('soldiers', 'men soldiers')).toEqual(['soldiers', 0])
  })
})

describe('an excerpt', () => {
  const text = `${'word '.repeat(50)}about 4,000 soldiers were hurt ${'after '.repeat(50)}`
  it('has the words marked, and says that it is one', () => {
    const query = wordQuery('soldiers hurt')
    const around = standing(text, query)
    if (!around) throw new Error('they are not found')
    const { text: line, marks } = excerpt(text, around, query, 20, 80)
    expect(line).toMatch(/^…word .*4,000 soldiers were hurt .*after…$/)
    expect(marks.map(({ start, end }) => line.slice(start, end))).toEqual(['soldiers', 'hurt'])
  })
  it('marks what overlaps once', () => {
    expect(marked('soldiers', wordQuery('soldier diers ol')).marks).toEqual([{ start: 0, end: 8 }])
  })
})
