import { useState } from 'react'
import type { Problem } from '#shared/api/problem'
import { Cancelled } from './cancelled'

/** Whether the question that is asked was cancelled: only another question is asked then, or it when one comes back to it. */
export class CancelledQuestion {
  readonly #cancelled = new Cancelled<string>()
  #asked: string | null = null

  /** Whether this is it. If not, it is the one that is asked from now on. */
  isIt(question: string): boolean {
    if (this.#asked !== question) this.#cancelled.forget()
    this.#asked = question
    return this.#cancelled.has(question)
  }

  /** Whether what came of it is the cancelling of what is asked still. */
  note(question: string, problem: Problem | null): boolean {
    return this.#asked === question && this.#cancelled.note(question, problem)
  }
}

/** The same for a view, to which trying again is a question of its own. */
export const useCancelled = (): CancelledQuestion => useState(() => new CancelledQuestion())[0]
