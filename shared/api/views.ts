import type {
  AnnotatorId,
  ArticleId,
  ClaimId,
  EntityId,
  EntityTypeId,
  LabelId,
  MentionId,
  OperationId,
  ProjectId,
  TextHash,
} from '../model/ids'
import type {
  Annotator,
  Article,
  Attribute,
  ClaimStatus,
  EntityType,
  Label,
  OutlinePart,
  Quantity,
  Stance,
} from '../model/records'
import type { TableName, TableRecords } from '../model/tables'
import type { Marked } from '../search/marked'
import type { Place } from '../search/words'
import type { Trouble } from './problem'

/* What the window is given to show. Never the whole project: heads, rows of the part of a list in view, and slices. */

/** Some of a project's records: all that is needed to show one article, one claim or one entity. */
export type Slice = { readonly [T in TableName]?: readonly TableRecords[T][] }

export type Counts = {
  readonly articles: number
  readonly claims: number
  readonly entities: number
  readonly mentions: number
  readonly links: number
}

/** What undo or redo would do, in words; null where there is nothing to. */
export interface UndoState {
  readonly undo: string | null
  readonly redo: string | null
}

/**
 * Why a project cannot be changed: somebody else has it; a newer version wrote it; the disk, its folder or the file
 * does not allow it; or it was opened only to be looked at.
 */
export type ReadOnlyCause = 'held' | 'newer' | 'disk' | 'reading'

/** Who has a project. Their lock tells them from whoever has it after them, of whatever name; '' for a name not known. */
export interface HeldBy {
  readonly lock: string
  readonly name: string
}

/** An open project without its articles and annotations. The scheme is small and comes whole. */
export interface ProjectHead extends UndoState {
  readonly id: ProjectId
  readonly title: string
  readonly guidelines: string
  readonly path: string
  readonly fileName: string
  readonly annotators: readonly Annotator[]
  readonly labels: readonly Label[]
  readonly attributes: readonly Attribute[]
  readonly entityTypes: readonly EntityType[]
  readonly stances: readonly Stance[]
  readonly counts: Counts
  /** How many operations the project has seen: grows by one with each. */
  readonly revision: number
  /** Every operation up to this revision is on disk. */
  readonly durable: number
  /** What does not work at present, the gravest where it is more than one thing; null where everything does. */
  readonly trouble: Trouble | null
  /** The annotator that operations of this window are signed with. */
  readonly annotator: AnnotatorId | null
  /** Why nothing can be changed, as a sentence; null where it can. */
  readonly readOnly: string | null
  /** What can be done about that depends on it; null where it can be changed. */
  readonly readOnlyCause: ReadOnlyCause | null
  /** Who has it instead; null where nobody has, or nobody knows who. */
  readonly heldBy: HeldBy | null
  /** What was found and done at opening where the last session was not closed to its end: one sentence each. */
  readonly recovery: readonly string[]
}

export interface Window<Row> {
  readonly total: number
  readonly offset: number
  readonly rows: readonly Row[]
}

export interface ArticleRow {
  readonly id: ArticleId
  readonly title: string
  readonly source: string
  readonly date: string | null
  readonly reliability: Article['reliability']
  readonly credibility: Article['credibility']
  readonly status: Article['status']
  readonly words: number
  readonly claims: number
  readonly mentions: number
  /** How far the analyst of this machine has read, 0–1. */
  readonly read: number
}

export interface ClaimRow {
  readonly id: ClaimId
  readonly article: ArticleId
  readonly articleTitle: string
  readonly articleSource: string
  /** UTF-16 code units into the article's text, or into the earlier edition where the claim has no place in it. */
  readonly start: number
  readonly orphaned: boolean
  readonly quote: string
  readonly wording: string
  readonly label: LabelId | null
  readonly status: ClaimStatus
  readonly quantity: Quantity | null
  readonly attribution: string
  readonly by: AnnotatorId
  readonly at: string
  readonly links: number
}

/** A claim that names an entity. */
export interface NamingClaimRow extends ClaimRow {
  /** It is the entity that said it. */
  readonly said: boolean
}

export interface EntityRow {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityTypeId | null
  readonly aliases: readonly string[]
  readonly mentions: number
  readonly articles: number
  readonly claims: number
}

