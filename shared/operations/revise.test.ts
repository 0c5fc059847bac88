import { describe, expect, test } from 'vitest'
import { anchorAt } from '../anchors/anchor'
import { isOrphan, leadsToOrphan, textBehind } from '../anchors/orphan'
import type { TextHash } from '../model/ids'
import type { Project } from '../model/project'
import { differences } from '../model/same-project'
import { Bench, isRefusal } from '../testing/bench'
import { expectChange, expectRefusal } from '../testing/expect-operation'
import { hashOf, id, scene, texts, words } from '../testing/scene'
import type { OperationBody } from './operation'
import type { ReviseBody } from './revise-body'

const corrected = texts.dawn.replace('About 4,000', 'About 5,000').replace('The convoy', 'A convoy')
const later = id<TextHash>('c'.repeat(64))
/** The scene with the corrected text at hand, as the engine has it when it takes the edition in. */
const start = (): Project => {
  const project = scene()
  return { ...project, texts: new Map([...project.texts, [later, corrected]]) }
}
const find = (quote: string) => {
  const at = corrected.indexOf(quote)
  return anchorAt(corrected, at, at + quote.length)
}
const revise = (placed: ReviseBody['placed'], fields: Partial<ReviseBody> = {}): ReviseBody => ({
  kind: 'article.revise',
  id: id('dawn'),
  textHash: later,
  length: corrected.length,
  words: 18,
  outline: [],
  placed,
  ...fields,
})
const crossed = { table: 'claims' as const, id: id<never>('dawn-crossing'), spans: [find('crossed at dawn')] }
const four = { table: 'claims' as const, id: id<never>('four'), spans: [find('About 5,000 soldiers')] }
const lund = { table: 'mentions' as const, id: id<never>('lund-dawn'), span: find('Mara Lund') }

/** The scene, with these operations carried out. */
function worked(...bodies: readonly OperationBody[]): Bench {
  const bench = new Bench(start())
  for (const body of bodies) {
    const outcome = bench.perform(body)
    if (isRefusal(outcome)) throw new Error(outcome.message)
  }
  return bench
}

describe('article.revise', () => {
  test('gives the article its text and each span its place; only other words count as a change', () =>
    expectChange(
      revise([crossed, four, lund]),
      [
        `~ articles/dawn changed, length: ${corrected.length}, textHash: "${later}"`,
        `~ claims/dawn-crossing spans: ${JSON.stringify(crossed.spans)}`,
        `~ claims/four changed, spans: ${JSON.stringify(four.spans)}`,
        `~ mentions/lund-dawn span: ${JSON.stringify(lund.span)}`,
      ],
      start(),
    ))
  test('keeps what is not placed, with the edition that its offsets lead into', () =>
    expectChange(
      revise([crossed]),
      [
        `~ articles/dawn changed, length: ${corrected.length}, textHash: "${later}"`,
        `~ claims/dawn-crossing spans: ${JSON.stringify(crossed.spans)}`,
        `~ claims/four edition: "${hashOf('dawn')}"`,
        `~ mentions/lund-dawn edition: "${hashOf('dawn')}"`,
      ],
      start(),
    ))
  test('keeps the words that a link leads to, too', () => {
    const bench = worked(revise([], { id: id('noon'), textHash: later }))
    const link = bench.pure.links.get(id('for'))
    expect(link && leadsToOrphan(link)).toBe(true)
  })
  test('refuses the text that it has', () =>
    expectRefusal(
      revise([], { textHash: hashOf('dawn'), length: texts.dawn.length }),
      'pointless',
      /has this very text already/,
    ))
  test('refuses a text that is not there', () => expectRefusal(revise([]), 'missing', /text of “The convoy/))
  test('refuses a place where the words are not', () =>
    expectRefusal(
      revise([{ ...four, spans: [words('dawn', 'Mara Lund')] }]),
      'quote-mismatch',
      /is not “Mara Lund”/,
      start(),
    ))
  test('refuses to place what is not in the article', () =>
    expectRefusal(
      revise([{ table: 'claims', id: id('three'), spans: four.spans }]),
      'missing',
      /no longer in the article/,
      start(),
    ))
  test('an undo of the text alone would leave spans that quote nothing: it is refused', () => {
    const bench = worked(revise([crossed, four, lund]))
    const outcome = bench.perform({
      kind: 'records.patch',
      patch: { articles: { dawn: { textHash: hashOf('dawn'), length: texts.dawn.length } } },
    })
    expect(outcome).toMatchObject({ code: 'quote-mismatch' })
  })
})

describe('an orphan', () => {
  test('can still be proved and shown: its quote is in the edition that it names', () => {
    const { pure, indexed } = worked(revise([crossed]))
    const [claim, article] = [pure.claims.get(id('four')), pure.articles.get(id('dawn'))]
    if (!claim || !article) throw new Error('gone')
    expect(isOrphan(claim)).toBe(true)
    const [span] = claim.spans
    expect(textBehind(indexed, article, claim)?.slice(span?.start, span?.end)).toBe('About 4,000 soldiers')
  })
  test('keeps all that refers to it, and goes on being worked on', () => {
    const { pure } = worked(revise([]), { kind: 'claim.set', id: id('four'), patch: { note: 'Ask again' } })
    expect(pure.claims.get(id('four'))).toMatchObject({ note: 'Ask again', edition: hashOf('dawn') })
    expect(pure.links.get(id('against'))?.claim).toBe('four')
  })
  test('is one no more once it is given a place', () => {
    const { pure } = worked(
      revise([]),
      { kind: 'claim.set', id: id('four'), patch: { spans: four.spans } },
      { kind: 'mention.set', id: id('lund-dawn'), patch: { span: lund.span } },
    )
    expect(pure.claims.get(id('four'))).toMatchObject({ spans: four.spans })
    expect(pure.claims.get(id('four'))).not.toHaveProperty('edition')
    expect(pure.mentions.get(id('lund-dawn'))).not.toHaveProperty('edition')
  })
  test('cannot be placed where its words are not', () => {
    const bench = worked(revise([]))
    const spans = [words('dawn', 'About 4,000 soldiers')]
    const outcome = bench.perform({ kind: 'claim.set', id: id('four'), patch: { spans } })
    expect(outcome).toMatchObject({ code: 'quote-mismatch' })
  })
  test('keeps its first edition when the article is corrected again, and is back where that text comes back', () => {
    const once = worked(revise([]), revise([], { textHash: hashOf('noon'), length: texts.noon.length }))
    expect(once.pure.claims.get(id('four'))).toMatchObject({ edition: hashOf('dawn') })
    const back = revise([], { textHash: hashOf('dawn'), length: texts.dawn.length })
    const { pure } = worked(revise([]), back)
    expect(pure.claims.get(id('four'))).not.toHaveProperty('edition')
  })
  test('is taken back with one undo, and comes again with one redo', () => {
    const bench = worked(revise([crossed]))
    const after = bench.pure
    bench.undo()
    expect([...differences(bench.pure, start())]).toEqual([])
    bench.redo()
    expect([...differences(bench.pure, after)]).toEqual([])
  })
})
