import { expect, test } from 'vitest'
import { failed } from '#shared/api/problem'
import { CancelledQuestion } from './cancelled-question'

const { problem: cancelled } = failed('cancelled', 'Reading it was cancelled.')
const { problem: broken } = failed('disk', 'The disk does not answer.')

test('what was cancelled is asked no more, until another has been asked', () => {
  const question = new CancelledQuestion()
  expect(question.isIt('one')).toBe(false)
  expect(question.note('one', cancelled)).toBe(true)
  expect(question.isIt('one')).toBe(true)
  expect(question.isIt('another')).toBe(false)
  expect(question.isIt('one'), 'come back to').toBe(false)
})

test('what was answered, or failed, may be asked again', () => {
  const question = new CancelledQuestion()
  question.isIt('one')
  expect([question.note('one', null), question.note('one', broken)]).toEqual([false, false])
  expect(question.isIt('one')).toBe(false)
})

test('what was asked twice at once, cancelled and then answered after all, may be asked again', () => {
  const question = new CancelledQuestion()
  question.isIt('one')
  expect([question.note('one', cancelled), question.note('one', null)]).toEqual([true, false])
  expect(question.isIt('one')).toBe(false)
})

test('what comes late of one that was asked before says nothing of the one that is asked', () => {
  const question = new CancelledQuestion()
  question.isIt('one')
  question.isIt('another')
  expect(question.note('one', cancelled)).toBe(false)
  expect(question.isIt('another')).toBe(false)
  expect(question.isIt('one')).toBe(false)
})
