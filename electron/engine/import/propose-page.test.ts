import { describe, expect, it } from 'vitest'
import { acceptedFrom, type UncheckedProposal } from '#shared/library/accept'
import { proposeArticle } from './index'

function propose(html: string, name = 'page.html') {
  return proposeArticle({ name, bytes: new TextEncoder().encode(html) })
}
function read(html: string, name?: string): UncheckedProposal {
  const proposed = propose(html, name)
  if (!proposed.ok) throw new Error(proposed.message)
  return proposed.proposal
}
const kept = (html: string, name?: string) => acceptedFrom(read(html, name)).text

const lead =
  'The harbour of Port Alma reopened on Sunday, officials at the customs house said, after nine days in which no vessel had been let in.'
const second =
  'About 40 crates had been opened by then, according to the harbour master, who said that none of them held what the wire had reported.'
const third =
  'The ministry denied that the delay had cost over 2,000 workers their wages, and said that up to 1,500 had been paid in full.'

const page = `<!doctype html>
<html lang="en-GB"><head><title>Harbour reopens after nine days | Harbour Daily</title>
<meta property="og:site_name" content="Harbour Daily"><meta name="author" content="By Ann Lee">
<link rel="canonical" href="https://example.org/2025/03/02/harbour">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"HD"},{"@type":"NewsArticle","headline":"Harbour reopens after nine days","datePublished":"2025-03-02T23:30:00-05:00","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Tom Roe"}],"publisher":{"name":"Harbour Daily"}}]}</script>
<script>document.body.innerHTML = 'owned'</script></head>
<body onload="alert(1)" class="single has-comments">
<div id="cookie-banner">We and our partners value your privacy, and this is a long notice about it.</div>
<header class="site-header"><a href="/">Harbour Daily</a></header>
<nav><ul><li><a href="/w">World</a></li><li><a href="/p">Politics</a></li></ul></nav>
<main><article>
  <h1>Harbour reopens
     after nine days</h1>
  <p class="standfirst">Nine days shut, the outer basin takes vessels again.</p>
  <div class="share-bar"><a href="javascript:steal()">Facebook</a> <a href="#">X</a></div>
  <figure><img src=x onerror="alert(2)"><figcaption>Cranes at dawn. Photo: Wire</figcaption></figure>
  <p>${lead}</p>
  <div class="ad-slot">Advertisement</div>
  <p>${second.replace('40 crates', '<b>40</b>&nbsp;<a href="/c">crates</a>')}</p>
  <h2>What was said</h2>
  <blockquote><p>We opened the gates at dawn &amp; closed them at dusk.</p></blockquote>
  <ul><li>Cranes: forty</li><li>Pilots: nine</li></ul>
  <table><tr><th>Day</th><th>Vessels</th></tr><tr><td>Sunday</td><td>12</td></tr></table>
  <p>${third}</p>
  <aside class="related"><h3>Related</h3><ul><li><a href="/1">Fire at the customs house</a></li></ul></aside>
</article></main>
<section id="comments"><h2>Comments</h2><p>First! What a long comment this is, and it goes on, and on, to be taken for prose.</p></section>
<footer>© 2025 Harbour Daily</footer></body></html>`

