import type { ImportSource } from '#shared/api/contract'
import { askForFiles } from '../../shell/ask-for-files'
import { call, reportProblem } from '../../store'
import { enlist, isWanted, type Offered, settle, useAdding } from './adding'

/** The largest file that the engine takes for an article, in bytes. */
const largest = 20 * 1024 * 1024
const filters = [
  { name: 'Articles', extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'xhtml'] },
  { name: 'All files', extensions: ['*'] },
]

/** Asks which files, and reads them in. */
export async function chooseFiles(): Promise<void> {
  const reply = await askForFiles({
    kind: 'open',
    title: 'Add articles',
    button: 'Add',
    multiple: true,
    filters,
  })
  if (!reply.ok) return reportProblem(reply.problem)
  await readIn(reply.value.map(path => ({ file: nameOf(path), source: async () => ({ path }) })))
}

/** Reads in files that were dropped or pasted. */
export async function offerFiles(files: readonly File[]): Promise<void> {
  await readIn(files.map(file => ({ file: file.name, source: () => sourceOf(file) })))
}

/** Reads in what was pasted: as the page it came from where it is one, and else as text. */
export async function offerPaste(text: string, html: string): Promise<void> {
  const isPage = /<(p|h[1-6]|li|blockquote|article|table|div|br)[\s/>]/i.test(html)
  const source: ImportSource = { pasted: isPage ? html : text, html: isPage }
  await readIn([{ file: 'Pasted text', pasted: true, source: async () => source }])
}

/** One after the other, so that the first can be looked at while the rest is read; what is taken off the list is not. */
async function readIn(offered: readonly Offered[]): Promise<void> {
  if (offered.length === 0) return
  const ids = enlist(offered)
  for (const [i, { source }] of offered.entries()) {
    const id = ids[i]
    if (id !== undefined && isWanted(id)) settle(id, await propose(id, await source()))
  }
}

/** What is seen in it. Where it is taken off the list meanwhile, or the dialog is left, the engine stops reading it. */
async function propose(id: number, source: ImportSource | { readonly problem: string }) {
  if ('problem' in source) return source
  const task = crypto.randomUUID()
  const forget = useAdding.subscribe(() => {
    if (isWanted(id)) return
    forget()
    void call('tasks.cancel', { task })
  })
  const reply = await call('articles.propose', { sources: [source], task })
  forget()
  if (!reply.ok) return { problem: reply.problem.message }
  const [found] = reply.value
  if (!found) return { problem: 'The engine has said nothing about this file.' }
  return found.ok ? found.proposal : { problem: found.message }
}

async function sourceOf(file: File): Promise<ImportSource | { readonly problem: string }> {
  if (file.size > largest) {
    return {
      problem: `“${file.name}” is larger than the 20 MB an article may have. Split it and add the parts.`,
    }
  }
  try {
    return { name: file.name, base64: await base64Of(file) }
  } catch {
    // A folder is offered as a file that cannot be read.
    return { problem: `“${file.name}” cannot be read. If it is a folder, open it and drop the files in it.` }
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path
