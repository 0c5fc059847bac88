import { flushSync } from 'react-dom'
import { type Command, leadKeysTo } from '../shell/commands'
import { isMarked, pickedMention, withArticle, withClaim, withSelection, writable } from './available'
import { pickMention, useMarkingDesk } from './desk'
import { keys } from './keys'
import {
  addToClaim,
  claimBeingMade,
  claimInHand,
  clearMarked,
  deleteClaim,
  keepPart,
  nudgeEdge,
  pickedClaim,
  removeLastPart,
  replaceWords,
  stepClaim,
  unpick,
} from './marking'
import { deleteMention, markEvery } from './mentions'
import { focusInspector, whenShown, wordingField } from './picking'
import { activeReader } from './readers'

/** What can be done with claims in the text. */
export const markingCommands: Command[] = [
  {
    id: 'claim.next',
    title: 'Next claim in the article',
    group: 'Claims',
    keys: [keys.nextClaim],
    when: withArticle,
    run: () => void stepClaim(1),
  },
  {
    id: 'claim.previous',
    title: 'Previous claim in the article',
    group: 'Claims',
    keys: [keys.previousClaim],
    when: withArticle,
    run: () => void stepClaim(-1),
  },
  {
    id: 'claim.inspect',
    title: 'Correct the claim in the inspector',
    group: 'Claims',
    keys: [keys.inspect],
    when: () => (pickedClaim() ?? claimBeingMade()) !== undefined || 'Pick a claim first.',
    run: focusInspector,
  },
  {
    id: 'claim.part',
    title: 'Keep the selection as one part of a span',
    group: 'Claims',
    keys: [keys.addPart],
    when: withSelection,
    run: keepPart,
  },
  {
    id: 'claim.add',
    title: 'Add the selection to the picked claim',
    group: 'Claims',
    keys: [keys.addToClaim],
    when: () => (withClaim() === true ? withSelection() : withClaim()),
    run: () => void addToClaim(),
  },
  {
    id: 'claim.replace',
    title: 'Give the claim the selected words instead of its own',
    group: 'Claims',
    keys: [keys.replaceWords],
    also: ['span', 'extent', 'boundaries'],
    when: () => (withClaim() === true ? withSelection() : withClaim()),
    run: () => void replaceWords(),
  },
  {
    id: 'claim.unpart',
    title: 'Take the last part off the claim',
    group: 'Claims',
    when: () => ((pickedClaim()?.spans.length ?? 0) > 1 ? writable() : 'The claim is in one piece.'),
    run: () => void removeLastPart(),
  },
  {
    id: 'claim.end.on',
    title: 'Claim: move the end on by a word',
    group: 'Claims',
    keys: [keys.endOn],
    when: withClaim,
    run: () => void nudgeEdge('end', 'forward'),
  },
  {
    id: 'claim.end.back',
    title: 'Claim: move the end back by a word',
    group: 'Claims',
    keys: [keys.endBack],
    when: withClaim,
    run: () => void nudgeEdge('end', 'back'),
  },
  {
    id: 'claim.start.on',
    title: 'Claim: move the start on by a word',
    group: 'Claims',
    keys: [keys.startOn],
    when: withClaim,
    run: () => void nudgeEdge('start', 'forward'),
  },
  {
    id: 'claim.start.back',
    title: 'Claim: move the start back by a word',
    group: 'Claims',
    keys: [keys.startBack],
    when: withClaim,
    run: () => void nudgeEdge('start', 'back'),
  },
  {
    id: 'claim.delete',
    title: 'Delete the claim or mention',
    group: 'Claims',
    keys: [keys.delete],
    when: () => (pickedMention() ? writable() : withClaim()),
    run: () => {
      const chosen = pickedMention()
      const picked = claimInHand()
      if (chosen) void deleteMention(chosen.id)
      else if (picked) void deleteClaim(picked)
    },
  },
  {
    id: 'claim.clear',
    title: 'Let go of the selection, then of the claim',
    group: 'Claims',
    keys: ['Escape'],
    onlyByKey: true,
    when: () => isMarked() || pickedClaim() !== undefined || pickedMention() !== undefined,
    run: () => {
      if (isMarked()) clearMarked()
      else {
        pickMention(null)
        unpick()
      }
      activeReader()?.focus()
    },
  },
]

/** What can be done with mentions of entities. */
export const mentionCommands: Command[] = [
  {
    id: 'mention.mark',
    title: 'Mark a mention of an entity, or name the claim’s entities',
    group: 'Entities',
    keys: [keys.mention],
    when: () =>
      isMarked() || pickedClaim() || claimBeingMade() ? writable() : 'Select a name, or pick a claim.',
    run: () => {
      // At once: whoever types fast has the name on the way already.
      if (isMarked()) flushSync(() => useMarkingDesk.setState({ naming: true }))
      else if (claimBeingMade()) leadKeysTo(whenShown(() => wordingField() && chooseEntities()))
      else chooseEntities()
    },
  },
  {
    id: 'mention.every.here',
    title: 'Mark every mention of this name in the article',
    group: 'Entities',
    keys: [keys.markHere],
    when: () => (pickedMention()?.entity ? writable() : 'Pick a mention first.'),
    run: () => every('here'),
  },
  {
    id: 'mention.every',
    title: 'Mark every mention of this name in all articles',
    group: 'Entities',
    keys: [keys.markEverywhere],
    when: () => (pickedMention()?.entity ? writable() : 'Pick a mention first.'),
    run: () => every('everywhere'),
  },
]

/** Opens the claim’s choice of entities. The field that has the keyboard then. */
function chooseEntities(): HTMLElement {
  flushSync(() => useMarkingDesk.setState({ choosingEntities: true }))
  return document.activeElement as HTMLElement
}

function every(where: 'here' | 'everywhere'): void {
  const chosen = pickedMention()
  if (chosen) void markEvery(chosen, where)
}
