import { inNextTask, whenDrawn } from '../widgets/drawn'
import { drawHeld, holdDrawing } from './drawn-store'

/*
 * What a key has put on the screen is drawn before the window hears of anything that its engine says: what follows from
 * an answer, in every part of the window, takes longer than a frame has time for.
 */

let drawing: Promise<void> | null = null

/** To be called by what has just put on the screen what a key asked for: nothing is heard until it has been drawn. */
export function drawFirst(): void {
  holdDrawing()
  wait(Promise.all([drawing, drawn().then(drawHeld)]))
}

/**
 * Hears something from the engine: at once, or in its turn after the frame that is to be drawn first. Where hearing it
 * takes reading something, what the engine says next is heard after that.
 */
export function heardInTurn(hear: () => unknown): void {
  if (drawing) return void turn(drawing, hear)
  const heard = hear()
  if (heard instanceof Promise) wait(heard)
}

/** The same for an answer: it is given when whatever the engine said before it has been heard. */
export async function answeredInTurn<T>(answer: Promise<T>): Promise<T> {
  const given = await answer
  if (drawing) await turn(drawing)
  return given
}

/** A task of its own: all that follows from what was said before has been done by then. */
function turn(before: Promise<void>, act?: () => unknown): Promise<unknown> {
  const mine = before.then(() => new Promise<void>(inNextTask)).then(act)
  wait(mine)
  return mine
}

/** A defect in hearing something is told as any other: what comes after it is heard all the same. */
function wait(what: Promise<unknown>): void {
  const ended = () => undefined
  const over: Promise<void> = what.then(ended, ended)
  drawing = over
  void what.finally(() => {
    if (drawing === over) drawing = null
  })
}

/** A window that is not to be seen draws nothing: it is not waited for for longer than this, in milliseconds. */
const longest = 100

function drawn(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, longest)
    whenDrawn(resolve)
  })
}
