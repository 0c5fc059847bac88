import { z } from 'zod'
import type { ArticleId } from '../model/ids'
import {
  annotatorId,
  article,
  articleId,
  attributeId,
  claimId,
  claimStatuses,
  entityId,
  entityTypeId,
  labelId,
  outlinePart,
  stanceId,
} from '../model/records'
import { comment } from '../model/review-records'
import { operationBody } from '../operations/operation'
import { agreementContract } from './agreement-contract'
import { compareContract } from './compare-contract'
import { editionContract } from './edition-contract'
import { method, none, type Performed, path, shownProject, task, window, words } from './method'
import { packsContract } from './packs-contract'
import type { Reply } from './problem'
import { rescueContract } from './rescue-contract'
import { reviewContract } from './review-contract'
import type { Settings, Workspace } from './settings'
import { settings, workspace } from './settings'
import { mostShown } from './told'
import type {
  ArticleRow,
  ClaimRow,
  DatasetSummary,
  EntityRow,
  FolderView,
  HistoryRow,
  MentionRow,
  NamingClaimRow,
  ProjectHead,
  ProposalOrProblem,
  RecentProject,
  SearchResults,
  SharingArticle,
  Slice,
  Window,
  Written,
} from './views'

/*
 * What the workbench can do, method by method. The engine implements it once; both transports check every call
 * against this table before it gets there. Parameters are checked at run time, results by the compiler.
 */

/** Who works here is drawn once, by the engine: a window may give them another name, never another id. */
const settingsPatch = settings.omit({ annotator: true }).partial().strict()

/** The files that a dialog offers. */
const fileFilter = z.object({ name: z.string(), extensions: z.array(z.string()) }).readonly()
export const fileRequest = z
  .object({
    kind: z.enum(['open', 'save']),
    title: z.string(),
    button: z.string(),
    multiple: z.boolean().optional(),
    filters: z.array(fileFilter).readonly(),
    /** A name for a file to be saved, or a path to begin at. */
    suggested: z.string().optional(),
  })
  .readonly()
export type FileRequest = z.infer<typeof fileRequest>

/** A file's bytes in base64, as dropped or pasted; or a path, as chosen in a dialog. */
const importSource = z.union([
  z.object({ path }).readonly(),
  z.object({ name: z.string().max(500), base64: z.string().max(100_000_000) }).readonly(),
  z.object({ pasted: z.string().max(50_000_000), html: z.boolean() }).readonly(),
])
export type ImportSource = z.infer<typeof importSource>

/** A proposal as the analyst has corrected it: the text that will stand for ever, and what is known about it. */
const acceptedArticle = article
  .unwrap()
  .pick({
    title: true,
    source: true,
    byline: true,
    date: true,
    url: true,
    language: true,
    direction: true,
    reliability: true,
    credibility: true,
    origin: true,
  })
  .extend({ text: z.string().min(1).max(50_000_000), outline: z.array(outlinePart).readonly() })
  .readonly()
export type AcceptedArticle = z.infer<typeof acceptedArticle>

const articleFilter = z.object({
  text: words,
  status: article.unwrap().shape.status.nullable(),
  /** These alone, as far as they fit; all where it is not given. */
  among: z.array(articleId).max(500).readonly().optional(),
  sort: z.enum(['added', 'date', 'title', 'source', 'claims']),
})
const claimFilter = z.object({
  text: words,
  labels: z.array(labelId.nullable()).readonly(),
  statuses: z.array(z.enum(claimStatuses)).readonly(),
  annotators: z.array(annotatorId).readonly(),
  articles: z.array(articleId).readonly(),
  evidence: z.enum(['any', 'linked', 'none']),
  sort: z.enum(['place', 'newest', 'label']),
})
export type ArticleFilter = z.infer<typeof articleFilter>
export type ClaimFilter = z.infer<typeof claimFilter>
const entityFilter = z.object({
  text: words,
  types: z.array(entityTypeId.nullable()).readonly(),
  sort: z.enum(['name', 'mentions', 'newest']),
})
export type EntityFilter = z.infer<typeof entityFilter>

