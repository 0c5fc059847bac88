import { expect, test } from 'vitest'
import { Course } from './course'

function heard() {
  const end = new AbortController()
  const told: (readonly [string, number])[] = []
  return { end, told, course: new Course(end.signal, (what, done) => void told.push([what, done])) }
}

test('a course tells each part as a share of all, and not every step', () => {
  const { course, told } = heard()
  course.part('Reading', 0.4)
  course.reached(0.01)
  course.reached(0.5)
  const checking = course.within(0.9)
  checking.part('Checking', 0.5)
  checking.part('Looking', 1)
  checking.stretch(0.5, 1).reached(0.5)
  course.part('Ending', 1)
  course.reached(7)
  const rounded = told.map(([what, done]) => [what, Math.round(done * 1_000) / 1_000])
  expect(rounded).toEqual([
    ['Reading', 0],
    ['Reading', 0.2],
    ['Checking', 0.4],
    ['Looking', 0.65],
    ['Looking', 0.838],
    ['Ending', 0.9],
    ['Ending', 1],
  ])
})

test('a course that was given up ends with the next word, whichever it is', () => {
  for (const word of [
    (course: Course) => course.reached(),
    (course: Course) => course.reached(0.5),
    (course: Course) => course.part('Next', 1),
    (course: Course) => course.within(1).stretch(0, 1).reached(0.1),
  ]) {
    const { course, end, told } = heard()
    end.abort()
    expect(() => word(course)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'cancelled' }) }),
    )
    expect(told).toEqual([])
  }
})

test('what is handed on is a share of all, and what comes after it goes on from there', () => {
  const { course, end, told } = heard()
  course.part('Reading', 0.2)
  const { signal, tell } = course.within(0.8).handedOn(0.5)
  tell('Working', 0)
  tell('Working', 1)
  course.part('Ending', 1)
  expect(told).toEqual([
    ['Reading', 0],
    ['Working', 0.2],
    ['Working', 0.5],
    ['Ending', 0.8],
  ])
  end.abort()
  expect(signal.aborted).toBe(true)
})

test('what is handed on and begun anew is told to stand still, and not to go back', () => {
  const { course, told } = heard()
  const { tell } = course.handedOn(0.5)
  for (const done of [0.8, 0, 0.4, 1]) tell('Working', done)
  expect(told).toEqual([0.4, 0.4, 0.4, 0.5].map(done => ['Working', done]))
})
