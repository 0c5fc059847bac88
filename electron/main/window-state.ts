import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const pixels = z.int().min(-100_000).max(100_000)
const windowState = z
  .object({ x: pixels, y: pixels, width: pixels, height: pixels, maximised: z.boolean() })
  .readonly()
export type WindowState = z.infer<typeof windowState>

/** The smallest window in which everything can be used, in CSS pixels. */
export const smallest = { width: 800, height: 560 } as const
const usual = { width: 1440, height: 920 } as const

const fileIn = (configFolder: string): string => join(configFolder, 'window.json')

/** The window as it was left; undefined where there is no record or none that can be read: then it is as at first. */
export function readWindowState(configFolder: string): WindowState | undefined {
  try {
    return windowState.safeParse(JSON.parse(readFileSync(fileIn(configFolder), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Keeps how the window was left. It is done at once: the process is about to end. A failure costs a window's place, no more. */
export function keepWindowState(configFolder: string, state: WindowState): void {
  const file = fileIn(configFolder)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch {}
}

/** Where to put the window: as it was left, where enough of it would be on a display that is there today. */
export function placeWindow(
  state: WindowState | undefined,
  displays: readonly { readonly workArea: Rectangle }[],
): Partial<Rectangle> & { width: number; height: number } {
  const areas = displays.map(display => display.workArea)
  const { x, y, width, height } = state ?? { ...usual, x: 0, y: 0 }
  // Enough is: the part by which a window is dragged, its upper edge.
  const home =
    state &&
    areas.find(
      area =>
        overlap(area.x, area.width, x, width) >= 120 && y >= area.y - 8 && y <= area.y + area.height - 60,
    )
  const area = home ?? areas[0]
  const size = {
    width: Math.max(smallest.width, Math.min(width, area?.width ?? width)),
    height: Math.max(smallest.height, Math.min(height, area?.height ?? height)),
  }
  return home ? { x, y, ...size } : size
}

/** How far two stretches of a line lie over each other. */
function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b)
}
