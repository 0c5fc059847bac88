import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answeredInTurn, drawFirst, heardInTurn } from './drawn-first'

let frame: (() => void) | null = null

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    frame = callback
    return 1
  })
})

afterEach(() => vi.useRealTimers())

test('what the engine says is heard at once where nothing is to be drawn first', () => {
  const heard: string[] = []
  heardInTurn(() => heard.push('changed'))
  expect(heard).toEqual(['changed'])
})

test('what it says while a key’s highlight is to be drawn is heard after the frame, in its order, and answers behind it', async () => {
  const heard: string[] = []
  drawFirst()
  heardInTurn(() => heard.push('changed'))
  const answer = answeredInTurn(Promise.resolve('done')).then(said => heard.push(said))
  heardInTurn(() => heard.push('durable'))
  await Promise.resolve()
  expect(heard).toEqual([])
  frame?.()
  await answer
  expect(heard).toEqual(['changed', 'durable', 'done'])
  heardInTurn(() => heard.push('later'))
  expect(heard.at(-1)).toBe('later')
})

test('what follows from an answer is done before what the engine said after it is heard', async () => {
  const heard: string[] = []
  drawFirst()
  const read = answeredInTurn(Promise.resolve('read'))
    // As many steps as a slice needs until its records are taken in.
    .then(said => said)
    .then(said => said)
    .then(said => said)
    .then(said => heard.push(said))
  await Promise.resolve()
  await Promise.resolve()
  heardInTurn(() => heard.push('changed'))
  frame?.()
  await read
  await answeredInTurn(Promise.resolve('next'))
  expect(heard).toEqual(['read', 'changed'])
})

test('a window that draws no frames hears everything all the same, in its order, and is not waited for again', async () => {
  vi.useFakeTimers()
  const heard: string[] = []
  drawFirst()
  heardInTurn(() => heard.push('changed'))
  const answer = answeredInTurn(Promise.resolve('done')).then(said => heard.push(said))
  await vi.advanceTimersByTimeAsync(1_000)
  await answer
  expect(heard).toEqual(['changed', 'done'])
  heardInTurn(() => heard.push('later'))
  expect(heard.at(-1)).toBe('later')
  // The frame comes at last, when the window is seen again.
  frame?.()
  heardInTurn(() => heard.push('last'))
  expect(heard.at(-1)).toBe('last')
})
