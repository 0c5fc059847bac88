import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const edge = z.number().min(-100_000).max(100_000)
const kept = z.object({
  browser: z.object({
    // Chromium keeps it under the page's host, and takes the dots in ours for steps of a path.
    app_window_placement: z.object({
      '127': z.object({
        '0': z.object({
          '0': z.object({
            '1_/': z.object({ left: edge, right: edge, top: edge, bottom: edge, maximized: z.boolean() }),
          }),
        }),
      }),
    }),
  }),
})

const usual = ['--window-size=1440,920']

/**
 * The browser's arguments that put its window where the analyst left it. Chromium writes the place down, but does not
 * find it again for an address of digits; where there is no record of it, the window has its usual size.
 */
export function windowPlace(profile: string): readonly string[] {
  const place = readPlace(join(profile, 'Default', 'Preferences'))
  if (!place) return usual
  const { left, right, top, bottom, maximized } = place
  const [width, height] = [right - left, bottom - top]
  if (width < 400 || height < 300) return usual
  return [
    `--window-size=${width},${height}`,
    `--window-position=${left},${top}`,
    ...(maximized ? ['--start-maximized'] : []),
  ]
}

function readPlace(file: string) {
  try {
    const read = kept.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.data?.browser.app_window_placement['127']['0']['0']['1_/']
  } catch {
    return undefined
  }
}
