import { ArrowUpRight } from 'lucide-react'
import type { DifferencePassage } from '#shared/api/compare-views'
import type { TableName } from '#shared/model/tables'
import { Button } from '../widgets'
import styles from './difference-view.module.css'
import { type PassagePiece, passagePieces } from './pieces'
import type { ComparisonWords } from './words'

interface PassageProps {
  passage: DifferencePassage
  /** What the passage is to the difference, where there are several: “Claim”, “Evidence”. */
  role?: string | undefined
  words: ComparisonWords
  /** The label whose colour the span is drawn in: `orange`. */
  tone: string
  /** Goes to the place in its article. */
  onShow?: (() => void) | undefined
}

/** The article's words around a difference: solid what is marked in the later state, dashed what only the earlier marks. */
export function Passage({ passage, role, words, tone, onShow }: PassageProps) {
  const pieces = passagePieces(passage)
  const marked = new Set(pieces.map(({ side }) => side))
  const only = marked.has('both') ? 'only ' : ''
  return (
    <figure
      className={styles.passage}
      style={{
        ['--tone' as string]: `var(--label-${tone})`,
        ['--tone-soft' as string]: `var(--label-${tone}-soft)`,
      }}
    >
      <figcaption className={styles.where}>
        {role && <span className={styles.role}>{role}</span>}
        {passage.articleTitle}
        {onShow && (
          <Button small kind="quiet" icon={ArrowUpRight} onClick={onShow}>
            Show in the article
          </Button>
        )}
      </figcaption>
      <p className={styles.text} dir="auto">
        {passage.more[0] && <span className={styles.more}>… </span>}
        {pieces.map(piece => (
          <Piece key={piece.start} piece={piece} words={words} />
        ))}
        {passage.more[1] && <span className={styles.more}> …</span>}
      </p>
      {(marked.has('from') || (marked.has('to') && marked.has('both'))) && (
        <p className={styles.legend} aria-hidden="true">
          {marked.has('from') && <Sample mark={styles.swatchFrom}>{`${only}${words.marked.from}`}</Sample>}
          {marked.has('to') && <Sample mark={styles.swatchTo}>{`${only}${words.marked.to}`}</Sample>}
        </p>
      )}
    </figure>
  )
}

interface PassagesProps extends Pick<PassageProps, 'words' | 'tone'> {
  passages: readonly DifferencePassage[]
  table: TableName
  onShow?: ((passage: DifferencePassage) => void) | undefined
}

/** The passages of a difference; of a link, which is the claim and which its evidence. */
export function Passages({ passages, table, words, tone, onShow }: PassagesProps) {
  return passages.map((passage, at) => (
    <Passage
      key={`${passage.article} ${passage.start}`}
      passage={passage}
      role={table === 'links' ? (at === 0 ? 'Claim' : 'Evidence') : undefined}
      words={words}
      tone={tone}
      onShow={onShow && (() => onShow(passage))}
    />
  ))
}

/** How one state's marks look, for the legend. */
function Sample({ mark, children }: { mark: string | undefined; children: string }) {
  return (
    <span className={styles.sample}>
      <span className={mark} /> marked {children}
    </span>
  )
}

function Piece({ piece, words }: { piece: PassagePiece; words: ComparisonWords }) {
  if (piece.side === null) return piece.text
  const only = piece.side === 'both' ? null : words.marked[piece.side]
  return (
    <mark className={styles[`${piece.side}Mark`]}>
      {only && <span className="unseen">[marked {only}: </span>}
      {piece.text}
      {only && <span className="unseen">]</span>}
    </mark>
  )
}
