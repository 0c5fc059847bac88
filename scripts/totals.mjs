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

/**
 * Adds up steps, each `{name, ok, seconds}` and for a suite of tests `suite` and its JSON `report`. A step that
 * failed without a failed test, or a suite without a test that ran, counts as one failure.
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

function wording({ ok, suite }, counted) {
  if (suite) return totalLine(counted)
  return ok ? 'fine' : 'failed'
}
