import type { Label } from '#shared/model/records'
import { evidenceCommands, stanceCommand } from '../evidence/evidence-commands'
import { readerKeys } from '../reader/keys'
import { type Command, useCommands } from '../shell/commands'
import { setActivePane, useWorkbench } from '../store'
import { withArticle, writable } from './available'
import { useMarkingDesk } from './desk'
import { keys } from './keys'
import { label } from './labelling'
import { markingCommands, mentionCommands } from './marking-commands'
import { swapPanes } from './pane-header'
import { activeReader, focusPane } from './readers'

const state = () => useWorkbench.getState()

/**
 * Everything that can be done with articles and what is marked in them. Stands in the window whatever its view, so
 * that the palette and the overlay name it everywhere; it runs in the articles' view only.
 */
export function AnnotateCommands(): null {
  const labels = useWorkbench(({ head }) => head?.labels ?? none)
  const stances = useWorkbench(({ head }) => head?.stances ?? none)
  const open = useWorkbench(({ head }) => head !== null)
  // Those that stand later are asked first: while a link is made, its keys come before all others.
  const commands = [
    ...reading,
    ...panes,
    ...markingCommands,
    ...mentionCommands,
    ...labels.map(labelCommand),
    ...evidenceCommands,
    ...stances.map(stanceCommand),
  ]
  useCommands(open ? commands.map(inArticles) : none)
  return null
}

const none: readonly never[] = []

function inArticles(command: Command): Command {
  const elsewhere = command.keys?.includes('Escape') ? false : 'In the view Articles.'
  return {
    ...command,
    when: () => (state().workspace.view === 'articles' ? (command.when?.() ?? true) : elsewhere),
  }
}

function labelCommand(one: Label): Command {
  return {
    id: `claim.label.${one.id}`,
    title: `Mark as ${one.name}`,
    group: 'Claims',
    ...(one.key && { keys: [one.key.toUpperCase()] }),
    also: ['label', 'claim', one.description],
    when: () => (withArticle() === true ? writable() : withArticle()),
    run: () => void label(one.id),
  }
}

/** As the registry writes the keys that the reader names as a browser does. */
function written(key: string): string {
  if (key === ' ' || key === 'Shift+ ') return key.replace(' ', 'Space')
  return key.replace('Arrow', '').replace(/^[a-z]$/, letter => letter.toUpperCase())
}

/** The keys go to the text, or to nothing else in particular: then they may wake it. */
function readerListens(id: string): boolean {
  if (!activeReader()) return false
  const { activeElement, body } = document
  if (activeElement === body || activeElement?.tagName === 'MAIN') return !id.startsWith('span.')
  return activeElement?.closest('.ProseMirror') !== null && activeElement !== null
}

/** The reader answers its own keys while it has the focus; here they are named, and get their letters. */
const reading: Command[] = readerKeys
  .filter(({ id }) => id !== 'clear')
  .map(({ id, keys: own, title }) => ({
    id: `reader.${id}`,
    title,
    group: 'Reading',
    keys: own.map(written),
    onlyByKey: true,
    when: () => readerListens(id),
    run: () => {
      activeReader()?.focus()
      activeReader()?.run(id)
    },
  }))

const panes: Command[] = [
  {
    id: 'pane.other',
    title: 'Go to the other pane',
    group: 'Panes',
    keys: [keys.otherPane],
    when: () => state().workspace.panes.length > 1 || 'Only one article is open.',
    run: () => goToPane(1 - state().workspace.activePane),
  },
  {
    id: 'pane.first',
    title: 'Go to the first pane',
    group: 'Panes',
    keys: [keys.firstPane],
    when: () => state().workspace.panes.length > 0 || 'Open an article first.',
    run: () => goToPane(0),
  },
  {
    id: 'pane.second',
    title: 'Go to the second pane',
    group: 'Panes',
    keys: [keys.secondPane],
    when: () => state().workspace.panes.length > 1 || 'Only one article is open.',
    run: () => goToPane(1),
  },
  {
    id: 'pane.beside',
    title: 'Open another article beside…',
    group: 'Panes',
    keys: [keys.beside],
    when: withArticle,
    run: () => useMarkingDesk.setState({ choosing: 'beside' }),
  },
  {
    id: 'pane.swap',
    title: 'Swap the panes',
    group: 'Panes',
    when: () => state().workspace.panes.length > 1 || 'Only one article is open.',
    run: swapPanes,
  },
]

function goToPane(pane: number): void {
  setActivePane(pane)
  focusPane(pane)
}