describe('a page', () => {
  it('gives its text without its furniture', () => {
    expect(kept(page).split('\n\n')).toEqual([
      'Harbour reopens after nine days',
      'Nine days shut, the outer basin takes vessels again.',
      lead,
      second.replace('40 crates', '40\u00a0crates'),
      'What was said',
      'We opened the gates at dawn & closed them at dusk.',
      'Cranes: forty\nPilots: nine',
      'Day\tVessels\nSunday\t12',
      third,
    ])
  })

  it('says what it knows', () => {
    expect(read(page)).toMatchObject({
      title: 'Harbour reopens after nine days',
      source: 'Harbour Daily',
      byline: 'Ann Lee, Tom Roe',
      date: '2025-03-02',
      url: 'https://example.org/2025/03/02/harbour',
      language: 'en-GB',
      direction: 'ltr',
      format: 'html',
      encoding: 'utf-8',
      replaced: 0,
    })
  })

  it('has the reason with each thing left out', () => {
    const left = read(page).blocks.flatMap(block =>
      block.furniture ? [[block.text.split('\n')[0], block.furniture]] : [],
    )
    expect(left).toEqual([
      ['We and our partners value your privacy, and this is a long notice about it.', 'A cookie notice'],
      ['Harbour Daily', 'The page’s head'],
      ['World', 'The page’s navigation'],
      ['Facebook X', 'Share buttons'],
      ['Cranes at dawn. Photo: Wire', 'The caption of a picture'],
      ['Advertisement', 'An advertisement'],
      ['Related', 'Links to other articles'],
      ['Fire at the customs house', 'Links to other articles'],
      ['Comments', 'Readers’ comments'],
      [
        'First! What a long comment this is, and it goes on, and on, to be taken for prose.',
        'Readers’ comments',
      ],
      ['© 2025 Harbour Daily', 'The page’s foot'],
    ])
  })

  it('has an outline that quotes its blocks', () => {
    const accepted = acceptedFrom(read(page))
    expect(accepted.outline.map(part => [part.role, accepted.text.slice(part.start, part.end)])).toEqual([
      ['title', 'Harbour reopens after nine days'],
      ['heading', 'What was said'],
      ['quote', 'We opened the gates at dawn & closed them at dusk.'],
      ['list', 'Cranes: forty'],
      ['list', 'Pilots: nine'],
    ])
  })

  it('collapses white space as a browser does', () => {
    const html =
      '<article><h1>T</h1><p>one\n   two <b> three</b> <i>four </i> five<br> six<br><br>seven</p>eight<div>nine</div><pre>a\n  b</pre></article>'
    expect(kept(html).split('\n\n')).toEqual([
      'T',
      'one two three four five\nsix',
      'seven',
      'eight',
      'nine',
      'a\n  b',
    ])
  })

  it('is walked whole where there is little of it', () => {
    expect(kept('<title>Harbour reopens - Gulf Wire</title><p>It reopened.<p>It did.')).toBe(
      'It reopened.\n\nIt did.',
    )
    expect(read('<title>Harbour reopens - Gulf Wire</title><p>It reopened.<p>It did.').title).toBe(
      'Harbour reopens',
    )
  })

  it.each([
    `<html><title>T</title><p>${lead}<p>${second}</html>`,
    `<html><head><title>T</title><p>${lead}</p><p>${second}</p>`,
    `<html><head><title>T</title></head><p>${lead}</p><body><p>${second}</p></body></html>`,
    `<title>T</title><body><p>${lead}</p><p>${second}</p>`,
    `<!--[if IE]><html class="ie"><![endif]--><html><body><p>${lead}</p><p>${second}</p></body></html>`,
  ])('does without the tags that a browser does without: %#', html => {
    expect(kept(html)).toBe(`${lead}\n\n${second}`)
  })

  it('reads OpenGraph, meta tags, <time> and dir where there is no JSON-LD', () => {
    const html = `<html lang="ar" dir="rtl"><head><meta property="og:title" content="أُعيد فتح الميناء"><meta property="article:published_time" content="2025-03-02T10:00:00Z"><meta property="og:url" content="https://example.org/h"></head><body><p>${'قال المسؤولون إن الميناء أُعيد فتحه. '.repeat(5)}</p></body></html>`
    expect(read(html)).toMatchObject({
      title: 'أُعيد فتح الميناء',
      date: '2025-03-02',
      language: 'ar',
      direction: 'rtl',
      url: 'https://example.org/h',
    })
    expect(read(`<h1>Harbour reopens</h1><time datetime="2025-03-02">Sunday</time><p>${lead}</p>`).date).toBe(
      '2025-03-02',
    )
  })

  it('knows a page by its beginning, whatever it is called', () => {
    expect(read('<!DOCTYPE html><title>T</title><p>It reopened.', 'page.txt').format).toBe('html')
    expect(read('A <b> in a text', 'page.txt').format).toBe('text')
  })
})

