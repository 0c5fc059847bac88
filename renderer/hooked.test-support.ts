import { parseHTML } from 'linkedom'
import { act, createElement } from 'react'
import { vi } from 'vitest'

/* A hook as a part of the window uses it, in a page of its own. */

/** What the hook says with what it is given, now and after each `give`; `settle` lets come what it waits for. */
export async function hooked<Given, Said>(use: (given: Given) => Said, given: Given) {
  const { window, document } = parseHTML('<!doctype html><body><main></main></body>')
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', document)
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const { createRoot } = await import('react-dom/client')
  const root = createRoot(document.querySelector('main') as unknown as Element)
  let said: Said
  function Part(props: { given: Given }) {
    said = use(props.given)
    return null
  }
  const give = (next: Given) => act(async () => root.render(createElement(Part, { given: next })))
  await give(given)
  return {
    give,
    settle: (does: () => unknown = () => undefined) => act(async () => void (await does())),
    said: () => said,
    leave: () => act(async () => root.unmount()),
  }
}
