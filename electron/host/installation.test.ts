import { describe, expect, test } from 'vitest'
import { configFolder, findInstallation } from './installation'

describe('the folder for settings', () => {
  test.each([
    ['linux', {}, '/home/ada/.config/claimbench'],
    ['linux', { XDG_CONFIG_HOME: '/xdg' }, '/xdg/claimbench'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/ada/.config/claimbench'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/claimbench'],
    ['darwin', { XDG_CONFIG_HOME: '/xdg' }, '/home/ada/Library/Application Support/Claimbench'],
    ['win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Roaming\\Claimbench'],
    ['win32', {}, '\\home\\ada\\AppData\\Roaming\\Claimbench'],
    ['linux', { CLAIMBENCH_CONFIG: '/mine', XDG_CONFIG_HOME: '/xdg' }, '/mine'],
  ] as const)('on %s with %o', (platform, env, folder) => {
    expect(configFolder(env, platform, '/home/ada')).toBe(folder)
  })
})

test('the installation is found from any module in it, and nowhere else', () => {
  const installation = findInstallation(import.meta.url)
  expect(installation.version).toMatch(/^\d+\.\d+\.\d+/)
  expect(installation.sampleFolder.startsWith(installation.root)).toBe(true)
  expect(() => findInstallation('file:///nowhere/at/all.js')).toThrow('No installation')
})
