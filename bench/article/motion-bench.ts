import type { Page } from '@playwright/test'
import type { Asked, Bench, NotRun, Row } from '../bench'
import { whyNotInstalled } from '../peers'
import { interleaved } from '../timing'
import { leftOut, peers, spansAt, wordsAt } from './article-bench'
import { motions } from './motions'
import { type Pages, withPages } from './pages'

const ours = 'Claimbench’s reader'
const floor = 'bare <p>'
const peer = 'TipTap, decorations'
const drift = 'farthest that a claim moved after a jump to it'
const missed = 'claims not in view after a jump to them'
const astray = 'paragraphs selected too many or too few'

/** An open article moved about in: the longest frame of each way to do so. */
export const motionBench: Bench = {
  what: 'an open article scrolled, jumped in, resized and selected in: the longest frame of each',
  unit: '6,250 words and 625 spans',
  counted: 'from one frame to the next as the page sees them',
  scales: [1, 4, 16],
  quickScales: [1],
  quickRounds: 1,
  needs: ['peers'],
  measure: asked => withPages(pages => measured(pages, asked)),
}

async function measured(pages: Pages, { scale, rounds, quick, largest }: Asked): Promise<(Row | NotRun)[]> {
  const notRun: NotRun[] = []
  const [words, spans] = [wordsAt(scale), spansAt(scale)]
  const acts: Record<string, () => Promise<Record<string, number>>> = {
    [floor]: () => pages.with('bare', words, spans, page => moved(page, floor)),
    [ours]: () =>
      pages.with('reader', words, spans, async page => ({
        ...(await moved(page, ours)),
        [astray]: await page.evaluate(() => window.bench.astray(200)),
        ...(await jumped(page)),
      })),
  }
  for (const { name, technique, module } of peers) {
    const moves = technique === 'recogito-spans' || technique === 'tiptap' || technique === 'split'
    const why = (module && whyNotInstalled(module)) ?? leftOut({ quick, largest })
    if (!moves) notRun.push({ name, why: 'only its opening is measured' })
    else if (why) notRun.push({ name, why })
    else acts[name] = () => pages.with(technique, words, spans, page => moved(page, name))
  }
  const figures = await interleaved(rounds, acts)
  const order = motions.map(({ words }) => words)
  const rank = (name: string) => order.findIndex(words => name.startsWith(words)) + 1 || order.length + 1
  const inOrder = Object.entries(figures).sort(([a], [b]) => rank(a) - rank(b))
  return [...inOrder.map(([name, values]) => rowOf(name, values)), ...notRun]
}

function rowOf(name: string, values: readonly number[]): Row {
  if (name === drift) return { name, values, unit: 'px', goals: [{ most: 1 }] }
  if (name === missed) return { name, values, unit: '', goals: [{ most: 0 }] }
  if (name === astray) return { name, values, unit: '', goals: [{ most: 0 }] }
  const motion = motions.find(({ words }) => name === `${words}: ${ours}`)
  if (!motion) return { name, values, unit: 'ms', theirs: true }
  const beside = { floor: `${motion.words}: ${floor}`, peer: `${motion.words}: ${peer}` }
  return { name, values, unit: 'ms', ...beside, goals: [{ most: 50 }] }
}

async function moved(page: Page, technique: string): Promise<Record<string, number>> {
  await page.evaluate(() => window.bench.open())
  const figures: Record<string, number> = {}
  for (const { words, act } of motions) {
    await page.evaluate(() => window.bench.toTop())
    await page.evaluate(() => window.bench.still())
    await page.evaluate(() => window.bench.watch())
    await act(page)
    figures[`${words}: ${technique}`] = (await page.evaluate(() => window.bench.watched())).longest
  }
  return figures
}

/** Whether a claim that was jumped to is in view with the next frame, and stays where it is. */
async function jumped(page: Page): Promise<Record<string, number>> {
  let [most, out] = [0, 0]
  for (let at = 0; at < 12; at++) {
    const { top, later, height } = await page.evaluate(
      share => window.bench.jumpTo(share),
      (at * 0.37 + 0.05) % 1,
    )
    if (top >= 0 && top < height) most = Math.max(most, Math.abs(later - top))
    else out++
  }
  return { [drift]: most, [missed]: out }
}
