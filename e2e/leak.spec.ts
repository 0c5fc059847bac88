import { actsOfARound, roundOfWork } from '../bench/window/an-hour'
import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/*
 * Work leaves nothing behind in the window: after several rounds of it there are as many nodes and listeners as after
 * a few. `npm run bench -- --only memory` does an hour of it, on a large project.
 */
test('rounds of work leave no nodes and no listeners behind', async ({ workbench }) => {
  test.setTimeout(120_000)
  const { page } = workbench
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Close pane 2' }).click()
  const devtools = await page.context().newCDPSession(page)
  // When all that was asked for has been drawn and a further collection finds nothing more: on a busy machine what was
  // shown before the last act is let go of some frames after it.
  const counted = async () => {
    for (let last = Number.NaN; ; ) {
      await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
      await devtools.send('HeapProfiler.collectGarbage')
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
      if (nodes === last) return { nodes, listeners: jsEventListeners }
      last = nodes
    }
  }
  // The same each time, so that what is shown at the end is the same too.
  const rounds = async () => {
    for (const round of [0, 1]) await roundOfWork(page, round, round === 0)
  }
  // What is shown for the first time stays, hidden: from the second time on everything has been.
  await rounds()
  await rounds()
  const before = await counted()
  await rounds()
  const after = await counted()
  // What a round leaves behind would be there twice: a card, a row, a button are more than this.
  const acts = 2 * actsOfARound
  expect(after.nodes - before.nodes, `nodes left behind by ${acts} acts`).toBeLessThan(20)
  expect(after.listeners - before.listeners, `listeners left behind by ${acts} acts`).toBeLessThan(10)
})
