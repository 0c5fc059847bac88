import { anchorAt, splitsCharacter } from '../anchors/anchor'
import type { ArticleId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor } from '../model/records'
import type { TableName } from '../model/tables'
import { hashOf, texts } from './scene'

/** Where decisions come from: whole numbers that run out into zeros, so that shorter means simpler. */
export class Choices {
  readonly #numbers: readonly number[]
  #next = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  below(limit: number): number {
    return (this.#numbers[this.#next++] ?? 0) % limit
  }
  of<V>(values: readonly V[]): V {
    return values[this.below(values.length)] as V
  }
  /** True once in `times`. */
  rarely(times: number): boolean {
    return this.below(times) === times - 1
  }
}

/** What an operation may name, picked from a project as it is; now and then something that is not there. */
export class Picks {
  readonly choices: Choices
  readonly project: ProjectReader

  readonly #idPrefix: string

  constructor(choices: Choices, project: ProjectReader, idPrefix = 'new') {
    this.choices = choices
    this.project = project
    this.#idPrefix = idPrefix
  }

  one(table: TableName): never {
    const ids = [...this.project.all(table)].map(record => record.id)
    return (ids.length === 0 || this.choices.rarely(20) ? 'nowhere' : this.choices.of(ids)) as never
  }

  oneOrNone(table: TableName): never {
    return (this.choices.rarely(4) ? null : this.one(table)) as never
  }

  some(table: TableName): never[] {
    return Array.from({ length: this.choices.below(4) }, () => this.one(table))
  }

  /** A new id, from so few that a taken one comes up now and then, and one that was deleted comes back. */
  fresh(): never {
    return `${this.#idPrefix}-${this.choices.below(12)}` as never
  }

  word(): string {
    return this.choices.of(['River', 'Bridge', 'Convoy 🚛', 'قافلة', '船队'])
  }

  key(): string | null {
    return this.choices.of([null, '1', '2', '7', 's', 'x'])
  }

  /** One or two places in an article, now and then misquoted or out of another text. */
  place(article?: ArticleId): {
    readonly article: ArticleId
    readonly spans: readonly [Anchor, ...Anchor[]]
  } {
    const within: ArticleId = article ?? this.one('articles')
    const hash = this.project.get('articles', within)?.textHash ?? hashOf('dawn')
    return { article: within, spans: this.spans(hash) }
  }

  spans(hash: TextHash): readonly [Anchor, ...Anchor[]] {
    const text = this.choices.rarely(20) ? texts.noon : (this.project.text(hash) ?? texts.dawn)
    const first = this.#anchor(text, 0)
    const more = this.choices.rarely(3) && first.end + 2 < text.length
    return more ? [first, this.#anchor(text, first.end + 1)] : [first]
  }

  #anchor(text: string, from: number): Anchor {
    let start = from + this.choices.below(text.length - from)
    let end = Math.min(text.length, start + 1 + this.choices.below(30))
    if (splitsCharacter(text, start)) start--
    if (splitsCharacter(text, end)) end++
    const anchor = anchorAt(text, start, end)
    return this.choices.rarely(30) ? { ...anchor, quote: `${anchor.quote}?` } : anchor
  }
}
