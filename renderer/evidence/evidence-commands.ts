import { farEnd } from '#shared/evidence/ends'
import type { Stance } from '#shared/model/records'
import { isMarked, withoutClaim, writable } from '../annotate/available'
import { keys } from '../annotate/keys'
import { pickedClaim } from '../annotate/marking'
import type { Command } from '../shell/commands'
import { cache, goBack, useFocus } from '../store'
import { go } from './evidence-card'
import { leaveLinking, linkWith, startLinking } from './linking'

const linking = () => useFocus.getState().linking !== null

/** A stance's key, while a link is being made. */
export function stanceCommand(stance: Stance): Command {
  return {
    id: `evidence.stance.${stance.id}`,
    title: `Link: ${stance.name}`,
    group: 'Evidence',
    ...(stance.key && { keys: [stance.key.toUpperCase()] }),
    onlyByKey: true,
    when: linking,
    run: () => void linkWith(stance.id),
  }
}

/** Making links and following them. */
export const evidenceCommands: Command[] = [
  {
    id: 'evidence.link',
    title: 'Link the claim, or the selection, as evidence',
    group: 'Evidence',
    keys: [keys.link],
    when: () =>
      pickedClaim() || isMarked()
        ? writable()
        : withoutClaim('Pick a claim, or select the words that are evidence.'),
    run: () => {
      startLinking()
    },
  },
  {
    id: 'evidence.follow',
    title: 'Follow the link to its other end',
    group: 'Evidence',
    keys: [keys.follow],
    when: () => firstFarEnd() !== null || 'The claim has no links.',
    run: () => {
      const far = firstFarEnd()
      if (far) go(far)
    },
  },
  {
    id: 'evidence.back',
    title: 'Back to where the link was followed from',
    group: 'Evidence',
    keys: [keys.back],
    when: () => useFocus.getState().trail.length > 0 || 'No link has been followed.',
    run: () => void goBack(),
  },
  {
    id: 'evidence.leave',
    title: 'Leave linking',
    group: 'Evidence',
    keys: ['Escape'],
    onlyByKey: true,
    when: linking,
    run: leaveLinking,
  },
]

/** Where the open link leads, or the first of the picked claim's. */
function firstFarEnd() {
  const picked = pickedClaim()
  if (!picked) return null
  const open = useFocus.getState().link
  const links = [...cache.all('links')].filter(
    link => link.claim === picked.id || (link.target.kind === 'claim' && link.target.claim === picked.id),
  )
  const link = links.find(({ id }) => id === open) ?? links[0]
  return link ? farEnd(link, picked.id, id => cache.get('claims', id)) : null
}