/** What an entity is called. */
const names = z.array(z.string().min(1).max(500)).min(1).max(1000)

const schemePart = z.union([
  z.object({ table: z.literal('labels'), id: labelId }),
  z.object({ table: z.literal('attributes'), id: attributeId }),
  z.object({ table: z.literal('entityTypes'), id: entityTypeId }),
  z.object({ table: z.literal('stances'), id: stanceId }),
])

export interface Start {
  readonly host: 'electron' | 'web'
  readonly version: string
  readonly settings: Settings
  readonly project: ProjectHead | null
  readonly workspace: Workspace | null
  readonly recent: readonly RecentProject[]
}
export interface Opened {
  readonly project: ProjectHead
  readonly workspace: Workspace
}
export type { Performed }

export const contract = {
  'workbench.start': method<Start>()(none),
  'settings.set': method<Settings>()(z.object({ patch: settingsPatch })),
  'workspace.set': method<null>()(z.object({ ...shownProject, patch: workspace.partial() })),

  'project.create': method<Opened>()(
    z.object({ path, title: z.string().min(1).max(200), task: task.optional() }),
  ),
  /** Given up, it leaves shown what was; once that is being closed in its place, see `project.close`. */
  'project.open': method<Opened>()(z.object({ path, task: task.optional() })),
  'project.openSample': method<Opened>()(z.object({ task: task.optional() })),
  /** Where teammates' versions of the sample project are, to try reviewing with. None where they are not installed. */
  'project.sampleVersions': method<readonly string[]>()(none),
  /**
   * Opens the project that is shown for reading, because another has it, for writing: the other can then only read.
   * `from`: the lock of the one who was shown to have it. It is taken from nobody else: whoever came meanwhile keeps it.
   */
  'project.takeOver': method<Opened>()(z.object({ from: z.string().nullable(), task: task.optional() })),
  /** Given up, it is closed at once: what its file does not hold yet stays in its journal. */
  'project.close': method<null>()(z.object({ task: task.optional() })),
  'project.saveCopy': method<Written>()(z.object({ path, task: task.optional() })),
  'project.recent': method<readonly RecentProject[]>()(none),
  'project.forget': method<readonly RecentProject[]>()(z.object({ path })),
  /** Resolves when the operation is on disk. The window hears of it earlier, by the `changed` event. */
  /**
   * `confirmed`: the analyst has been told how much it removes. Without it an operation that removes a great part of
   * the annotations is answered with `needs-confirmation` and not done. Given up before it is made, it does nothing.
   */
  'project.perform': method<Performed>()(
    z.object({
      ...shownProject,
      body: operationBody,
      confirmed: z.boolean().optional(),
      task: task.optional(),
    }),
  ),
  'project.undo': method<Performed>()(z.object({ ...shownProject, task: task.optional() })),
  'project.redo': method<Performed>()(z.object({ ...shownProject, task: task.optional() })),
  /** Folds the journal into the project file now. */
  'project.save': method<null>()(z.object({ task: task.optional() })),

  'articles.list': method<Window<ArticleRow>>()(
    z.object({ filter: articleFilter, ...window, task: task.optional() }),
  ),
  /** The article, its text, and every record needed to show it: its annotations and what they refer to. */
  'articles.read': method<{ readonly slice: Slice; readonly text: string }>()(z.object({ id: articleId })),
  /** What is seen in each source, in their order. */
  'articles.propose': method<readonly ProposalOrProblem[]>()(
    z.object({ sources: z.array(importSource).max(1000), task: task.optional() }),
  ),
  /** Which articles have which of the words or names in them, those that share most first: at most 500. */
  'articles.sharing': method<readonly SharingArticle[]>()(
    z.object({ words: z.array(words.min(1)).min(1).max(20).readonly(), task: task.optional() }),
  ),
  'articles.add': method<{ readonly added: readonly ArticleId[]; readonly duplicates: number }>()(
    z.object({ articles: z.array(acceptedArticle).min(1).max(10_000), task: task.optional() }),
  ),

  'claims.list': method<Window<ClaimRow>>()(
    z.object({ filter: claimFilter, ...window, task: task.optional() }),
  ),
  /** The claim, its article's record, its links with what they lead to, and the entities named. */
  'claims.read': method<Slice>()(z.object({ id: claimId })),

  'entities.list': method<Window<EntityRow>>()(
    z.object({ filter: entityFilter, ...window, task: task.optional() }),
  ),
  /** The entity alone: its mentions, and the claims that name it, are lists of their own. */
  'entities.read': method<Slice>()(z.object({ id: entityId })),
  /** Entities whose name or alias fits the words, best first. */
  'entities.suggest': method<readonly EntityRow[]>()(
    z.object({ text: words, limit: z.int().min(1).max(50) }),
  ),
  'entities.mentions': method<Window<MentionRow>>()(z.object({ id: entityId, ...window })),
  /** The claims that name it, among their entities or as the one who said it, in the order of the articles. */
  'entities.claims': method<Window<NamingClaimRow>>()(z.object({ id: entityId, ...window })),
  /** How often the entity's names occur where no mention stands yet; `article` null means everywhere. */
  'entities.occurrences': method<{
    readonly places: number
    readonly articles: number
    readonly marked: number
  }>()(z.object({ names, article: articleId.nullable(), task: task.optional() })),
  /** Marks them all as one operation. */
  'entities.markAll': method<Performed & { readonly marked: number }>()(
    z.object({ entity: entityId, names, article: articleId.nullable(), task: task.optional() }),
  ),

  /**
   * What a window shows, read anew where more has changed than it is told: articles with their annotations, claims with
   * their links, entities, and the comments on records. What is not in the answer is not in the project.
   */
  'records.read': method<{ readonly version: number; readonly slice: Slice }>()(
    z.object({
      ...shownProject,
      articles: z.array(articleId).max(mostShown.articles).readonly(),
      claims: z.array(claimId).max(mostShown.records).readonly(),
      entities: z.array(entityId).max(mostShown.records).readonly(),
      comments: z.array(comment.unwrap().shape.on).max(mostShown.comments).readonly(),
    }),
  ),

  /** Every comment on a record, answers included. */
  'comments.on': method<Slice>()(z.object({ on: comment.unwrap().shape.on })),

  'scheme.usage': method<{ readonly claims: number; readonly links: number; readonly entities: number }>()(
    schemePart,
  ),
  /**
   * All words, wherever they stand, best first. Answers after a moment with what has been found by then; asked again,
   * the same search goes on. One that is not asked again does nothing, and another takes its place.
   */
  'search.find': method<SearchResults>()(z.object({ text: words, limit: z.int().min(1).max(200) })),
  'history.list': method<Window<HistoryRow>>()(z.object({ by: annotatorId.nullable(), ...window })),

  'dataset.summary': method<DatasetSummary>()(none),
  /** Given up, it leaves what stood at the path. */
  'dataset.export': method<Written>()(z.object({ path, task: task.optional() })),
  /** Makes a new project at `into` from an exported dataset, and opens it. */
  'dataset.import': method<Opened>()(z.object({ path, into: path, task: task.optional() })),

  ...compareContract,
  ...editionContract,
  ...rescueContract,
  ...reviewContract,
  ...agreementContract,
  ...packsContract,

  /** Asks the analyst for files with the host's own dialog. An empty list: cancelled. */
  'files.choose': method<readonly string[]>()(fileRequest),
  'files.browse': method<FolderView>()(
    z.object({ folder: path.nullable(), extensions: z.array(z.string()) }),
  ),
  'files.makeFolder': method<FolderView>()(z.object({ folder: path, name: z.string().min(1).max(255) })),
  /** The window's answer to an `ask` event. */
  'files.answer': method<null>()(z.object({ ask: z.string(), paths: z.array(path) })),
} as const

export type Method = keyof typeof contract
export type Params<M extends Method> = z.infer<(typeof contract)[M]['params']>
export type Result<M extends Method> =
  | NonNullable<(typeof contract)[M]['result']>
  | Extract<(typeof contract)[M]['result'], null>

/** The contract as the engine implements it. */
export type Methods = { readonly [M in Method]: (params: Params<M>) => Promise<Reply<Result<M>>> }
