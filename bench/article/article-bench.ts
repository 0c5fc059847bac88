import type { Page } from '@playwright/test'
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

/** Why a peer is not given keys and motions; null where it is. Beside ours they stand at the scale that is judged. */
export function leftOut({ quick, largest }: Pick<Asked, 'quick' | 'largest'>): string | null {
  if (quick) return 'left out of a quick run'
  return largest ? null : 'measured at the largest scale of a run alone'
}

/** Opening an article until text and spans are on the screen. */
export const articleBench: Bench = {
  what: 'an article opened, until its text and spans are painted',
  unit: '6,250 words and 625 spans',
  counted:
    'from before the first element is made, or from taking the one before away, to after the first frame that has both',
  scales: [1, 4, 16],
  quickScales: [4],
  needs: ['peers'],
  measure: asked => withPages(pages => measured(pages, asked)),
}

async function measured(pages: Pages, { scale, rounds, quick }: Asked): Promise<(Row | NotRun)[]> {
  const [words, spans] = [wordsAt(scale), spansAt(scale)]
  const notRun: NotRun[] = []
  const open = (name: string, technique: TechniqueName, at = words) => ({
    [name]: () => pages.with(technique, at, spans, page => openedIn(page, name, technique)),
  })
  const acts: Record<string, () => Promise<Record<string, number>>> = {
    ...open(floor, 'bare'),
    ...open(ours, 'reader'),
  }
  if (scale === 16) Object.assign(acts, open(long, 'reader', words * 10))
  for (const { name, technique, module, most } of peers) {
    const why = module && whyNotInstalled(module)
    if (why) notRun.push({ name, why })
    else if (most && scale > most) notRun.push({ name, why: `it takes minutes beyond ${most}×` })
    else if (quick && name !== peer) notRun.push({ name, why: 'left out of a quick run' })
    else Object.assign(acts, open(name, technique))
  }
  const figures = await interleaved(rounds, acts)
  const inOrder = Object.entries(figures).sort(([a], [b]) => Number(isAnother(a)) - Number(isAnother(b)))
  return [...inOrder.map(([name, values]) => rowOf(name, values)), ...notRun]
}

const long = `${ours}, ten times the words`
/** The analyst’s usual case: the window has shown an article before, and its scripts have run. */
const another = (name: string) => `another after it: ${name}`
const isAnother = (name: string) => name.startsWith(another(''))
const withCards = `${ours}, and its cards`

/** What a technique took to open an article in a new page, and another one after it. */
async function openedIn(page: Page, name: string, technique: TechniqueName): Promise<Record<string, number>> {
  const first = await page.evaluate(() => window.bench.open())
  if (!takesAnother.has(technique) || name === long) return { [name]: first.text }
  const next = await page.evaluate(() => window.bench.openAnother())
  const texts = { [name]: first.text, [another(name)]: next.text }
  if (technique !== 'reader') return texts
  return { ...texts, [withCards]: first.all, [another(withCards)]: next.all }
}

const takesAnother: ReadonlySet<TechniqueName> = new Set(['bare', 'reader', 'recogito-spans'])

function rowOf(name: string, values: readonly number[]): Row {
  const row = { name, values, unit: 'ms' }
  const beside = isAnother(name) ? { floor: another(floor), peer: another(peer) } : { floor, peer }
  if (name === beside.floor) return row
  if (name === long) return { ...row, goals: [{ most: 3, times: ours }] }
  if (name === withCards || name === another(withCards)) return { ...row, ...beside }
  if (name !== ours && name !== another(ours)) return { ...row, floor: beside.floor, theirs: true }
  return {
    ...{ ...row, ...beside },
    goals: [
      { most: 0.25, times: 'floor', from: 16 },
      { most: 1 / 50, times: 'peer', from: 16 },
    ],
  }
}
