import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another machine, as far as a page can tell: it answers everything, and remembers whatever reached it. */
export interface Elsewhere {
  /** Its address, without a slash at the end. */
  readonly origin: string
  /** What has reached it, a line each; empty is what every probe must leave. */
  readonly reached: string[]
  close(): Promise<void>
}

const scripts = 'document.title = "a script from elsewhere ran"; export {}'

export async function startElsewhere(): Promise<Elsewhere> {
  const reached: string[] = []
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`)
    const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/html'
    response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' })
    response.end(type === 'text/javascript' ? scripts : '<title>elsewhere</title>')
  })
  server.on('upgrade', (request, socket) => {
    reached.push(`UPGRADE ${request.url}`)
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reached,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
