import type { Dirent } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, parse, resolve, sep } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { FolderView } from '#shared/api/views'

/** What a file dialog shows of a folder: folders first, then the files with one of the extensions (all, if none is named). */
export async function browse(
  folder: string | null,
  extensions: readonly string[],
): Promise<Reply<FolderView>> {
  const path = resolve(folder ?? homedir())
  let found: Dirent[]
  try {
    found = await readdir(path, { withFileTypes: true })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM')
      return failed('unreadable', 'You have no permission to look into this folder.', path)
    if (code === 'ENOTDIR') return browse(dirname(path), extensions)
    return failed('not-found', 'This folder is no longer there.', path)
  }
  const endings = extensions.map(extension => `.${extension.toLowerCase()}`)
  const wanted = (name: string) =>
    endings.length === 0 || endings.some(ending => name.toLowerCase().endsWith(ending))
  // What is plainly a file of another kind need not be looked at any closer: there may be thousands.
  const visible = found.filter(({ name }) => !name.startsWith('.'))
  const asked = visible.filter(each => !each.isFile() || wanted(each.name)).map(({ name }) => name)
  const entries = (await Promise.all(asked.map(name => entry(path, name)))).flatMap(each => each ?? [])
  const shown = entries.filter(({ kind, name }) => kind === 'folder' || wanted(name))
  shown.sort((a, b) =>
    a.kind === b.kind
      ? a.name.localeCompare(b.name, undefined, { numeric: true })
      : a.kind === 'folder'
        ? -1
        : 1,
  )
  return done({
    folder: path,
    parent: dirname(path) === path ? null : dirname(path),
    trail: trail(path),
    places: await places(),
    entries: shown,
  })
}

/** Makes a folder and shows it. A name is one name: it leads nowhere else. */
export async function makeFolder(folder: string, name: string): Promise<Reply<FolderView>> {
  if (name !== basename(name) || name === '.' || name === '..' || /[\\/:*?"<>|\0]/.test(name)) {
    return failed('malformed', 'A folder’s name cannot contain \\ / : * ? " < > |.')
  }
  const path = join(folder, name)
  try {
    await mkdir(path)
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    return failed(
      there ? 'exists' : 'disk',
      there ? 'There is a folder of that name already.' : 'The folder could not be made here.',
      path,
    )
  }
  return browse(path, [])
}

async function entry(folder: string, name: string): Promise<FolderView['entries'][number] | undefined> {
  const path = join(folder, name)
  try {
    const found = await stat(path)
    if (!found.isDirectory() && !found.isFile()) return undefined
    return {
      name,
      path,
      kind: found.isDirectory() ? 'folder' : 'file',
      size: found.size,
      changed: found.mtime.toISOString(),
    }
  } catch {
    return undefined // a dangling link, or gone since it was listed
  }
}

function trail(path: string): { name: string; path: string }[] {
  const { root } = parse(path)
  const steps = [{ name: root === '/' ? 'Computer' : root, path: root }]
  let at = root
  for (const name of path.slice(root.length).split(sep).filter(Boolean)) {
    at = join(at, name)
    steps.push({ name, path: at })
  }
  return steps
}

async function places(): Promise<{ name: string; path: string }[]> {
  const home = homedir()
  const usual = [
    { name: 'Home', path: home },
    ...['Desktop', 'Documents', 'Downloads'].map(name => ({ name, path: join(home, name) })),
  ]
  const there = await Promise.all(
    usual.map(place =>
      stat(place.path).then(
        found => found.isDirectory(),
        () => false,
      ),
    ),
  )
  return usual.filter((_, index) => there[index])
}
