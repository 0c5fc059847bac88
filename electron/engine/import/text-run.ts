/** The text of one block as it is gathered piece by piece, its white space collapsed as a browser would. */
export class TextRun {
  readonly #pieces: string[] = []
  #last = ''

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  get endsLine(): boolean {
    return this.#last === '\n'
  }

  /** Adds text from one text node; `kept` says that its white space stays as it is. Answers how much it added. */
  add(raw: string, kept: boolean): number {
    let text = kept ? raw : collapsed(raw)
    if (!kept && (this.isEmpty || this.#last === ' ' || this.#last === '\n') && text.startsWith(' ')) {
      text = text.slice(1)
    }
    if (text === '') return 0
    this.#pieces.push(text)
    this.#last = text.charAt(text.length - 1)
    return text.length
  }

  breakLine(): void {
    const last = this.#pieces.at(-1)
    if (this.#last === ' ' && last) this.#pieces[this.#pieces.length - 1] = last.slice(0, -1)
    this.#pieces.push('\n')
    this.#last = '\n'
  }

  /** The block's text; afterwards the run is empty. */
  take(kept: boolean): string {
    const text = this.#pieces.join('')
    this.#pieces.length = 0
    this.#last = ''
    return kept ? text.replace(/^\n/, '').trimEnd() : text.trim()
  }
}

/** White space as a browser collapses it; a non-breaking space is none. */
export function collapsed(text: string): string {
  // Single spaces, nearly all there is, are left alone: replacing each with itself costs seconds in a large page.
  return text.replace(/[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g, ' ')
}
