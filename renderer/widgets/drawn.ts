/** Runs something when the next frame has been drawn: what it does belongs to the frame after. The answer calls it off. */
export function whenDrawn(run: () => void): () => void {
  let off = false
  // The first task after the frame: nothing else comes between a frame’s callbacks and its painting.
  const frame = requestAnimationFrame(() => inNextTask(() => off || run()))
  return () => {
    off = true
    cancelAnimationFrame(frame)
  }
}

/** Runs something in a task of its own, the next there is. */
export function inNextTask(run: () => void): void {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    channel.port1.close()
    run()
  }
  channel.port2.postMessage(null)
}
