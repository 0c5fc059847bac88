import { describe, expect, it } from 'vitest'
import { acceptedFrom, type UncheckedProposal } from '#shared/library/accept'
import { proposeArticle } from './index'

function read(text: string | Uint8Array, name = 'harbour.txt'): UncheckedProposal {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const proposed = proposeArticle({ name, bytes })
  if (!proposed.ok) throw new Error(proposed.message)
  return proposed.proposal
}
const kept = (text: string, name?: string) => acceptedFrom(read(text, name)).text

describe('a plain text', () => {
  it('stays as it was but for its line ends, its mark and the blank lines around it', () => {
    const text =
      '\ufeff\r\nThe harbour  reopens\r\n\r\n \tA😀👩🏽‍🚒\r\né café  \r\n\r\n\r\ncafe\u0301 again.\r\n\r\n'
    expect(kept(text)).toBe('The harbour  reopens\n\n \tA😀👩🏽‍🚒\né café  \n\n\ncafe\u0301 again.')
  })

  it('keeps the offsets of the known vector', () => {
    const { text } = acceptedFrom(read('A😀👩🏽‍🚒\r\né café'))
    expect(text.indexOf('café')).toBe(13)
    expect([...text.slice(0, 13)].length).toBe(9)
    expect(new TextEncoder().encode(text.slice(0, 13)).length).toBe(24)
  })

  it('takes title, byline, date and source from its head', () => {
    const text =
      'Harbour reopens after nine days\n\nBy Ann Lee and Tom Roe\n\nPublished: 2 March 2025\n\nPORT ALMA (Gulf Wire) — The harbour reopened on Sunday, officials said.'
    expect(read(text)).toMatchObject({
      title: 'Harbour reopens after nine days',
      byline: 'Ann Lee and Tom Roe',
      date: '2025-03-02',
      source: 'Gulf Wire',
      language: '',
      direction: 'ltr',
    })
    expect(kept(text)).toBe(
      'Harbour reopens after nine days\n\nPORT ALMA (Gulf Wire) — The harbour reopened on Sunday, officials said.',
    )
  })

  it('offers the name between headline and date as the source, and leaves it in the text', () => {
    const text = 'Harbour reopens\n\nContinental Wire Service\n\nBy Ann Lee\n\nThe harbour reopened.'
    expect(read(text)).toMatchObject({ source: 'Continental Wire Service', byline: 'Ann Lee' })
    expect(kept(text)).toBe('Harbour reopens\n\nContinental Wire Service\n\nThe harbour reopened.')
  })

  it('takes labelled lines', () => {
    const text =
      'Title: Harbour reopens\nAuthor: Ann Lee\nDate: 2025-03-02\nSource: Harbour Daily\nURL: https://example.org/harbour\n\nThe harbour reopened on Sunday.'
    expect(read(text)).toMatchObject({
      title: 'Harbour reopens',
      byline: 'Ann Lee',
      date: '2025-03-02',
      source: 'Harbour Daily',
      url: 'https://example.org/harbour',
    })
    expect(kept(text)).toBe('The harbour reopened on Sunday.')
  })

  it('reads byline and date from one line, and prefers publication to change', () => {
    const text =
      'Harbour reopens\nLast updated: 5 March 2025\nBy Ann Lee | March 2, 2025\nThe harbour reopened.'
    expect(read(text)).toMatchObject({ byline: 'Ann Lee', date: '2025-03-02' })
  })

  it('offers no date that is not certain, and leaves its line in the text', () => {
    const text = 'Monday, October 21\n\nHarbour reopens\n\nThe harbour reopened.'
    expect(read(text)).toMatchObject({ title: 'Harbour reopens', date: null })
    expect(kept(text)).toBe(text)
  })

  it('flags the first of two headlines, and what stands between', () => {
    const text =
      'WorldHarbour reopens after nine days\n\nHarbour reopens after nine days\n\nThe harbour reopened.'
    expect(read(text).title).toBe('Harbour reopens after nine days')
    expect(kept(text)).toBe('Harbour reopens after nine days\n\nThe harbour reopened.')
    const sectioned =
      'Harbour reopens after nine days\n\nGulf Affairs\n\nHarbour reopens after nine days\n\nThe harbour reopened.'
    expect(read(sectioned)).toMatchObject({
      title: 'Harbour reopens after nine days',
      source: 'Gulf Affairs',
    })
    expect(kept(sectioned)).toBe('Harbour reopens after nine days\n\nThe harbour reopened.')
  })

  it('shortens a first sentence to a title without taking it from the text', () => {
    const text = `${'The harbour reopened on Sunday after nine days in which no vessel had been let in or out of it'.repeat(2)}.\nSo it was.`
    const { title, blocks } = read(text)
    expect(title).toMatch(/^The harbour reopened .{40,90}…$/)
    expect(blocks[0]?.role).toBeNull()
    expect(kept(text)).toBe(text)
  })

  it('does not take a heading for a byline', () => {
    expect(read('Harbour reopens\n\nBy the numbers\n\nForty cranes work there.').byline).toBe('')
  })

  it('takes lines broken at a fixed width as paragraphs', () => {
    const paragraph =
      'The harbour reopened on Sunday, officials at the customs\nhouse said, after nine days in which no vessel had been\nlet in or out of the outer basin by the pilots, who were\non strike.'
    const { blocks } = read(`Harbour reopens\n\n${paragraph}\n\n${paragraph}`)
    expect(blocks.map(block => block.text)).toEqual(['Harbour reopens', paragraph, paragraph])
  })

  it('tells headings, lists and their ranges', () => {
    const accepted = acceptedFrom(
      read(
        'Harbour reopens\n\nIt reopened.\n\nWhat is known\n\nForty cranes work there.\n\n• one 😀\n• two\n',
      ),
    )
    expect(accepted.outline.map(part => [part.role, accepted.text.slice(part.start, part.end)])).toEqual([
      ['title', 'Harbour reopens'],
      ['heading', 'What is known'],
      ['list', '• one 😀'],
      ['list', '• two'],
    ])
  })

  it.each([
    ['أُعيد فتح الميناء', 'قال المسؤولون إن الميناء أُعيد فتحه يوم الأحد.', 'ar', 'rtl'],
    ['הנמל נפתח', 'הנמל נפתח מחדש ביום ראשון, אמרו גורמים.', 'he', 'rtl'],
    ['港湾が再開', '港湾は日曜日に再開したと当局者は述べた。', 'ja', 'ltr'],
    ['항구 재개', '당국은 일요일에 항구가 다시 열렸다고 밝혔다.', 'ko', 'ltr'],
    ['港口重新开放', '官员说，港口星期日重新开放。', 'zh', 'ltr'],
    ['Порт открыт', 'Порт снова открыт, сообщили власти.', '', 'ltr'],
  ])('%s', (title, body, language, direction) => {
    expect(read(`${title}\n\n${body}\n`)).toMatchObject({ title, language, direction })
  })

  it('reads dates and bylines of right-to-left articles', () => {
    expect(
      read('أُعيد فتح الميناء\nبقلم ليلى حداد\n٢ مارس ٢٠٢٥\n\nقال المسؤولون إن الميناء أُعيد فتحه.'),
    ).toMatchObject({ byline: 'ليلى حداد', date: '2025-03-02' })
  })

  it('proposes a file of very many lines in few blocks, with nothing lost', () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `line ${i} of the log.`).join('\n')
    const proposal = read(text)
    expect(proposal.blocks.length).toBeLessThan(5_000)
    expect(acceptedFrom(proposal).text).toBe(text)
  })
})

