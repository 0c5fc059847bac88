import { existsSync } from 'node:fs'
import type { FileRequest } from '#shared/api/contract'
import type { DialogParent, DialogPort } from './electron-api'

/** Asks for files with the system's own dialog. An empty list: cancelled. */
export async function askForFiles(
  dialog: DialogPort,
  window: DialogParent,
  request: FileRequest,
  platform: NodeJS.Platform,
): Promise<readonly string[]> {
  const common = {
    title: request.title,
    buttonLabel: request.button,
    filters: request.filters.map(filter => ({
      name: filter.name,
      // macOS knows a file by what follows its last dot.
      extensions: filter.extensions.map(extension =>
        platform === 'darwin' ? lastPart(extension) : extension,
      ),
    })),
  }
  if (request.kind === 'save') return askWhereToSave(dialog, window, request, common)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...common,
    ...(request.suggested !== undefined && { defaultPath: request.suggested }),
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  })
  return canceled ? [] : filePaths
}

/** The name gets its extension where the analyst left it out; a file that then turns out to exist is asked about again. */
async function askWhereToSave(
  dialog: DialogPort,
  window: DialogParent,
  request: FileRequest,
  common: { title: string; buttonLabel: string; filters: { name: string; extensions: string[] }[] },
): Promise<readonly string[]> {
  let suggested = request.suggested
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      ...common,
      ...(suggested !== undefined && { defaultPath: suggested }),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || !filePath) return []
    const path = withExtension(filePath, request)
    if (path === filePath || !existsSync(path)) return [path]
    suggested = path
  }
}

function withExtension(path: string, { filters }: FileRequest): string {
  const extensions = filters.flatMap(filter => filter.extensions).filter(extension => extension !== '*')
  const [wanted] = extensions
  if (wanted === undefined || extensions.some(extension => path.endsWith(`.${extension}`))) return path
  // `name.json` for a `claimbench.json` has the end of it already.
  const end = `.${lastPart(wanted)}`
  return `${path.endsWith(end) ? path.slice(0, -end.length) : path}.${wanted}`
}

const lastPart = (extension: string): string => extension.split('.').at(-1) ?? extension
