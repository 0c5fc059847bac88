import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest begin, so that none is left for the end, when there is nothing to run beside it. */
const long =
  /torture|ordeals|operations\/sequences|merge\/orders|probes|crash-table|reanchor-truth|contract\.test/
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: 'scripts/build-for-tests.mjs',
    // Processes and not threads: what a test takes of the processor is then its own, not its neighbour's as well.
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongFirst },
    // Only what has been caught in something takes as long: how busy the machine is decides over no test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        // The core and the engine keep nothing in their modules that one test could leave to the next, so theirs are
        // loaded once for all of them: half of the time went into loading.
        extends: true,
        test: {
          name: 'engine',
          include: ['{shared,electron,scripts,bench}/**/*.test.ts'],
          isolate: false,
          setupFiles: ['scripts/same-cases.test-setup.ts', 'electron/test-folders.test-setup.ts'],
        },
      },
      {
        // The window's store is one for the page, and so is much else in it.
        extends: true,
        test: {
          name: 'window',
          include: ['renderer/**/*.test.{ts,tsx}'],
          pool: 'threads',
          setupFiles: 'scripts/same-cases.test-setup.ts',
        },
      },
    ],
  },
})
