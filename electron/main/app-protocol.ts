import { pageFile } from '../host/page-files'
import type { ElectronApi } from './electron-api'

const scheme = 'claimbench'
/** The address of the window. It is an origin of its own, unlike a file's, and reaches the page's folder alone. */
export const pageAddress = `${scheme}://app/`

/** Whether an address is the window's own page or a part of it. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${scheme}:` && host === 'app' && username === '' && password === ''
}

/** To be called before Electron is ready. */
export function declareScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the built window from `pageFolder`, with its policy. */
export function servePage({ protocol }: Pick<ElectronApi, 'protocol'>, pageFolder: string): void {
  protocol.handle(scheme, async request => {
    if (!isOwnAddress(request.url) || request.method !== 'GET') return new Response(null, { status: 403 })
    const { status, headers, body } = await pageFile(pageFolder, new URL(request.url).pathname)
    return new Response(new Uint8Array(body), { status, headers })
  })
}
