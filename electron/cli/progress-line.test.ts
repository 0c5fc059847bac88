import { expect, test } from 'vitest'
import { progressLine } from './progress-line'

function lineOn(terminal: boolean) {
  const written: string[] = []
  let clock = 0
  const line = progressLine({ err: text => void written.push(text), terminal }, () => clock)
  return { written, line, pass: (ms: number) => (clock += ms) }
}

test('says how far a long command has come, in place, and leaves nothing behind', () => {
  const { written, line, pass } = lineOn(true)
  line.tell('Reading the file', 0.1)
  expect(written).toEqual([])
  pass(300)
  line.tell('Reading the file', 0.256)
  line.tell('Reading the file', 0.259)
  line.tell('Checking the project', 0.5)
  line.clear()
  expect(written).toEqual([
    '\r\u001b[KReading the file… 25 %',
    '\r\u001b[KChecking the project… 50 %',
    '\r\u001b[K',
  ])
})

test('says nothing where nobody sits at a terminal, nor where it was over at once', () => {
  const piped = lineOn(false)
  piped.pass(5_000)
  piped.line.tell('Reading the file', 0.1)
  piped.line.clear()
  const quick = lineOn(true)
  quick.line.tell('Reading the file', 0.1)
  quick.line.clear()
  expect([...piped.written, ...quick.written]).toEqual([])
})
