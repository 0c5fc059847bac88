import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedFrom } from '#shared/library/accept'
import { proposeArticle } from './index'
import { needAnswer } from './testing/need-answer'

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

describe('any bytes', () => {
  it('are answered', () => {
    fc.assert(
      fc.property(
        names,
        fc.uint8Array({ maxLength: 400 }),
        (name, bytes) => void needAnswer({ name, bytes }),
      ),
      { numRuns: 500 },
    )
  })

  it('of pages and texts in pieces are answered', () => {
    const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))
    const encode = (written: string, wide: boolean) =>
      wide ? new Uint8Array(Buffer.from(written, 'utf16le')) : new TextEncoder().encode(written)
    fc.assert(
      fc.property(
        names,
        text,
        fc.boolean(),
        (name, written, wide) => void needAnswer({ name, bytes: encode(written, wide) }),
      ),
      { numRuns: 600 },
    )
    fc.assert(
      fc.property(text, fc.boolean(), (pasted, html) => void needAnswer({ pasted, html })),
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
