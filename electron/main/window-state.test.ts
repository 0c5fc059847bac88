import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../test-folders.test-support'
import { keepWindowState, placeWindow, readWindowState, smallest } from './window-state'

const screen = (x: number, y: number, width = 1920, height = 1040) => ({ workArea: { x, y, width, height } })
const left = { x: 100, y: 50, width: 1000, height: 700, maximised: false }

describe('where the window is put', () => {
  test.each([
    ['as it was left', left, [screen(0, 0)], { x: 100, y: 50, width: 1000, height: 700 }],
    [
      'on the second display',
      { ...left, x: 2000 },
      [screen(0, 0), screen(1920, 0)],
      { x: 2000, y: 50, width: 1000, height: 700 },
    ],
    ['anew where that display is gone', { ...left, x: 2000 }, [screen(0, 0)], { width: 1000, height: 700 }],
    [
      'anew where its edge is above every display',
      { ...left, y: -500 },
      [screen(0, 0)],
      { width: 1000, height: 700 },
    ],
    [
      'anew where its edge is below every display',
      { ...left, y: 1030 },
      [screen(0, 0)],
      { width: 1000, height: 700 },
    ],
    [
      'partly outside, where enough of it shows',
      { ...left, x: -800 },
      [screen(0, 0)],
      { x: -800, y: 50, width: 1000, height: 700 },
    ],
    [
      'no larger than the display',
      { ...left, width: 5000, height: 5000 },
      [screen(0, 0, 1200, 800)],
      { x: 100, y: 50, width: 1200, height: 800 },
    ],
    [
      'no smaller than can be used',
      { ...left, width: 1, height: 1 },
      [screen(0, 0)],
      { width: smallest.width, height: smallest.height },
    ],
    ['in the usual size at first', undefined, [screen(0, 0)], { width: 1440, height: 920 }],
    ['in what fits at first', undefined, [screen(0, 0, 1280, 760)], { width: 1280, height: 760 }],
    ['somewhere even without a display', left, [], { width: 1000, height: 700 }],
  ])('%s', (_, state, displays, place) => {
    expect(placeWindow(state, displays)).toEqual(place)
  })
})

describe('the record', () => {
  const folder = () => testFolder('window')

  test('is read back as it was kept, into a folder that need not be there yet', () => {
    const inside = join(folder(), 'new')
    keepWindowState(inside, left)
    expect(readWindowState(inside)).toEqual(left)
  })

  test.each(['', '{', 'null', '[]', '{"x":"a"}', '{"x":1e9,"y":0,"width":1,"height":1,"maximised":false}'])(
    'that makes no sense counts as none: %s',
    text => {
      const inside = folder()
      writeFileSync(join(inside, 'window.json'), text)
      expect(readWindowState(inside)).toBeUndefined()
    },
  )

  test('that cannot be written costs nothing more', () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    expect(() => keepWindowState(file, left)).not.toThrow()
  })
})
