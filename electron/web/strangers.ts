import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps connections that have shown no right to be here from crowding out the window: only so many may wait at
 * once, and the one that has waited longest makes room for the next. Returns what to call once one is known.
 */
export function limitStrangers(server: Server, most: number): (socket: Socket) => void {
  const strangers = new Set<Socket>()
  server.on('connection', socket => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    if (strangers.size <= most) return
    const [longest] = strangers
    longest?.destroy()
  })
  return socket => {
    strangers.delete(socket)
  }
}
