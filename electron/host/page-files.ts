import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { contentPolicy, guardHeaders, mintNonce } from './page-policy'

/** One answer to a request for a part of the window, for whichever transport asked. */
export interface PageAnswer {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * Answers a request for `pathname` (as in a URL, still percent-encoded) from the folder of the built window.
 * Only files of known types inside the folder are ever read, wherever their links lead.
 */
export async function pageFile(
  folder: string,
  pathname: string,
  connect: readonly string[] = [],
): Promise<PageAnswer> {
  const file = await insideFolder(folder, pathname === '/' ? '/index.html' : pathname)
  const type = file && types[extname(file)]
  const content = type && (await readFile(file).catch(() => undefined))
  const nonce = mintNonce()
  const headers = { ...guardHeaders(), 'Content-Security-Policy': contentPolicy(nonce, connect) }
  if (!type || !content) {
    const body = Buffer.from('There is nothing here.\n')
    return { status: 404, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }, body }
  }
  const body = type.startsWith('text/html') ? withNonce(content, nonce) : content
  return { status: 200, headers: { ...headers, 'Content-Type': type }, body }
}

/** The file's real path, or undefined where the path leads out of the folder, to a hidden file or nowhere. */
async function insideFolder(folder: string, pathname: string): Promise<string | undefined> {
  const decoded = decodePath(pathname)
  if (
    decoded === undefined ||
    /[\0\\]/.test(decoded) ||
    decoded.split('/').some(part => part.startsWith('.'))
  ) {
    return undefined
  }
  const root = await realpath(folder).catch(() => undefined)
  const file = await realpath(resolve(folder, `.${decoded}`)).catch(() => undefined)
  if (!root || !file) return undefined
  const way = relative(root, file)
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : file
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

/** Tells the page the nonce of its policy, in the place that index.html keeps for it. */
function withNonce(html: Buffer, nonce: string): Buffer {
  const place = /(<meta\s+name="style-nonce"\s+content=")[^"]*(")/
  return Buffer.from(html.toString('utf8').replace(place, (_, before, after) => `${before}${nonce}${after}`))
}
