import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { compiledAtOnce } from '../scripts/compiled-at-once'
import { peersFolder } from './peers'
import { folderUntilTheEnd } from './until-the-end'

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

/** The pages that have been built in this run, by their folders: each takes some seconds, and several benches want the same at each scale. */
const built = new Map<string, Promise<string>>()

/** Serves a page of the bench, built as the window is, and the peers, from this machine until it is closed. */
export async function servePage(folder: string): Promise<ServedPage> {
  const building = built.get(folder) ?? buildPage(folder)
  built.set(folder, building)
  const page = await building
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://bench').pathname)
    const file = path.startsWith('/peers/')
      ? join(peersFolder, 'node_modules', path.slice('/peers/'.length))
      : join(page, path === '/' ? 'index.html' : path)
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
    },
  }
}

/** Where the page stands when it has been built. */
async function buildPage(folder: string): Promise<string> {
  const outDir = folderUntilTheEnd('page')
  await build({
    root: join(process.cwd(), folder),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), compiledAtOnce(), installedPeers()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
      modulePreload: { polyfill: false },
    },
  })
  return outDir
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
