/** What the frames of a while were like, in milliseconds. */
export interface Frames {
  readonly count: number
  /** From one frame to the next, the longest. */
  readonly longest: number
  /** The longest that the page itself was busy with one: from its first task to its painting. */
  readonly busiest: number
}

/** Watches frames until it is asked what they were like. */
export function watchFrames(): () => Promise<Frames> {
  let last = 0
  let [count, longest, busiest] = [0, 0, 0]
  let over = false
  const tick = () => {
    if (over) return
    // Not the time that the frame is given: behind a long task, that is when the frame was due and not when it came.
    const now = performance.now()
    if (count++ > 0) longest = Math.max(longest, now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  // Only frames of more than 50 ms are told of.
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) busiest = Math.max(busiest, duration)
  }
  const observer = new PerformanceObserver(list => take(list.getEntries()))
  observer.observe({ type: 'long-animation-frame' })
  return () =>
    new Promise(resolve =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          over = true
          take(observer.takeRecords())
          observer.disconnect()
          resolve({ count, longest, busiest })
        }),
      ),
    )
}
