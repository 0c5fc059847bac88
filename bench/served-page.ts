import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { compiledAtOnce } from '../scripts/compiled-at-once'
import { peersFolder } from './peers'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

export interface ServedPage {
  readonly address: string
  close(): Promise<void>
}

/** Builds a page of the bench as the window is built and serves it, and the peers, from this machine until it is closed. */
export async function servePage(folder: string): Promise<ServedPage> {
  const built = await mkdtemp(join(tmpdir(), 'claimbench-bench-page-'))
  await build({
    root: join(process.cwd(), folder),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), compiledAtOnce(), installedPeers()],
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
      modulePreload: { polyfill: false },
    },
  })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://bench').pathname)
    const file = path.startsWith('/peers/')
      ? join(peersFolder, 'node_modules', path.slice('/peers/'.length))
      : join(built, path === '/' ? 'index.html' : path)
    readFile(file).then(
      body => {
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
      await rm(built, { recursive: true, force: true })
    },
  }
}

/** Finds a peer’s modules where they are installed, and leaves a hole where they are not: nobody asks for them then. */
function installedPeers(): Plugin {
  return {
    name: 'claimbench:peers',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.startsWith('@recogito/')) return null
      const found = await this.resolve(source, join(peersFolder, 'package.json'), {
        ...options,
        skipSelf: true,
      })
      return found ?? `\0absent:${source}:${importer ?? ''}`
    },
    load: id => (id.startsWith('\0absent:') ? 'export const createTextAnnotator = undefined' : null),
  }
}
