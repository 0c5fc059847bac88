import { claimStatuses } from '#shared/model/choices'
import type { ClaimId } from '#shared/model/ids'
import { type Command, useCommands } from '../shell/commands'
import { useWorkbench } from '../store'
import { labelAll, setStatusOfAll } from './chosen'
import { statusNames } from './words'

interface InHand {
  /** The claims that are chosen, or the one that the keyboard stands on. */
  readonly chosen: readonly ClaimId[]
  readonly toggle: () => void
  readonly chooseAll: () => void
  readonly clear: () => void
  readonly remove: () => void
}

/** What the keys do in the list of claims. */
export function useListCommands({ chosen, toggle, chooseAll, clear, remove }: InHand): void {
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const some = () => chosen.length > 0 || 'Go to a claim first.'
  const group = 'Claims'
  const commands: readonly Command[] = [
    {
      id: 'claims.choose',
      title: 'Choose the claim, or not',
      group,
      keys: ['Space'],
      onlyByKey: true,
      run: toggle,
    },
    {
      id: 'claims.choose-all',
      title: 'Choose all claims in the list',
      group,
      keys: ['Mod+A'],
      run: chooseAll,
    },
    {
      id: 'claims.choose-none',
      title: 'Choose no claims',
      group,
      keys: ['Escape'],
      onlyByKey: true,
      run: clear,
    },
    {
      id: 'claims.delete',
      title: 'Delete the chosen claims',
      group,
      keys: ['Delete'],
      when: some,
      run: remove,
    },
    ...claimStatuses.map(status => ({
      id: `claims.status.${status}`,
      title: `Set the chosen claims to: ${statusNames[status]}`,
      group,
      when: some,
      run: () => void setStatusOfAll(chosen, status),
    })),
    ...labels.map(label => ({
      id: `claims.label.${label.id}`,
      title: `Label the chosen claims: ${label.name}`,
      group,
      ...(label.key && { keys: [label.key] }),
      when: some,
      run: () => void labelAll(chosen, label.id, label.name),
    })),
  ]
  useCommands(commands)
}
