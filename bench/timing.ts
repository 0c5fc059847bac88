/** The time that the processor has spent on this process so far, in milliseconds: what else runs here does not count. */
export function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/**
 * Begins to count how long somebody waits for this process, in milliseconds: the lesser of processor time and time on the
 * clock. The collector of garbage and the compiler work beside us in threads of their own, whose time is the process’s
 * but keeps nobody waiting, and on the clock everything counts that other processes do meanwhile. Neither is ever less
 * than what the thread has worked.
 */
export function waiting(): () => number {
  const [processor, clock] = [spent(), performance.now()]
  return () => Math.min(spent() - processor, performance.now() - clock)
}

/**
 * What `act` gave, the processor time that it took, and the longest that it went on without letting others have a turn,
 * by `waiting`, in milliseconds.
 */
export async function watched<T>(
  act: () => Promise<T>,
): Promise<{ readonly value: T; readonly took: number; readonly longestBlock: number }> {
  let longestBlock = 0
  const first = spent()
  let since = waiting()
  let over = false
  const note = () => {
    longestBlock = Math.max(longestBlock, since())
    since = waiting()
  }
  const tick = () => {
    note()
    if (!over) setImmediate(tick)
  }
  setImmediate(tick)
  const value = await act()
  note()
  over = true
  return { value, took: spent() - first, longestBlock }
}

/**
 * Lets go of everything unused, and waits until that is over: the collector goes on beside us for a while, and the time
 * that it takes would be counted with what comes next.
 */
export async function swept(): Promise<void> {
  if (!globalThis.gc) return
  globalThis.gc()
  for (let looks = 0, last = spent(); looks < 200; looks++) {
    await new Promise(resolve => setTimeout(resolve, 5))
    const now = spent()
    if (now - last < 1) return
    last = now
  }
}

/**
 * Carries out each act once a round, one after the other, so that whatever else the machine does befalls all of them;
 * every round begins with another one. An act resolves with its figure or with several by name. Resolves with the
 * figures of every round, by name.
 */
export async function interleaved(
  rounds: number,
  acts: Readonly<Record<string, () => Promise<number | Readonly<Record<string, number>>>>>,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const figures: Record<string, number[]> = {}
  const names = Object.keys(acts)
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] as string
      await swept()
      const figure = await acts[name]?.()
      const several = typeof figure === 'number' ? { [name]: figure } : (figure ?? {})
      for (const [each, value] of Object.entries(several)) (figures[each] ??= []).push(value)
    }
  }
  return figures
}