describe('a hostile page', () => {
  it('runs nothing and keeps no address that is not of the web', () => {
    const proposal = read(
      `<html><head><link rel=canonical href="javascript:alert(1)"><meta property=og:url content="file:///etc/passwd"></head><body><script>globalThis.owned = 1</script><img src=x onerror="globalThis.owned = 1"><svg onload="globalThis.owned = 1"><p>${lead}</p><style>p{}</style><noscript><p>no script</p></noscript></body></html>`,
    )
    expect(proposal.url).toBe('')
    expect(acceptedFrom(proposal).text).not.toContain('owned')
    expect('owned' in globalThis).toBe(false)
  })

  it.each([
    ['100,000 nested divs', '<div>'.repeat(100_000) + lead, /nested more than 256 deep/],
    ['200,000 elements', '<b></b>'.repeat(200_000), /more than 100,000 elements/],
    [
      'a million attributes',
      `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>${lead}`,
      /more than 2,000 attributes/,
    ],
  ])('%s', (_, html, why) => {
    const proposed = propose(html)
    expect(proposed.ok ? '' : proposed.message).toMatch(why)
  })

  it.each([
    [
      'an entity bomb',
      `<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>&b;&b;</p><p>${lead}</p></html>`,
    ],
    ['a huge attribute', `<p title="${'x'.repeat(3_000_000)}">${lead}</p>`],
    ['<plaintext>', `<p>${lead}</p><plaintext>and <b>so on`],
    ['unclosed everything', `<table><tr><td><center><p>${lead}<textarea><title>`],
    ['a page in a comment', `<p>${lead}</p><!-- ${'<div>'.repeat(100_000)}`],
    ['references to nothing', `<p>&#0;&#xD800;&#x110000;&#13;&#xFEFF; ${lead}</p>`],
  ])('%s', (_, html) => {
    const text = kept(html)
    expect(text).toContain(lead)
    expect(text).not.toMatch(/[\r\ufeff]/)
    expect(text.isWellFormed()).toBe(true)
  })

  it('drawn by scripts alone is refused with advice', () => {
    const proposed = propose('<html><body><div id=root></div><script src=app.js></script></body></html>')
    expect(proposed.ok ? '' : proposed.message).toMatch(/paste the article/)
  })
})

describe('Markdown', () => {
  const text = `---
title: "Harbour reopens: day nine"
author: [Ann Lee, 'Tom Roe']
date: 2025-03-02 # Sunday
source: Harbour Daily
url: https://example.org/harbour
lang: en
---

# Harbour reopens: day nine

It **reopened** on [Sunday](https://example.org), the \`master\` said.
It did.

> We opened the gates.

1. one
2. two

| Day | Vessels |
|---|---|
| Sunday | 12 |

<script>alert(1)</script>
`
  it('is read as the page it makes', () => {
    expect(kept(text, 'a.md').split('\n\n')).toEqual([
      'Harbour reopens: day nine',
      'It reopened on Sunday, the master said. It did.',
      'We opened the gates.',
      'one\ntwo',
      'Day\tVessels\nSunday\t12',
    ])
    expect(read(text, 'a.md')).toMatchObject({
      title: 'Harbour reopens: day nine',
      byline: 'Ann Lee, Tom Roe',
      date: '2025-03-02',
      source: 'Harbour Daily',
      url: 'https://example.org/harbour',
      language: 'en',
      format: 'markdown',
    })
  })

  it('reads lists in front matter, and does not take a rule for it', () => {
    expect(
      read('---\ntitle: T\nauthors:\n  - Ann Lee\n  - name: Tom Roe\n---\nIt reopened.', 'a.md').byline,
    ).toBe('Ann Lee, Tom Roe')
    expect(kept('---\n\nIt reopened.\n\n---\n\nIt did.', 'a.md')).toBe('It reopened.\n\nIt did.')
  })

  it.each(['>'.repeat(50_000), '- '.repeat(50_000), '_a_'.repeat(50_000)])(
    'beyond reading is refused: %#',
    deep => {
      const proposed = propose(`${deep} x`, 'a.md')
      expect(proposed.ok ? '' : proposed.message).toMatch(/nested more than 100 deep|marks of emphasis/)
    },
  )
})
