/** Style sheets that could not be loaded. What the build puts around an import asks for each once, whatever comes of it. */
const missing = new Set<HTMLLinkElement>()

function note({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target)
}

/** Loads the program of a part of the window, and what it should look like, which an earlier try may have failed at. */
export async function wholePart<T>(load: () => Promise<T>): Promise<T> {
  // Listened for once, however often that is asked for.
  addEventListener('error', note, true)
  const program = await load()
  // Whose they are is not to be told: what another part still lacks keeps nobody from this one.
  await Promise.all([...missing].map(askAgain))
  return program
}

/** Resolves when it is there, or missing still: then whatever is loaded next asks for it again. */
async function askAgain(sheet: HTMLLinkElement): Promise<void> {
  missing.delete(sheet)
  const again = document.createElement('link')
  for (const { name, value } of sheet.attributes) again.setAttribute(name, value)
  await new Promise(resolve => {
    again.onload = resolve
    again.onerror = resolve
    sheet.replaceWith(again)
  })
}
