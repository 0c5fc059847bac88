/** How often is looked, in milliseconds. */
const often = 5

/**
 * Watches for how long at a time this process's own work keeps everything else in it waiting. `end` gives the longest,
 * in milliseconds of processor time: what other programs take of the machine meanwhile does not count.
 */
export function watchHolds(): { end(): number } {
  let longest = 0
  let before = process.cpuUsage()
  const look = () => {
    const { user, system } = process.cpuUsage(before)
    longest = Math.max(longest, (user + system) / 1_000)
    before = process.cpuUsage()
  }
  const timer = setInterval(look, often)
  return {
    end() {
      look()
      clearInterval(timer)
      return Math.round(longest)
    },
  }
}
