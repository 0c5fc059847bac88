import { expect, test, vi } from 'vitest'
import { closeTopLayer, enterLayer, underLayer } from './layers'

test('of several dialogs the topmost is closed, in whichever order they go', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  expect(underLayer()).toBe(false)
  expect(closeTopLayer()).toBe(false)
  const leaveFirst = enterLayer(first)
  const leaveSecond = enterLayer(second)
  expect(underLayer()).toBe(true)
  expect(closeTopLayer()).toBe(true)
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([0, 1])
  leaveFirst()
  expect(underLayer()).toBe(true)
  closeTopLayer()
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([0, 2])
  leaveSecond()
  expect(underLayer()).toBe(false)
})

test('one that is entered twice, as React’s strict mode does, is left twice', () => {
  const close = vi.fn()
  const leaves = [enterLayer(close), enterLayer(close)]
  leaves[0]?.()
  expect(underLayer()).toBe(true)
  leaves[1]?.()
  expect(underLayer()).toBe(false)
})
