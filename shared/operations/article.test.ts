import { describe, test } from 'vitest'
import { emptyProject } from '../model/project'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { hashOf, id, newArticle } from '../testing/scene'

describe('article.add', () => {
  const article = { ...newArticle('dawn'), id: id<never>('again') }
  test('adds an article over a text', () =>
    expectChange({ kind: 'article.add', article }, ['+ articles/again']))
  test('refuses an id that is taken', () =>
    expectRefusal({ kind: 'article.add', article: newArticle('dawn') }, 'exists', /article “dawn”/))
  test('refuses a text that is not there', () =>
    expectRefusal(
      { kind: 'article.add', article },
      'missing',
      /The text of “The convoy at dawn” is not in/,
      emptyProject(),
    ))
  test('refuses a length that is not the text’s', () =>
    expectRefusal({ kind: 'article.add', article: { ...article, length: 3 } }, 'malformed', /length/))
  test('refuses an outline of what is not there', () =>
    expectRefusal(
      { kind: 'article.add', article: { ...article, outline: [{ start: 90, end: 900, role: 'heading' }] } },
      'malformed',
      /no text from 90 to 900 to be a heading/,
    ))
})

describe('article.set', () => {
  test('corrects what is known', () =>
    expectChange({ kind: 'article.set', id: id('dawn'), patch: { date: '2025-02', credibility: 2 } }, [
      '~ articles/dawn changed, credibility: 2, date: "2025-02"',
    ]))
  test('refuses an article that is not there', () =>
    expectRefusal(
      { kind: 'article.set', id: id('dusk'), patch: { note: 'x' } },
      'missing',
      /no article “dusk”/,
    ))
  test('refuses what says nothing new', () =>
    expectRefusal(
      { kind: 'article.set', id: id('dawn'), patch: { note: '' } },
      'pointless',
      /change nothing/,
    ))
  test('takes a field that is undefined for one that is not given', () =>
    expectRefusal(
      { kind: 'article.set', id: id('dawn'), patch: { note: undefined } },
      'pointless',
      /change nothing/,
    ))
  test('refuses an outline that ends before it begins', () =>
    expectRefusal(
      { kind: 'article.set', id: id('dawn'), patch: { outline: [{ start: 5, end: 5, role: 'title' }] } },
      'malformed',
      /from 5 to 5/,
    ))
})

describe('article.remove', () => {
  test('takes its annotations and every link that leads to them', () =>
    expectChange({ kind: 'article.remove', id: id('noon') }, [
      '- articles/noon',
      '- claims/three',
      '- links/against',
      '- links/for',
      '- mentions/convoy',
      '- mentions/guard-noon',
    ]))
  test('refuses an article that is not there', () =>
    expectRefusal({ kind: 'article.remove', id: id('dusk') }, 'missing', /no article “dusk”/))
  test('leaves another article over the same text alone', () =>
    expectChange(
      {
        kind: 'batch',
        title: '',
        operations: [
          {
            kind: 'article.add',
            article: { ...newArticle('noon'), id: id('again'), textHash: hashOf('noon') },
          },
          { kind: 'article.remove', id: id('noon') },
        ],
      },
      [
        '+ articles/again',
        '- articles/noon',
        '- claims/three',
        '- links/against',
        '- links/for',
        '- mentions/convoy',
        '- mentions/guard-noon',
      ],
    ))
})
