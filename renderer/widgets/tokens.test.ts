import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colours } from '#shared/model/records'

/** The custom properties with a plain colour as their value, as the light theme has them and as the dark one overrides them. */
function themes() {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const [light = '', dark = ''] = css.split("[data-theme='dark']")
  const read = (part: string) =>
    Object.fromEntries(
      [...part.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
    )
  return { light: read(light), dark: { ...read(light), ...read(dark) } } as Record<
    string,
    Record<string, string>
  >
}

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const grounds = ['--bg', '--panel', '--page', '--hover']
const text: [string, string[]][] = [
  ...['--ink', '--ink2', '--ink3', '--accent', '--ok', '--bad', '--warn'].map(
    name => [name, grounds] as [string, string[]],
  ),
  ['--ink', ['--accent-soft', '--ok-soft', '--bad-soft', '--warn-soft']],
  ['--ink2', ['--accent-soft', '--ok-soft', '--bad-soft', '--warn-soft']],
  ['--ink3', ['--accent-soft']],
  ['--accent', ['--accent-soft']],
  ['--ok', ['--ok-soft']],
  ['--bad', ['--bad-soft']],
  ['--warn', ['--warn-soft']],
  ['--on-accent', ['--accent', '--accent-hover']],
  ['--on-bad', ['--bad', '--bad-hover']],
  ['--on-reverse', ['--reverse']],
  ['--on-reverse2', ['--reverse']],
  ...colours.map(
    name => [`--label-${name}-text`, [...grounds, `--label-${name}-soft`]] as [string, string[]],
  ),
  ...colours.map(name => ['--ink', [`--label-${name}-soft`, `--label-${name}-strong`]] as [string, string[]]),
]
const marks: [string, string[]][] = [
  ['--edge', grounds],
  ...colours.map(name => [`--label-${name}`, ['--page', '--panel']] as [string, string[]]),
]

describe.each(['light', 'dark'])('%s', theme => {
  const values = themes()[theme] ?? {}
  const worst = (name: string, on: string[]) =>
    Math.min(...on.map(ground => contrast(values[name] ?? '', values[ground] ?? '')))

  it.each(text)('%s reads on %s (4.5:1)', (name, on) => {
    expect(worst(name, on)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(marks)('%s is seen on %s (3:1)', (name, on) => {
    expect(worst(name, on)).toBeGreaterThanOrEqual(3)
  })
})
