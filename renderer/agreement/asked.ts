import { create } from 'zustand'
import type { CaseFilter, ComparedAsked } from '#shared/api/agreement-contract'
import type { Sides } from '#shared/api/agreement-views'
import type { AdjudicationId, AnnotatorId, ArticleId } from '#shared/model/ids'

export const allCases: CaseFilter = { text: '', articles: [], differs: [], standings: [], cell: null }

interface Asked {
  /** Of which showing of a project it is: another project begins anew. */
  readonly opening: number
  /** Who is compared; null until the analyst has said: then it is whoever worked on most. */
  readonly annotators: readonly AnnotatorId[] | null
  /** Empty: every article that two of them worked on. */
  readonly articles: readonly ArticleId[]
  readonly atLeast: number
  readonly filter: CaseFilter
  /** Where the keyboard stands: a case, and the row that it had. */
  readonly at: { readonly key: AdjudicationId | null; readonly index: number }
  /** What is being written about a case, and about which. */
  readonly reason: { readonly key: AdjudicationId | null; readonly text: string }
}

const nothing: Asked = {
  opening: 0,
  annotators: null,
  articles: [],
  atLeast: 0,
  filter: allCases,
  at: { key: null, index: 0 },
  reason: { key: null, text: '' },
}

/** What is compared and looked at. It outlives the view: coming back shows it as it was left. */
export const useAsked = create<Asked>(() => nothing)
export const ask = (patch: Partial<Asked>): void => useAsked.setState(patch)
export const askAnew = (opening: number): void => useAsked.setState({ ...nothing, opening })
export const filterCases = (filter: CaseFilter): void =>
  useAsked.setState({ filter, at: { key: null, index: 0 } })

/** How many annotators are chosen where the analyst has not said whom. */
const atFirst = 4

/** Who is compared: those who were chosen and are still there, or else those who worked on most articles. */
export function chosenAnnotators(
  sides: Sides,
  chosen: readonly AnnotatorId[] | null,
): readonly AnnotatorId[] {
  if (chosen) return chosen.filter(id => sides.annotators.some(annotator => annotator.id === id))
  const most = [...sides.annotators]
    .sort((a, b) => b.articles - a.articles || b.claims - a.claims)
    .slice(0, atFirst)
    .map(({ id }) => id)
  return sides.annotators.filter(({ id }) => most.includes(id)).map(({ id }) => id)
}

/** The question as the engine is asked it; null where there are no two to compare. */
export function questionOf(
  sides: Sides | null,
  { annotators, articles, atLeast }: Pick<Asked, 'annotators' | 'articles' | 'atLeast'>,
): ComparedAsked | null {
  if (!sides) return null
  const who = chosenAnnotators(sides, annotators)
  return who.length < 2 ? null : { annotators: who, articles, atLeast }
}
