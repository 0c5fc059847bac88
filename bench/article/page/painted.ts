/** Resolves with the time at which the next frame has been drawn: style, layout and paint of it are over. */
export function painted(): Promise<number> {
  return new Promise(resolve =>
    requestAnimationFrame(() => {
      // The first task after the frame: nothing else comes between a frame’s callbacks and its painting.
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(null)
    }),
  )
}

/**
 * Draws frames until something is ready when one begins; resolves with the time at which the frame that has it was
 * drawn. To be asked for before that something is begun: what it does after its frame is not counted then.
 */
export async function paintedWhen(ready: () => boolean, within = 180_000): Promise<number> {
  const began = performance.now()
  for (;;) {
    let there = false
    requestAnimationFrame(() => {
      there = ready()
    })
    const at = await painted()
    // What was in the page before the frame is on the screen after it.
    if (there) return at
    if (at - began > within) throw new Error(`It was not drawn within ${within} ms.`)
  }
}
