/** Loads a script or a style sheet of a peer that is no module; resolves when it is there. */
export function asset(path: string): Promise<void> {
  const element = path.endsWith('.css')
    ? Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `/peers/${path}` })
    : Object.assign(document.createElement('script'), { src: `/peers/${path}` })
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve())
    element.addEventListener('error', () => reject(new Error(`${path} cannot be loaded.`)))
    document.head.append(element)
  })
}