describe('a paste', () => {
  it('is read as a text or a page is', () => {
    const text = proposeArticle({ pasted: 'Harbour reopens\n\nIt reopened.', html: false })
    expect(text.ok && text.proposal).toMatchObject({
      title: 'Harbour reopens',
      format: 'paste',
      encoding: 'clipboard',
    })
    const page = proposeArticle({
      pasted:
        '<meta charset=utf-8><html><body><!--StartFragment--><h1>Harbour reopens</h1><p>It <b>reopened</b>.</p><!--EndFragment--></body></html>',
      html: true,
    })
    expect(page.ok && acceptedFrom(page.proposal).text).toBe('Harbour reopens\n\nIt reopened.')
  })

  it('without text is refused', () => {
    expect(proposeArticle({ pasted: ' \n', html: false })).toMatchObject({ ok: false })
    expect(proposeArticle({ pasted: '<img src=x>', html: true })).toMatchObject({ ok: false })
  })
})

describe('what is no article', () => {
  const bytes = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))
  it.each([
    ['a.pdf', bytes('%PDF-1.7 …'), /“a\.pdf” is a PDF, not text/],
    ['a.docx', bytes('PK\x03\x04 [Content_Types].xml word/document.xml'), /Word document/],
    ['a.zip', bytes('PK\x03\x04 files'), /archive \(ZIP\)/],
    ['a.doc', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /Microsoft Office/],
    ['a.rtf', bytes('{\\rtf1 hello}'), /RTF/],
    ['/home/ann/a.png', bytes('\x89PNG\r\n\x1a\n'), /“a\.png” is a picture/],
    ['a.txt', Uint8Array.from({ length: 512 }, (_, i) => i % 256), /not text in any encoding/],
    ['a.txt', new Uint8Array(0), /is empty/],
    ['a.txt', bytes('\n \t\n'), /holds no text/],
    ['p.claimbench.json', bytes('{}'), /is JSON/],
    ['a.txt', new Uint8Array(21 * 1024 * 1024).fill(97), /20 MB/],
  ])('%s', (name, input, message) => {
    const proposed = proposeArticle({ name, bytes: input })
    expect(proposed.ok ? '' : proposed.message).toMatch(message)
  })
})
