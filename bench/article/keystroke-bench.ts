import type { Page } from '@playwright/test'
import type { Asked, Bench, NotRun, Row } from '../bench'
import { percentile } from '../figures'
import { whyNotInstalled } from '../peers'
import { interleaved } from '../timing'
import { peers, spansAt, wordsAt } from './article-bench'
import { type Pages, type TechniqueName, withPages } from './pages'
import { type Windows, withWindows } from './windows'

const ours = 'key to highlight, waited'
const worked = 'key to highlight, worked'
const few = 'the same with 10 spans, worked'
const floor = 'bare <p>, a colour changed, waited'
const inWindow = 'key to highlight in the whole window, waited'
const fewInWindow = 'the same with 10 spans, waited'
const presses = 30
/** A frame of a screen that draws sixty a second. */
const frame = 16.7

/** A key press in an open article until the highlight it makes is on the screen. */
export const keystrokeBench: Bench = {
  what: 'a key pressed in an open article, until the highlight that it makes is painted; the 95th percentile of 30',
  unit: '6,250 words and 625 spans',
  counted:
    'waited: from the key’s event to the frame, its turn of up to 16.7 ms included; worked: script, style, layout and paint',
  scales: [1, 4, 16],
  quickScales: [1],
  quickRounds: 1,
  needs: ['peers', 'app'],
  measure: asked => withPages(pages => withWindows(windows => measured(pages, windows, asked))),
}

async function measured(
  pages: Pages,
  windows: Windows,
  { scale, rounds, quick }: Asked,
): Promise<(Row | NotRun)[]> {
  const notRun: NotRun[] = []
  const press = (technique: TechniqueName, spans = spansAt(scale)) =>
    pages.with(technique, wordsAt(scale), spans, pressed)
  const acts: Record<string, () => Promise<Record<string, number>>> = {
    [floor]: async () => ({ [floor]: (await press('bare')).waited }),
    [ours]: async () => {
      const figures = await press('reader')
      return { [ours]: figures.waited, [worked]: figures.worked }
    },
    [few]: async () => ({ [few]: (await press('reader', 10)).worked }),
    [inWindow]: async () => ({
      [inWindow]: ninetyFifth(await windows.keys(wordsAt(scale), spansAt(scale), presses + warm)),
    }),
    [fewInWindow]: async () => ({
      [fewInWindow]: ninetyFifth(await windows.keys(wordsAt(scale), 10, presses + warm)),
    }),
  }
  for (const { name, technique, module } of peers) {
    const why = (module && whyNotInstalled(module)) ?? (quick ? 'left out of a quick run' : null)
    if (technique === 'label-studio')
      notRun.push({ name, why: 'it marks only what is selected with the mouse' })
    else if (why) notRun.push({ name, why })
    else if (!(await answers(() => press(technique))))
      notRun.push({ name, why: 'a key press brought no highlight within half a minute' })
    else acts[name] = async () => ({ [`${name}, waited`]: (await press(technique)).waited })
  }
  const figures = await interleaved(rounds, acts)
  const peer = 'TipTap, decorations, waited'
  const rows = Object.entries(figures).map(([name, values]): Row => {
    const row = { name, values, unit: 'ms' }
    if (name === worked)
      return {
        ...row,
        goals: [{ most: frame }, { most: 1.2, times: few }, { most: 1.2, times: 'smallest scale' }],
      }
    if (name === inWindow)
      return { ...row, floor, goals: [{ most: frame }, { most: 1.2, times: fewInWindow }] }
    if (name === few || name === fewInWindow || name === floor) return row
    return name === ours ? { ...row, floor, peer } : { ...row, floor }
  })
  return [...rows, ...notRun]
}

/** Whether a peer takes part: one that does not answer a key press is told as such, and the others are measured. */
async function answers(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt()
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false
    throw error
  }
}

/** Presses the key again and again; the next only when the frame of the one before has been drawn. */
async function pressed(page: Page): Promise<{ readonly waited: number; readonly worked: number }> {
  await page.evaluate(() => window.bench.open())
  await page.evaluate(() => window.bench.settled())
  await page.mouse.click(400, 400)
  for (let at = 0; at < presses + warm; at++) {
    await page.keyboard.press('h')
    await page.waitForFunction(count => window.bench.presses() === count, at + 1, { polling: 'raf' })
  }
  const all = await page.evaluate(() => window.bench.pressed())
  return {
    waited: ninetyFifth(all.map(({ waited }) => waited)),
    worked: ninetyFifth(all.map(({ worked }) => worked)),
  }
}

/** Of what every press took; the first ones are not counted. */
const ninetyFifth = (all: readonly number[]) => percentile(all.slice(warm), 0.95)

/** Presses that are not counted: until the engine has compiled what it runs often. */
const warm = 5
