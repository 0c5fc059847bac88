import { describe, expect, test } from 'vitest'
import { type Step, totalLine, totals } from './totals.mjs'

const step = (fields: Partial<Step>): Step => ({ name: 'step', ok: true, seconds: 1, ...fields })
const unit = (passed: number, failed = 0, skipped = 0): Step =>
  step({
    ok: failed === 0,
    suite: 'vitest',
    report: { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: 0 },
  })
const journeys = (expected: number, unexpected = 0): Step =>
  step({
    ok: unexpected === 0,
    suite: 'playwright',
    report: { stats: { expected, unexpected, flaky: 0, skipped: 0 } },
  })
const line = (...steps: Step[]) => totalLine(totals(steps))

describe('the total of npm test', () => {
  test('adds the suites up', () => expect(line(unit(12), journeys(3))).toBe('15 passed, 0 failed'))
  test('names skipped tests', () => expect(line(unit(2, 1, 4))).toBe('2 passed, 1 failed, 4 skipped'))
  test('counts a failed type-check as one', () =>
    expect(line(step({ ok: false }), unit(5))).toBe('5 passed, 1 failed'))
  test('counts a suite that ran nothing as a failure', () => expect(line(unit(0))).toBe('0 passed, 1 failed'))
  test('counts a suite that left no report as a failure', () =>
    expect(line(step({ ok: false, suite: 'playwright' }))).toBe('0 passed, 1 failed'))
  test('does not overlook a suite that failed with all its tests passing', () =>
    expect(line({ ...unit(7), ok: false })).toBe('7 passed, 1 failed'))
})
