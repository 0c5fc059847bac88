import { describe, expect, test } from 'vitest'
import { id, now } from '../testing/scene'
import { UndoStack } from './history'
import type { Operation } from './operation'

/** Operations as letters: a, b … are the analyst's, `-b` takes b back, `+x` takes the undo x back, `(joins)` and `(renamed)` set the stage. */
function stackAfter(...words: string[]): UndoStack {
  const stack = new UndoStack([])
  for (const word of words) stack.push({ id: id(word), ...now, body: bodyOf(word) })
  return stack
}

function bodyOf(word: string): Operation['body'] {
  const of = id<Operation['id']>(word.slice(1))
  if (word.startsWith('-')) return { kind: 'records.patch', patch: {}, undoes: of }
  if (word.startsWith('+')) return { kind: 'records.patch', patch: {}, redoes: of }
  if (word === '(renamed)') return { kind: 'annotator.set', id: id('bo'), patch: { name: 'Bo' } }
  if (word === '(joins)') return { kind: 'annotator.add', annotator: { id: id('bo'), name: 'Bo' } }
  return { kind: 'claim.delete', id: id(word) }
}

describe('what can be undone and redone', () => {
  test.each<[history: string[], undo: string | undefined, redo: string | undefined]>([
    [[], undefined, undefined],
    [['a', 'b'], 'b', undefined],
    [['a', 'b', '-b'], 'a', '-b'],
    [['a', 'b', '-b', '-a'], undefined, '-a'],
    [['a', 'b', '-b', '-a', '+-a'], '+-a', '-b'],
    [['a', 'b', '-b', '+-b', '-+-b'], 'a', '-+-b'],
    [['a', 'b', '-b', 'c'], 'c', undefined],
    [['a', '-a', '(joins)'], undefined, '-a'],
    [['(joins)'], undefined, undefined],
    [['a', '(renamed)'], 'a', undefined],
    [['a', 'b', '-b', '(renamed)'], 'a', '-b'],
  ])('%j → undo %s, redo %s', (history, undo, redo) => {
    const stack = stackAfter(...history)
    expect([stack.undoable, stack.redoable]).toEqual([undo, redo])
  })
})
