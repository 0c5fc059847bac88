import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedFrom } from '#shared/library/accept'
import { proposeArticle } from './index'

const names = fc.constantFrom('a.txt', 'a.html', 'a.md', 'a')
const piece = fc.constantFrom(
  '<p>',
  '</p>',
  '<div class="related">',
  '</div>',
  '<article>',
  '<h1>',
  '</h1>',
  '<br>',
  '<table><tr><td>',
  '<pre>',
  '<li>',
  '<blockquote>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<plaintext>',
  '<figcaption>',
  '&amp;',
  '&#13;',
  '&#xfeff;',
  '\r\n',
  '\r',
  '\n\n',
  '\ufeff',
  '\t',
  ' ',
  'Share',
  'Related content',
  'By Ann Lee',
  '2 March 2025',
  '---\n',
  'title: x',
  '> ',
  '- ',
  '1. ',
  '| a |',
  '```',
  '# ',
  'The harbour reopened on Sunday, officials said, after nine days.',
  'الميناء',
  '港口',
  '😀',
  'é',
  '"',
  "'",
  '=',
  '\0',
)

/** Whatever it was made of: an answer, and an article whose text and outline hold what they promise. */
function check(input: Parameters<typeof proposeArticle>[0]): void {
  const proposed = proposeArticle(input)
  if (!proposed.ok) {
    expect(proposed.message.length).toBeGreaterThan(10)
    return
  }
  const { proposal } = proposed
  expect(proposal.title).not.toBe('')
  for (const kept of [
    undefined,
    proposal.blocks.map(() => true),
    proposal.blocks.map((_, i) => i % 2 === 0),
  ]) {
    const { text, outline } = acceptedFrom(proposal, kept)
    expect(text).not.toMatch(/[\r\ufeff]/)
    expect(text.isWellFormed()).toBe(true)
    const roles = proposal.blocks.filter(
      (block, i) => block.role && (kept ? kept[i] : block.furniture === null),
    )
    expect(outline.map(part => [part.role, text.slice(part.start, part.end)])).toEqual(
      roles.map(block => [block.role, block.text]),
    )
  }
}

describe('any bytes', () => {
  it('are answered', () => {
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 400 }), (name, bytes) => check({ name, bytes })),
      { numRuns: 500 },
    )
  })

  it('of pages and texts in pieces are answered', () => {
    const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))
    const encode = (written: string, wide: boolean) =>
      wide ? new Uint8Array(Buffer.from(written, 'utf16le')) : new TextEncoder().encode(written)
    fc.assert(
      fc.property(names, text, fc.boolean(), (name, written, wide) =>
        check({ name, bytes: encode(written, wide) }),
      ),
      { numRuns: 600 },
    )
    fc.assert(
      fc.property(text, fc.boolean(), (pasted, html) => check({ pasted, html })),
      { numRuns: 300 },
    )
  })

  it('of a plain text come out as they went in', () => {
    const words = fc.array(fc.constantFrom('one', 'two.', '\n', '\n\n', ' ', '\t', '😀', 'é', '\r\n', '  '), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, parts => {
        const written = `x${parts.join('')}`
        const proposed = proposeArticle({ pasted: written, html: false })
        if (!proposed.ok) throw new Error(proposed.message)
        const all = proposed.proposal.blocks.map(() => true)
        const lines = written.replace(/\r\n/g, '\n').replace(/\n\s*$/, '')
        expect(acceptedFrom(proposed.proposal, all).text.trimEnd()).toBe(lines.trimEnd())
      }),
      { numRuns: 500 },
    )
  })
})
