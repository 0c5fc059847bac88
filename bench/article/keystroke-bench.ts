import type { Page } from '@playwright/test'
import type { Asked, Bench, NotRun, Row } from '../bench'
import { percentile } from '../figures'
import { whyNotInstalled } from '../peers'
import { interleaved } from '../timing'
import { leftOut, peers, spansAt, wordsAt } from './article-bench'
import type { KeyFigures } from './page/main'
import { type Pages, type TechniqueName, withPages } from './pages'
import { type Windows, withWindows } from './windows'

const ours = 'key to highlight, waited'
const worked = 'key to highlight, worked'
const few = 'the same with 10 spans, worked'
const floor = 'bare <p>, a colour changed, waited'
const dense = 'bare <p> with CSS highlights, worked'
const fewDense = 'the same with 10 spans in CSS highlights, worked'
const inWindow = 'key to highlight in the whole window, waited'
const fewInWindow = 'the same with 10 spans, waited'
const workedInWindow = 'key to highlight in the whole window, worked'
const fewWorkedInWindow = 'the same in the whole window with 10 spans, worked'
const framesInWindow = 'key to highlight in the whole window, frames drawn'
/** Of few, the 95th percentile is what befell two or three of them. */
const presses = { quick: 30, otherwise: 60 }
/** A frame of a screen that draws sixty a second. */
const frame = 16.7

/** A key press in an open article until the highlight it makes is on the screen. */
export const keystrokeBench: Bench = {
  what: 'a key pressed in an open article, until the highlight that it makes is painted; the 95th percentile of 60 presses, with --quick of 30',
  unit: '6,250 words and 625 spans',
  counted:
    'worked: script, style, layout and paint, what has to fit into one frame; waited: from the key’s event to the frame, the time until the screen’s next turn included, up to 16.7 ms whatever is drawn: it is held against what a bare <p> waits; frames drawn: 1 where the very next one has the highlight',
  scales: [1, 4, 16],
  quickScales: [1],
  quickRounds: 1,
  needs: ['peers', 'app'],
  measure: asked => withPages(pages => withWindows(windows => measured(pages, windows, asked))),
}

async function measured(
  pages: Pages,
  windows: Windows,
  { scale, rounds, quick, largest }: Asked,
): Promise<(Row | NotRun)[]> {
  const notRun: NotRun[] = []
  const times = warm + (quick ? presses.quick : presses.otherwise)
  const press = (technique: TechniqueName, spans = spansAt(scale)) =>
    pages.with(technique, wordsAt(scale), spans, page => pressed(page, times))
  const acts: Record<string, () => Promise<Record<string, number>>> = {
    [floor]: async () => ({ [floor]: (await press('bare')).waited }),
    [ours]: async () => {
      const figures = await press('reader')
      return { [ours]: figures.waited, [worked]: figures.worked }
    },
    [inWindow]: async () => {
      const all = await windows.keys(wordsAt(scale), spansAt(scale), times)
      const { waited, worked } = ninetyFifths(all)
      const frames = ninetyFifth(all, ({ frames }) => frames)
      return { [inWindow]: waited, [workedInWindow]: worked, [framesInWindow]: frames }
    },
    [dense]: async () => ({ [dense]: (await press('bare-highlights')).worked }),
  }
  // What ours is held against is measured where that is judged.
  const left = leftOut({ quick: false, largest })
  if (left) notRun.push(...[few, fewInWindow, fewDense].map(name => ({ name, why: left })))
  else {
    acts[fewDense] = async () => ({ [fewDense]: (await press('bare-highlights', 10)).worked })
    acts[few] = async () => ({ [few]: (await press('reader', 10)).worked })
    acts[fewInWindow] = async () => {
      const { waited, worked } = ninetyFifths(await windows.keys(wordsAt(scale), 10, times))
      return { [fewInWindow]: waited, [fewWorkedInWindow]: worked }
    }
  }
  for (const { name, technique, module } of peers) {
    const why = notPressed[technique] ?? (module && whyNotInstalled(module)) ?? leftOut({ quick, largest })
    if (why) notRun.push({ name, why })
    else acts[name] = async () => ({ [`${name}, waited`]: (await press(technique)).waited })
  }
  const figures = await interleaved(rounds, acts)
  const peer = 'TipTap, decorations, waited'
  const rows = Object.entries(figures).map(([name, values]): Row => {
    const row = { name, values, unit: 'ms' }
    if (name === worked)
      return {
        ...row,
        floor: dense,
        goals: [{ most: frame }, { most: 1.2, times: few }, { most: 1.2, times: 'smallest scale' }],
      }
    if (name === inWindow)
      return {
        ...row,
        floor,
        // Not a frame: a key is pressed at any moment of one, so that a bare <p> alone takes as long.
        goals: [
          { most: 1.2, times: 'floor' },
          { most: 1.2, times: fewInWindow },
        ],
      }
    if (name === workedInWindow)
      return { ...row, goals: [{ most: frame }, { most: 1.2, times: fewWorkedInWindow }] }
    if (name === framesInWindow) return { ...row, unit: '', goals: [{ most: 1 }] }
    // What more spans in view cost the browser by themselves, beside a few.
    if (name === dense) return { ...row, floor: fewDense }
    if (name === few) return { ...row, floor: fewDense }
    if ([fewInWindow, fewWorkedInWindow, fewDense, floor].includes(name)) return row
    return name === ours ? { ...row, floor, peer } : { ...row, floor, theirs: true }
  })
  return [...rows, ...notRun]
}

/** Peers that cannot be given a key press, and why. */
const notPressed: Partial<Record<TechniqueName, string>> = {
  'label-studio': 'it marks only what is selected with the mouse',
  doccano:
    'what it draws pushes other lines out of view, which it does not draw: no highlight can be told by it',
}

/** Presses the key again and again; the next only when nothing is left to be drawn of the one before. */
async function pressed(page: Page, times: number): Promise<KeyFigures> {
  await page.evaluate(() => window.bench.open())
  await page.evaluate(() => window.bench.settled())
  await page.mouse.click(400, 400)
  for (let at = 0; at < times; at++) {
    // Held until it is drawn, as a finger holds it: the browser puts off all else for what a key’s release changes too.
    await page.keyboard.down('h')
    await page.waitForFunction(count => window.bench.presses() === count, at + 1, { polling: 'raf' })
    await page.keyboard.up('h')
    await page.evaluate(() => window.bench.frame())
    await page.evaluate(() => window.bench.frame())
  }
  return ninetyFifths(await page.evaluate(() => window.bench.pressed()))
}

/** Of what every press took. */
const ninetyFifths = (all: readonly KeyFigures[]): KeyFigures => ({
  waited: ninetyFifth(all, ({ waited }) => waited),
  worked: ninetyFifth(all, ({ worked }) => worked),
})

/** The first ones are not counted. */
const ninetyFifth = <Figures>(all: readonly Figures[], of: (figures: Figures) => number) =>
  percentile(all.slice(warm).map(of), 0.95)

/** Presses that are not counted: until the engine has compiled what it runs often. */
const warm = 5
