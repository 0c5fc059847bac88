import { leadKeysToDialog, useCommands } from '../shell/commands'
import { useWorkbench } from '../store'
import { later } from '../widgets'
import { chooseReview, takeBack } from './asking'
import { closePacks, showPacks, usePacksDialog } from './state'

const HandOutDialog = later('Handing out', async () => (await import('./hand-out-dialog')).HandOutDialog, {
  leadKeys: leadKeysToDialog,
  close: closePacks,
})
const PacksOutDialog = later(
  'What is handed out',
  async () => (await import('./packs-out-dialog')).PacksOutDialog,
  { leadKeys: leadKeysToDialog, close: closePacks },
)
const SendReviewDialog = later(
  'Sending a review',
  async () => (await import('./send-review-dialog')).SendReviewDialog,
  { leadKeys: leadKeysToDialog, close: closePacks },
)
const ApplyReviewDialog = later(
  'Applying a review',
  async () => (await import('./apply-review-dialog')).ApplyReviewDialog,
  { leadKeys: leadKeysToDialog, close: closePacks },
)

const isOpen = () => useWorkbench.getState().head !== null
const canWrite = () =>
  isOpen() && (useWorkbench.getState().head?.readOnly ? 'The project is read-only.' : true)
const group = 'Project'

/** Handing work out and taking it back, wherever the analyst is. */
export function PacksHost() {
  const open = usePacksDialog(state => state.open)
  const head = useWorkbench(state => state.head)
  useCommands([
    {
      id: 'packs.handOut',
      title: 'Hand out articles…',
      group,
      also: ['pack', 'assign', 'teammate', 'work package', 'distribute'],
      when: canWrite,
      run: () => showPacks({ kind: 'hand-out' }),
    },
    {
      id: 'packs.show',
      title: 'What is handed out…',
      group,
      also: ['packs', 'assigned', 'out'],
      when: isOpen,
      run: () => showPacks({ kind: 'out' }),
    },
    {
      id: 'packs.takeBack',
      title: 'Take back what was handed out…',
      group,
      also: ['pack', 'merge', 'return', 'results'],
      when: isOpen,
      run: () => void takeBack(),
    },
    {
      id: 'reviewPacks.send',
      title: 'Send the review…',
      group,
      also: ['verdicts', 'comments', 'mail', 'review pack'],
      when: isOpen,
      run: () => showPacks({ kind: 'send' }),
    },
    {
      id: 'reviewPacks.apply',
      title: 'Apply a review…',
      group,
      also: ['verdicts', 'comments', 'review pack', 'import'],
      when: canWrite,
      run: () => void chooseReview(),
    },
  ])
  if (!open || !head) return null
  switch (open.kind) {
    case 'hand-out':
      return <HandOutDialog />
    case 'out':
      return <PacksOutDialog />
    case 'send':
      return <SendReviewDialog />
    case 'apply':
      return <ApplyReviewDialog path={open.path} />
  }
}
