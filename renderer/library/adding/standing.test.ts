import { describe, expect, it } from 'vitest'
import type { ArticleProposal } from '#shared/api/views'
import type { ArticleId } from '#shared/model/ids'
import type { Incoming } from './adding'
import { standings } from './standing'

const proposal = (text: string, more: Partial<ArticleProposal> = {}): ArticleProposal => ({
  file: 'harbour.txt',
  format: 'text',
  encoding: 'utf-8',
  title: 'Harbour reopens',
  source: '',
  byline: '',
  date: null,
  url: '',
  language: '',
  direction: 'ltr',
  replaced: 0,
  sameAs: null,
  blocks: [
    { text, role: null, after: '\n', furniture: null },
    { text: 'Share', role: null, after: '\n', furniture: 'A share button' },
  ],
  ...more,
})

let id = 0
const incoming = (about: ArticleProposal, kept = [true, false]): Incoming => ({
  pasted: false,
  id: ++id,
  file: about.file,
  draft: { proposal: about, kept, grading: { reliability: null, credibility: null } },
  problem: null,
})
const kinds = (list: readonly Incoming[]) => standings(list).map(({ kind }) => kind)
const sameAs = { id: 'article-1' as ArticleId, title: 'Harbour reopens' }

describe('what is on its way in', () => {
  it('is read, new, or cannot be added', () => {
    const reading = { id: ++id, file: 'a.txt', pasted: false, draft: null, problem: null }
    expect(
      kinds([reading, { ...reading, problem: 'It is a PDF.' }, incoming(proposal('It reopened.'))]),
    ).toEqual(['reading', 'problem', 'new'])
  })

  it('is in the project already, until other parts of it are kept', () => {
    expect(kinds([incoming(proposal('It reopened.', { sameAs }))])).toEqual(['same'])
    expect(kinds([incoming(proposal('It reopened.', { sameAs }), [true, true])])).toEqual(['new'])
  })

  it('is on the list already where its kept text is the same', () => {
    const list = [incoming(proposal('It reopened.')), incoming(proposal('It reopened.', { file: 'b.txt' }))]
    expect(kinds(list)).toEqual(['new', 'twice'])
    expect(kinds([list[0] as Incoming, incoming(proposal('It reopened.'), [true, true])])).toEqual([
      'new',
      'new',
    ])
  })

  it('must be mended without text, title or a proper address', () => {
    expect(kinds([incoming(proposal('It reopened.'), [false, false])])).toEqual(['unfinished'])
    expect(
      kinds([
        incoming(proposal('One.', { title: ' ' })),
        incoming(proposal('Two.', { url: 'javascript:x' })),
      ]),
    ).toEqual(['unfinished', 'unfinished'])
  })
})
