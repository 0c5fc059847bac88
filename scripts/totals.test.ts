import { describe, expect, test } from 'vitest'
import { root } from './hosts.mjs'
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
    expect(totals([{ ...unit(7), ok: false }])).toMatchObject({
      failed: 1,
      lines: [
        '✗ step: 7 passed, 1 failed (1.0 s)',
        '  ✗ no test says that it failed: what went wrong is further above',
      ],
    }))
  test('names each unit test that failed, and the first line it said', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 2,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        {
          name: `${root}/shared/a.test.ts`,
          status: 'failed',
          assertionResults: [
            { ancestorTitles: ['a span'], title: 'holds', status: 'passed', failureMessages: [] },
            {
              ancestorTitles: ['a span'],
              title: 'fails',
              status: 'failed',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat'],
            },
          ],
        },
        {
          name: `${root}/shared/b.test.ts`,
          status: 'failed',
          message: 'no such import',
          assertionResults: [],
        },
      ],
    }
    expect(totals([step({ ok: false, suite: 'vitest', report })]).lines).toEqual([
      '✗ step: 1 passed, 2 failed (1.0 s)',
      '  ✗ shared/a.test.ts › a span › fails: expected 1',
      '  ✗ shared/b.test.ts: no such import',
    ])
  })
  test('names each journey that failed, and what went wrong beside them', () => {
    const spec = (title: string, ...errors: string[]) => ({
      title,
      ok: errors.length === 0,
      tests: [{ results: errors.map(message => ({ error: { message } })) }],
    })
    const report = {
      stats: { expected: 1, unexpected: 2, flaky: 0, skipped: 0 },
      suites: [
        {
          title: 'tag.spec.ts',
          specs: [spec('goes well'), spec('goes wrong', 'Error: too late\n  at')],
          suites: [{ title: 'by keys', specs: [spec('goes wrong', 'Error: no key')] }],
        },
      ],
      errors: [{ message: 'no browser' }],
    }
    expect(totals([step({ ok: false, suite: 'playwright', report })]).lines.slice(1)).toEqual([
      '  ✗ tag.spec.ts › goes wrong: Error: too late',
      '  ✗ tag.spec.ts › by keys › goes wrong: Error: no key',
      '  ✗ Playwright: no browser',
    ])
  })
})
