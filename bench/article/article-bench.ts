import type { Asked, Bench, NotRun, Row } from '../bench'
import { whyNotInstalled } from '../peers'
import { interleaved } from '../timing'
import { type Pages, type TechniqueName, withPages } from './pages'

/** At 1×; at 16× they are 100,000 words and 10,000 spans, a third of which overlap another. */
export const wordsAt = (scale: number) => 6_250 * scale
export const spansAt = (scale: number) => 625 * scale

const ours = 'Claimbench’s reader'
const floor = 'bare <p>, no spans'
const peer = 'recogito, spans'

/** The peers, by what they are called in the table; `most` is the largest scale at which they are done in a minute. */
export const peers: readonly {
  readonly name: string
  readonly technique: TechniqueName
  readonly module?: string
  readonly most?: number
}[] = [
  { name: peer, technique: 'recogito-spans', module: '@recogito/text-annotator' },
  { name: 'recogito, CSS highlights', technique: 'recogito-css', module: '@recogito/text-annotator' },
  { name: 'TipTap, decorations', technique: 'tiptap' },
  { name: 'React, split spans', technique: 'split' },
  { name: 'Label Studio', technique: 'label-studio', module: 'label-studio', most: 1 },
  { name: 'doccano', technique: 'doccano', module: 'v-annotator' },
]

/** Opening an article until text and spans are on the screen. */
export const articleBench: Bench = {
  what: 'an article opened, until its text and spans are painted',
  unit: '6,250 words and 625 spans',
  counted: 'from before the first element is made to after the first frame that has both',
  scales: [1, 4, 16],
  quickScales: [4],
  needs: ['peers'],
  measure: asked => withPages(pages => measured(pages, asked)),
}

async function measured(pages: Pages, { scale, rounds, quick }: Asked): Promise<(Row | NotRun)[]> {
  const [words, spans] = [wordsAt(scale), spansAt(scale)]
  const notRun: NotRun[] = []
  const open =
    (technique: TechniqueName, at = words) =>
    () =>
      pages.with(technique, at, spans, page => page.evaluate(() => window.bench.open()))
  const acts: Record<string, () => Promise<number>> = { [floor]: open('bare'), [ours]: open('reader') }
  const long = `${ours}, ten times the words`
  if (scale === 16) acts[long] = open('reader', words * 10)
  for (const { name, technique, module, most } of peers) {
    const why = module && whyNotInstalled(module)
    if (why) notRun.push({ name, why })
    else if (most && scale > most) notRun.push({ name, why: `it takes minutes beyond ${most}×` })
    else if (quick && name !== peer) notRun.push({ name, why: 'left out of a quick run' })
    else acts[name] = open(technique)
  }
  const figures = await interleaved(rounds, acts)
  const rows = Object.entries(figures).map(([name, values]): Row => {
    const row = { name, values, unit: 'ms', grows: name !== long }
    if (name === floor) return row
    if (name === long) return { ...row, goals: [{ most: 3, times: ours }] }
    if (name !== ours) return { ...row, floor }
    return {
      ...{ ...row, floor, peer },
      goals: [
        { most: 0.25, times: 'floor' },
        { most: 1 / 50, times: 'peer' },
      ],
    }
  })
  return [...rows, ...notRun]
}
