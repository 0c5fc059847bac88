import { describe, expect, it } from 'vitest'
import { type Binding, patience, SequenceListener } from './sequence'

const press = (key: string, more = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})
const bindings: Binding[] = [
  { id: 'go.articles', keys: 'G A' },
  { id: 'go.claims', keys: 'G C' },
  { id: 'link', keys: 'L' },
  { id: 'palette', keys: 'Mod+K' },
]

describe('a sequence', () => {
  it('runs a single key at once', () => {
    expect(new SequenceListener().hear(press('l'), bindings, 0)).toEqual({ kind: 'run', ids: ['link'] })
  })

  it('waits for the rest, and runs at its end', () => {
    const listener = new SequenceListener()
    expect(listener.hear(press('g'), bindings, 0)).toEqual({ kind: 'wait', keys: 'G' })
    expect(listener.hear(press('c'), bindings, 400)).toEqual({ kind: 'run', ids: ['go.claims'] })
    expect(listener.hear(press('c'), bindings, 500)).toEqual({ kind: 'nothing' })
  })

  it('forgets its beginning after a while', () => {
    const listener = new SequenceListener()
    listener.hear(press('g'), bindings, 0)
    expect(listener.hear(press('a'), bindings, patience + 1)).toEqual({ kind: 'nothing' })
  })

  it('takes a key that does not go on with it for a beginning of its own', () => {
    const listener = new SequenceListener()
    listener.hear(press('g'), bindings, 0)
    expect(listener.hear(press('l'), bindings, 10)).toEqual({ kind: 'run', ids: ['link'] })
    listener.hear(press('g'), bindings, 20)
    expect(listener.hear(press('g'), bindings, 30)).toEqual({ kind: 'wait', keys: 'G' })
    expect(listener.hear(press('a'), bindings, 40)).toEqual({ kind: 'run', ids: ['go.articles'] })
  })

  it('forgets when told to', () => {
    const listener = new SequenceListener()
    expect(listener.forget()).toBe(false)
    listener.hear(press('g'), bindings, 0)
    expect(listener.forget()).toBe(true)
    expect(listener.hear(press('a'), bindings, 10)).toEqual({ kind: 'nothing' })
  })

  it('names the later of two bindings first, and a whole one before a longer one', () => {
    const listener = new SequenceListener()
    const more = [...bindings, { id: 'label.link', keys: 'L' }, { id: 'label.g', keys: 'g' }]
    expect(listener.hear(press('l'), more, 0)).toEqual({ kind: 'run', ids: ['label.link', 'link'] })
    expect(listener.hear(press('g'), more, 0)).toEqual({ kind: 'run', ids: ['label.g'] })
  })
})
