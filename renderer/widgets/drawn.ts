/** Runs something when the next frame has been drawn: what it does belongs to the frame after. The answer calls it off. */
export function whenDrawn(run: () => void): () => void {
  let off = false
  const frame = requestAnimationFrame(() => {
    // The first task after the frame: nothing else comes between a frame’s callbacks and its painting.
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      if (!off) run()
    }
    channel.port2.postMessage(null)
  })
  return () => {
    off = true
    cancelAnimationFrame(frame)
  }
}
