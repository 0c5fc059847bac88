import { stripVTControlCharacters } from 'node:util'
import { root } from './hosts.mjs'

/** What each suite's JSON report counts, as {passed, failed, skipped}. */
const counters = {
  vitest: report => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  // A flaky test passed in the end, but retries are off: it can only be one that was told to fail and did not.
  playwright: ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }),
}

/** The tests of each suite's JSON report that failed, as `{where, said}`: its file and titles, and what it said. */
const failuresIn = {
  vitest: ({ testResults = [] }) =>
    testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter(test => test.status === 'failed')
      // A file that could not be loaded has no test to say so.
      if (tests.length === 0) return status === 'failed' ? [{ where: name, said: message }] : []
      return tests.map(test => ({
        where: [name, ...test.ancestorTitles, test.title].join(' › '),
        said: test.failureMessages[0],
      }))
    }),
  playwright: ({ suites = [], errors = [] }) => [
    ...suites.flatMap(suite => failedSpecs(suite, [])),
    ...errors.map(error => ({ where: 'Playwright', said: error.message })),
  ],
}

function failedSpecs({ title, specs = [], suites = [] }, above) {
  const path = [...above, title]
  const failed = specs
    .filter(spec => !spec.ok)
    .map(spec => ({
      where: [...path, spec.title].join(' › '),
      said: spec.tests.flatMap(test => test.results).find(result => result.error)?.error.message,
    }))
  return [...failed, ...suites.flatMap(suite => failedSpecs(suite, path))]
}

/**
 * Adds up steps, each `{name, ok, seconds}` and for a suite of tests `suite` and its JSON `report`. A step that
 * failed without a failed test, or a suite without a test that ran, counts as one failure. Of each failed test its
 * name and the first line it said come below its step: whoever has only the end of a long log knows what to mend.
 */
export function totals(steps) {
  const sum = { passed: 0, failed: 0, skipped: 0, lines: [] }
  for (const step of steps) {
    const counted = countStep(step)
    sum.passed += counted.passed
    sum.failed += counted.failed
    sum.skipped += counted.skipped
    sum.lines.push(
      `${counted.failed ? '✗' : '✓'} ${step.name}: ${wording(step, counted)} (${step.seconds.toFixed(1)} s)`,
      ...failed(step),
    )
  }
  return sum
}

/** `N passed, N failed`, with `, N skipped` where there are any. */
export function totalLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}

function countStep({ ok, suite, report }) {
  const nothing = { passed: 0, failed: 0, skipped: 0 }
  if (!suite) return { ...nothing, failed: ok ? 0 : 1 }
  const counted = report ? counters[suite](report) : nothing
  const sound = ok && counted.passed + counted.failed > 0
  return { ...counted, failed: sound ? counted.failed : Math.max(1, counted.failed) }
}

function failed({ ok, suite, report }) {
  if (!suite) return []
  const found = report ? failuresIn[suite](report) : []
  // A process that died, or an error that no test was there to catch.
  if (found.length === 0)
    return ok ? [] : ['  ✗ no test says that it failed: what went wrong is further above']
  return found.map(({ where, said }) => `  ✗ ${within(where)}: ${firstLine(said)}`)
}

/** A file's path as it is in the project. */
const within = where => where.replace(`${root}/`, '')

const firstLine = said =>
  stripVTControlCharacters(said ?? '')
    .trim()
    .split('\n')[0] || 'it said nothing'

function wording({ ok, suite }, counted) {
  if (suite) return totalLine(counted)
  return ok ? 'fine' : 'failed'
}