/** A place in an article with a little of the text around it, for lists. */
export interface Passage {
  readonly article: ArticleId
  readonly articleTitle: string
  /** UTF-16 code units into the article's text. */
  readonly start: number
  readonly end: number
  readonly before: string
  readonly quote: string
  readonly after: string
}

export interface MentionRow extends Passage {
  readonly id: MentionId
  /** It has no place in its article as it is: the passage is of an earlier edition. */
  readonly orphaned: boolean
}

/** An article that a search has found. */
export interface ArticleHit {
  readonly article: ArticleId
  readonly title: Marked
  readonly source: string
  /** Where in the text the words stand best, in UTF-16 code units; null where they are only in title and source. */
  readonly place: Place | null
  readonly excerpt: Marked | null
}
export interface ClaimHit {
  readonly id: ClaimId
  readonly label: LabelId | null
  /** Its wording, or what it quotes, as `isQuote` says. */
  readonly says: Marked
  readonly isQuote: boolean
  readonly articleTitle: string
  readonly articleSource: string
}
export interface EntityHit {
  readonly id: EntityId
  readonly type: EntityTypeId | null
  readonly name: Marked
  /** The other name that the words are in, where they are not in its name. */
  readonly alias: Marked | null
  readonly mentions: number
}

/** An article, and which of the words that were asked for are in it. */
export interface SharingArticle {
  readonly article: ArticleId
  readonly words: readonly string[]
}

export interface SearchResults {
  /** How much has been looked at, 0–1. Below 1 the same search, asked again, goes on from there. */
  readonly done: number
  readonly articles: { readonly total: number; readonly hits: readonly ArticleHit[] }
  readonly claims: { readonly total: number; readonly hits: readonly ClaimHit[] }
  readonly entities: { readonly total: number; readonly hits: readonly EntityHit[] }
}

export interface HistoryRow {
  readonly id: OperationId
  readonly by: AnnotatorId
  readonly at: string
  /** What was done, in the analyst's words: “Marked a Figure claim in …”. */
  readonly title: string
  readonly kind: string
  /** What the row can be jumped to. */
  readonly article: ArticleId | null
  readonly claim: ClaimId | null
  readonly entity: EntityId | null
  readonly state: 'stands' | 'undone' | 'undo' | 'redo'
}

/** One stretch of a file that is about to be imported, as it would stand in the text. */
export interface ProposedBlock {
  readonly text: string
  readonly role: OutlinePart['role'] | null
  /** What stands between this stretch and the next in the source: line ends, and whatever blank lines hold. */
  readonly after: string
  /** Why this looks like page furniture and is left out unless the analyst keeps it; null where it is text. */
  readonly furniture: string | null
}

/** What an import saw in a file, for the analyst to correct. */
export interface ArticleProposal {
  readonly file: string
  readonly format: Article['origin']['format']
  readonly encoding: string
  readonly title: string
  readonly source: string
  readonly byline: string
  readonly date: string | null
  readonly url: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly blocks: readonly ProposedBlock[]
  /** Characters that could not be read in the encoding and were replaced. */
  readonly replaced: number
  /** The article in the project with the very same text, where there is one. */
  readonly sameAs: { readonly id: ArticleId; readonly title: string } | null
}
export type ProposalOrProblem =
  | { readonly ok: true; readonly proposal: ArticleProposal }
  | { readonly ok: false; readonly file: string; readonly message: string }

export interface RecentProject {
  readonly path: string
  readonly title: string
  readonly opened: string
  readonly exists: boolean
}

export interface FolderView {
  readonly folder: string
  readonly parent: string | null
  /** The folder's path, part by part, each with where it leads. */
  readonly trail: readonly { readonly name: string; readonly path: string }[]
  readonly places: readonly { readonly name: string; readonly path: string }[]
  readonly entries: readonly {
    readonly name: string
    readonly path: string
    readonly kind: 'folder' | 'file'
    readonly size: number
    readonly changed: string
  }[]
}

export interface DatasetSummary {
  readonly counts: Counts
  readonly annotators: number
  /** Roughly how long the file will be, in bytes. */
  readonly bytes: number
  /** The first lines of the file. */
  readonly preview: string
}

export interface Written {
  readonly path: string
  readonly bytes: number
}

export type { TextHash }
