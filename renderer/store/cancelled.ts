import type { Problem } from '#shared/api/problem'

/** Which questions were cancelled: a change of the project is no reason to ask them again, only being told to is. */
export class Cancelled<Question> {
  readonly #questions = new Set<Question>()

  has(question: Question): boolean {
    return this.#questions.has(question)
  }

  /** Remembers it where that is what came of the question at last; whether it is. */
  note(question: Question, problem: Problem | null): boolean {
    const isIt = problem?.code === 'cancelled'
    if (isIt) this.#questions.add(question)
    else this.#questions.delete(question)
    return isIt
  }

  /** They may be asked again. */
  forget(): void {
    this.#questions.clear()
  }
}
