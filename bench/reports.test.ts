import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../electron/test-folders.test-support'
import type { Measured } from './bench'
import { mergedReports, resultOf } from './reports'

const bench = { what: 'something', unit: 'one' }
const measured = (scale: number, value: number): Measured => ({
  ...{ scale, rounds: 1, notRun: [] },
  rows: [{ name: 'ours', unit: 'ms', values: [value] }],
})
const failed = (scale: number): Measured => ({
  ...{ scale, rounds: 1, rows: [] },
  notRun: [{ name: 'all of it', why: 'it failed' }],
})

test('of several runs the last counts at each scale, and one that failed takes no other’s place', () => {
  const folder = testFolder('reports')
  const kept = (began: string, all: readonly Measured[]) => {
    const file = join(folder, `${began}.json`)
    writeFileSync(file, JSON.stringify({ began, results: [resultOf('lists', bench, all)] }))
    return file
  }
  const later = kept('2025-01-02', [failed(1), measured(4, 20), failed(16)])
  const merged = mergedReports([later, kept('2025-01-01', [measured(1, 1), measured(4, 2)])])
  expect(merged.get('lists')).toEqual([measured(1, 1), measured(4, 20), failed(16)])
})
