import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../test-folders.test-support'
import { browserArguments } from './browser'

describe('the browser is started', () => {
  const started = (asRoot = false, profile = '/config/window') =>
    browserArguments('http://127.0.0.1:1/?launch=x', profile, asRoot)

  test('as a window of ours alone, with a profile of its own', () => {
    expect(started()).toContain('--app=http://127.0.0.1:1/?launch=x')
    expect(started()).toContain('--user-data-dir=/config/window')
  })

  test('with its sandbox, unless it runs as root and could not start', () => {
    expect(started(false)).not.toContain('--no-sandbox')
    expect(started(true)).toContain('--no-sandbox')
  })

  test('in its usual size at first, then where the analyst left it', () => {
    const profile = testFolder('profile')
    const placed = () => started(false, profile).filter(flag => /--(window|start)-/.test(flag))
    expect(placed()).toEqual(['--window-size=1440,920'])
    mkdirSync(join(profile, 'Default'))
    const keep = (place: object) => {
      const browser = { app_window_placement: { '127': { '0': { '0': { '1_/': place } } } } }
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ browser }))
    }
    keep({ left: 10, top: 20, right: 1210, bottom: 720, maximized: true, work_area_left: 0 })
    expect(placed()).toEqual(['--window-size=1200,700', '--window-position=10,20', '--start-maximized'])
    keep({ left: 10, top: 20, right: 1, bottom: 1, maximized: false })
    expect(placed()).toEqual(['--window-size=1440,920'])
    writeFileSync(join(profile, 'Default', 'Preferences'), '{')
    expect(placed()).toEqual(['--window-size=1440,920'])
  })

  test('without a debugging port, which any program here could use', () => {
    expect(started().filter(flag => flag.includes('remote-debugging'))).toEqual([])
  })
})
