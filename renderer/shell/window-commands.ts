import {
  closeProject,
  isUnderWay,
  openSample,
  redo,
  setSettings,
  setView,
  undo,
  useWorkbench,
} from '../store'
import { say } from '../widgets'
import { type Command, useCommands } from './commands'
import { elsewhere } from './commands/elsewhere'
import { askName } from './frame/annotator'
import { openAllKeys, openPalette } from './palette/palette-state'
import { askNewProject } from './project/new-project'
import { chooseProject, saveCopyAndSay } from './project/project-files'
import { askProjectTitle } from './project/rename-project'
import { saveNow } from './project/save'
import { views } from './views'

const state = useWorkbench.getState
const isOpen = () => state().head !== null
const canWrite = () => isOpen() && (state().head?.readOnly ? 'The project is read-only.' : true)

/** What can be done wherever the analyst is. */
export function useWindowCommands(): void {
  const undoes = useWorkbench(({ head }) => head?.undo)
  const redoes = useWorkbench(({ head }) => head?.redo)
  useCommands([
    ...windowCommands,
    {
      id: 'edit.undo',
      title: undoes ? `Undo: ${undoes}` : 'Undo',
      group: 'Project',
      keys: ['Mod+Z'],
      when: () => (state().head?.undo || isUnderWay() ? canWrite() : isOpen() && 'There is nothing to undo.'),
      run: () => void undo().then(what => what && say(`Undone: ${what}`)),
    },
    {
      id: 'edit.redo',
      title: redoes ? `Redo: ${redoes}` : 'Redo',
      group: 'Project',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      when: () => (state().head?.redo ? canWrite() : isOpen() && 'There is nothing to redo.'),
      run: () => void redo().then(what => what && say(`Redone: ${what}`)),
    },
  ])
}

const goTo: Command[] = views.map(view => ({
  id: `view.${view.name}`,
  title: `Go to ${view.title.toLowerCase()}`,
  group: 'Go',
  keys: [view.keys],
  when: isOpen,
  run: () => setView(view.name),
}))

const project: Command[] = [
  {
    id: 'project.new',
    title: 'New project…',
    group: 'Project',
    keys: ['Mod+Alt+N'],
    run: askNewProject,
  },
  { id: 'project.open', title: 'Open…', group: 'Project', keys: ['Mod+O'], run: () => void chooseProject() },
  {
    id: 'project.sample',
    title: 'Sample project',
    group: 'Project',
    also: ['example', 'demo', 'tutorial'],
    run: () => void openSample(),
  },
  {
    id: 'project.rename',
    title: 'Rename the project…',
    group: 'Project',
    also: ['title'],
    when: canWrite,
    run: askProjectTitle,
  },
  {
    id: 'project.save',
    title: 'Save',
    group: 'Project',
    keys: ['Mod+S'],
    also: ['write', 'disk', 'fold'],
    // Under a dialog too: the browser would offer to save the page.
    always: true,
    when: () => (isOpen() ? canWrite() : 'No project is open.'),
    run: () => void saveNow(),
  },
  {
    id: 'project.saveCopy',
    title: 'Save a copy…',
    group: 'Project',
    keys: ['Mod+Shift+S'],
    also: ['save as', 'backup'],
    when: isOpen,
    run: () => void saveCopyAndSay(),
  },
  {
    id: 'project.close',
    title: 'Close the project',
    group: 'Project',
    when: isOpen,
    run: () => void closeProject(),
  },
]

const inViews: Command[] = [
  elsewhere('articles', {
    id: 'articles.list',
    title: 'Go to the list of articles',
    group: 'Articles',
    keys: ['G L'],
    when: isOpen,
  }),
  elsewhere('review', {
    id: 'review.open',
    title: 'Compare with a teammate’s file…',
    group: 'Project',
    also: ['review', 'merge', 'diff', 'teammate', 'version'],
    when: isOpen,
  }),
  elsewhere('history', {
    id: 'snapshots.show',
    title: 'Compare with a snapshot…',
    group: 'Project',
    also: ['backup', 'restore', 'earlier version', 'go back'],
    when: isOpen,
  }),
  elsewhere('history', {
    id: 'snapshots.take',
    title: 'Take a snapshot…',
    group: 'Project',
    also: ['backup', 'keep', 'version'],
    when: canWrite,
  }),
  elsewhere('export', {
    id: 'export.dataset',
    title: 'Export the dataset…',
    group: 'Project',
    keys: ['Mod+E'],
    also: ['JSON', 'save as'],
    when: isOpen,
  }),
]

const themes: Command[] = (['system', 'light', 'dark'] as const).map(theme => ({
  id: `window.theme.${theme}`,
  title: theme === 'system' ? 'Light or dark as the desktop has it' : theme === 'light' ? 'Light' : 'Dark',
  group: 'Window',
  also: ['theme', 'appearance', 'colours', 'mode'],
  checked: () => state().settings.theme === theme,
  run: () => void setSettings({ theme }),
}))

const sizes = { smallest: 12, usual: 18, largest: 32 }
const window: Command[] = [
  {
    id: 'window.palette',
    title: 'Search, or run a command',
    group: 'Window',
    keys: ['Mod+K', '/'],
    onlyByKey: true,
    run: openPalette,
  },
  {
    id: 'window.keys',
    title: 'All keys',
    group: 'Window',
    keys: ['?'],
    also: ['shortcuts', 'help'],
    run: openAllKeys,
  },
  {
    id: 'window.name',
    title: 'Set the name you annotate under…',
    group: 'Window',
    also: ['annotator', 'analyst', 'user'],
    run: askName,
  },
  ...themes,
  textSize('larger', 'Larger text', 'Alt++', +1),
  textSize('smaller', 'Smaller text', 'Alt+-', -1),
  {
    id: 'window.text.usual',
    title: 'Text in its usual size',
    group: 'Window',
    keys: ['Alt+0'],
    run: () => void setSettings({ textSize: sizes.usual }),
  },
]

function textSize(name: string, title: string, keys: string, by: number): Command {
  const next = () => state().settings.textSize + by
  return {
    id: `window.text.${name}`,
    title,
    group: 'Window',
    keys: [keys],
    also: ['font size', 'zoom'],
    when: () => (next() >= sizes.smallest && next() <= sizes.largest ? true : 'It goes no further.'),
    run: () => void setSettings({ textSize: next() }),
  }
}

const windowCommands = [...goTo, ...project, ...inViews, ...window]
