import { create } from 'zustand'
import type { ImportSource } from '#shared/api/contract'
import type { CorrectedEdition } from '#shared/api/edition-contract'
import type { EditionOutcome, EditionReport } from '#shared/api/edition-views'
import type { ArticleProposal } from '#shared/api/views'
import { joinBlocks, keptAtFirst } from '#shared/library/accept'
import { counted } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import { askForFiles } from '../../shell/ask-for-files'
import { call, reportProblem, undoing, useWorkbench } from '../../store'
import { toast } from '../../widgets'

/** A corrected edition on its way in: where the text comes from, and what it would do. */
export interface EditionState {
  readonly article: { readonly id: ArticleId; readonly title: string } | null
  /** What is under way, in words. */
  readonly busy: string | null
  readonly problem: string | null
  readonly proposal: ArticleProposal | null
  /** Whether parts that look like page furniture are kept. */
  readonly keepsAll: boolean
  readonly edition: CorrectedEdition | null
  readonly report: EditionReport | null
  /** What the analyst would rather leave without a place than have put there. */
  readonly leave: ReadonlySet<string>
  readonly shown: EditionOutcome | 'all'
}

const closed: EditionState = {
  article: null,
  busy: null,
  problem: null,
  proposal: null,
  keepsAll: false,
  edition: null,
  report: null,
  leave: new Set(),
  shown: 'all',
}
export const useEdition = create<EditionState>(() => closed)

const filters = [
  { name: 'Articles', extensions: ['txt', 'md', 'markdown', 'html', 'htm', 'xhtml'] },
  { name: 'All files', extensions: ['*'] },
]

/** The call that is under way, to be given up when the dialog is left. */
let task: string | null = null

export function askEdition(article: { readonly id: ArticleId; readonly title: string }): void {
  useEdition.setState({ ...closed, article: { id: article.id, title: article.title } })
}

export function leaveEdition(): void {
  if (task) void call('tasks.cancel', { task })
  task = null
  useEdition.setState(closed)
}

/** Back to where the text comes from. */
export function chooseAnother(): void {
  const { article } = useEdition.getState()
  if (article) askEdition(article)
}

export async function chooseFile(): Promise<void> {
  const reply = await askForFiles({
    kind: 'open',
    title: 'Corrected edition',
    button: 'Look at it',
    multiple: false,
    filters,
  })
  if (!reply.ok) return reportProblem(reply.problem)
  const [path] = reply.value
  if (path !== undefined) await readFrom({ path })
}

export const readPasted = (text: string) => readFrom({ pasted: text, html: false })

/** Runs one call after another for the dialog as it is; what is answered after it was left or begun anew is dropped. */
async function under<T>(busy: string, run: (task: string) => Promise<T>): Promise<T | null> {
  const own = crypto.randomUUID()
  task = own
  useEdition.setState({ busy, problem: null })
  const answer = await run(own)
  if (task !== own) return null
  task = null
  useEdition.setState({ busy: null })
  return answer
}

async function readFrom(source: ImportSource): Promise<void> {
  const reply = await under('Reading the text', own =>
    call('articles.propose', { sources: [source], task: own }),
  )
  if (!reply) return
  if (!reply.ok) return useEdition.setState({ problem: reply.problem.message })
  const [found] = reply.value
  if (!found) return useEdition.setState({ problem: 'The engine has said nothing about this file.' })
  if (!found.ok) return useEdition.setState({ problem: found.message })
  await lookAt(found.proposal, false)
}

/** Has the engine say what the text would do. */
async function lookAt(proposal: ArticleProposal, keepsAll: boolean): Promise<void> {
  const { article } = useEdition.getState()
  if (!article) return
  const kept = keepsAll ? proposal.blocks.map(() => true) : keptAtFirst(proposal.blocks)
  const edition = joinBlocks(proposal.blocks, kept)
  if (edition.text.trim() === '') return useEdition.setState({ problem: 'There is no text in it.' })
  const reply = await under('Looking for everything that is marked', own =>
    call('editions.propose', { id: article.id, edition, task: own }),
  )
  if (!reply) return
  if (!reply.ok) return useEdition.setState({ problem: reply.problem.message })
  useEdition.setState({
    proposal,
    keepsAll,
    edition,
    report: reply.value,
    leave: new Set(),
    shown: 'all',
  })
}

export async function keepAll(keepsAll: boolean): Promise<void> {
  const { proposal } = useEdition.getState()
  if (proposal) await lookAt(proposal, keepsAll)
}

/** Has a mark left without a place, or placed after all. */
export function toggleLeft(key: string): void {
  useEdition.setState(({ leave, report }) => {
    if (report?.rows.find(row => row.key === key)?.to === null) return {}
    const next = new Set(leave)
    if (!next.delete(key)) next.add(key)
    return { leave: next }
  })
}

export async function takeIn(): Promise<void> {
  const { article, edition, leave } = useEdition.getState()
  const project = useWorkbench.getState().head?.path
  if (!article || !edition || project === undefined) return
  const reply = await under('Taking it in', own =>
    call('editions.accept', { project, id: article.id, edition, leave: [...leave], task: own }),
  )
  if (!reply) return
  if (!reply.ok) return useEdition.setState({ problem: reply.problem.message })
  const { placed, orphaned } = reply.value
  leaveEdition()
  const waiting = orphaned > 0 ? ` ${counted(orphaned, 'waits', 'wait')} for a place.` : ''
  toast({
    text: `Took in the corrected edition of ${inQuotes(article.title)}: ${placed} placed.${waiting}`,
    action: undoing(),
  })
}
