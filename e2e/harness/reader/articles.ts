import type { Colour, OutlinePart, Pattern } from '#shared/model/records'
import { colours, patterns } from '#shared/model/records'
import type { ReaderSpan } from '../../../renderer/reader/props'

/** An article as the harness shows it. */
export interface Sample {
  readonly text: string
  readonly title: string
  readonly outline: readonly OutlinePart[]
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly spans: readonly ReaderSpan[]
}

const flood = [
  'Ferry company: four in ten sailings lost to the strike',
  '',
  'The head of the island ferry company told a harbour newspaper that about 400 of the thousand sailings planned for the autumn have been cancelled or badly delayed since the strike began.',
  '',
  'Despite the losses, she said, the crews go on working to the old timetable, and there is no sign that further routes are being closed, though more ships and spare crews have been seen in the southern port.',
  '',
  'What the harbour office says',
  '',
  'According to officials in the capital, over 300 sailings were cancelled by the end of October. The experience will shape the region for years, the harbour master added.',
  '',
  '“Nobody was left on the islands,” a spokesman said on Monday. “Not one passenger.”',
  'A ferry at the southern quay. Photograph: harbour office',
  '',
  'In mid-November the transport ministry confirmed that 20 replacement buses had been hired; the union counts twelve. Families 👩🏽‍🚒👨‍👩‍👧 met at the quay in the café Zoë.',
].join('\n')

const span = (
  id: string,
  quotes: readonly string[],
  tone: Colour,
  pattern: Pattern,
  kind: ReaderSpan['kind'] = 'claim',
): ReaderSpan => ({
  id,
  kind,
  tone,
  pattern,
  name: `${id}: ${quotes.join(' … ')}`,
  parts: quotes.map(quote => ({ start: flood.indexOf(quote), end: flood.indexOf(quote) + quote.length })),
})

const part = (quote: string, role: OutlinePart['role']): OutlinePart => ({
  start: flood.indexOf(quote),
  end: flood.indexOf(quote) + quote.length,
  role,
})

const strike: Sample = {
  text: flood,
  title: 'Ferry company: four in ten sailings lost to the strike',
  outline: [
    part('What the harbour office says', 'heading'),
    part('A ferry at the southern quay. Photograph: harbour office', 'caption'),
  ],
  language: 'en',
  direction: 'ltr',
  spans: [
    span(
      'figure',
      ['about 400 of the thousand sailings planned for the autumn have been cancelled or badly delayed'],
      'orange',
      'solid',
    ),
    span('fact', ['the crews go on working to the old timetable'], 'blue', 'dashed'),
    span('denial', ['there is no sign that further routes are being closed'], 'rose', 'solid'),
    span('quote', ['no sign that further routes'], 'purple', 'double'),
    span('inner', ['further routes'], 'teal', 'dotted'),
    span('count', ['over 300 sailings'], 'orange', 'solid'),
    span('forecast', ['The experience will shape the region for years'], 'green', 'wavy'),
    span('split', ['20 replacement buses', 'the union counts twelve'], 'indigo', 'solid'),
    span('company', ['island ferry company'], 'slate', 'dotted', 'mention'),
    span('capital', ['the capital'], 'slate', 'dotted', 'mention'),
    span('target', ['Nobody was left on the islands'], 'amber', 'dashed', 'evidence'),
  ],
}

const untitled: Sample = { ...strike, title: 'Strike halts ferries' }

const hebrew =
  'שביתת המעבורות\n\nמנהלת חברת המעבורות אמרה כי כ-400 הפלגות בוטלו מאז תחילת השביתה. לדבריה, הצוותים ממשיכים לעבוד.'
const rightToLeft: Sample = {
  text: hebrew,
  title: 'שביתת המעבורות',
  outline: [],
  language: 'he',
  direction: 'rtl',
  spans: [
    {
      id: 'figure',
      kind: 'claim',
      tone: 'orange',
      pattern: 'solid',
      name: 'Figure',
      parts: [{ start: hebrew.indexOf('כ-400'), end: hebrew.indexOf(' מאז') }],
    },
  ],
}

const japanese =
  'フェリー会社がストで欠航\n\n港湾局は月曜日、約四百便が欠航したと発表した。乗組員は旧ダイヤで働き続けている。\n\n昨日、𠮷野さんは港で家族と会った。'
const withoutSpaces: Sample = {
  text: japanese,
  title: 'フェリー会社がストで欠航',
  outline: [],
  language: 'ja',
  direction: 'ltr',
  spans: [
    {
      id: 'figure',
      kind: 'claim',
      tone: 'orange',
      pattern: 'solid',
      name: 'Figure',
      parts: [{ start: japanese.indexOf('約四百便'), end: japanese.indexOf('と発表') }],
    },
  ],
}

/** One of them over and over, so that it is in several sections; each paragraph bears its number at its end. */
function repeated(sample: Sample): Sample {
  const [title = '', ...paragraphs] = sample.text.split('\n\n')
  const blocks = Array.from({ length: 160 }, (_, at) => `${paragraphs[at % paragraphs.length]} ${1000 + at}`)
  return { ...sample, text: [title, ...blocks].join('\n\n'), spans: [] }
}

const words =
  'the harbour office said that ferries would sail again on Monday and crews agreed to wait'.split(' ')

/** A long article: paragraphs of 80 words, spans strewn evenly, every tenth over two paragraphs' border. */
function long(wordCount: number, spanCount: number): Sample {
  const lines = ['A long report']
  for (let written = 0; written < wordCount; written += 80) {
    const line: string[] = []
    for (let at = 0; at < 80; at++) {
      const word = words[(written + at * 7) % words.length] as string
      line.push(
        at % 13 === 0
          ? `${word.charAt(0).toUpperCase()}${word.slice(1)}`
          : at % 13 === 12
            ? `${word}.`
            : word,
      )
    }
    lines.push(`Paragraph ${written / 80}. ${line.join(' ')}`)
  }
  const text = lines.join('\n\n')
  const spans = Array.from({ length: spanCount }, (_, at): ReaderSpan => {
    const start = Math.floor(((at + 0.5) / spanCount) * (text.length - 400))
    return {
      id: `span-${at}`,
      kind: at % 4 === 3 ? 'mention' : 'claim',
      tone: colours[at % colours.length] as Colour,
      pattern: patterns[at % patterns.length] as Pattern,
      name: `Claim ${at}`,
      parts: [{ start, end: start + (at % 10 === 9 ? 300 : 45) }],
    }
  })
  return { text, title: 'A long report', outline: [], language: 'en', direction: 'ltr', spans }
}

/** The sample of a name: `strike`, `untitled`, `rtl`, `cjk`, `rtl-long`, `cjk-long`, or `long-<words>-<spans>`. */
export function sampleNamed(name: string): Sample {
  const [, wordCount, spanCount] = /^long-(\d+)-(\d+)$/.exec(name) ?? []
  if (wordCount !== undefined && spanCount !== undefined) return long(Number(wordCount), Number(spanCount))
  const many = { 'rtl-long': rightToLeft, 'cjk-long': withoutSpaces }[name]
  if (many) return repeated(many)
  return { strike, untitled, rtl: rightToLeft, cjk: withoutSpaces }[name] ?? strike
}
