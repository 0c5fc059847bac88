import { Trash2 } from 'lucide-react'
import { counted } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import type { Article } from '#shared/model/records'
import { Comments } from '../comments'
import { useArticle, useWorkbench } from '../store'
import { Button, Dialog, Field, ReadOnly, Select, TextArea } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import { removeArticle, setArticle, setStatus } from './article-edits'
import { type About, ArticleFields, isAddress } from './article-fields'
import { closeDetails } from './details'
import styles from './library.module.css'
import { encodingName, statusChoices } from './words'

/** An article's details, to be corrected; its text stands for ever. */
export function DetailsDialog({ id }: { id: ArticleId }) {
  const { shown, problem } = useArticle(id)
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const article = shown?.article
  return (
    <Dialog
      open
      onClose={closeDetails}
      title="Article details"
      about={article && <Origin article={article} />}
      footer={
        <>
          <Button
            icon={Trash2}
            className={styles.remove ?? ''}
            reason={readOnly ?? undefined}
            disabled={!article}
            onClick={() => article && void remove(id, article.title)}
          >
            Remove…
          </Button>
          <Button kind="primary" onClick={closeDetails}>
            Done
          </Button>
        </>
      }
    >
      {problem && <p role="alert">{problem.message}</p>}
      {article && (
        <>
          <ArticleFields
            about={article}
            onChange={patch => change(article, patch)}
            onLeave
            disabled={readOnly !== null}
          />
          <Field label="Status">
            <Select
              value={article.status}
              onChange={status => status && void setStatus(id, status)}
              choices={statusChoices}
              disabled={readOnly !== null}
            />
          </Field>
          <Field label="Note">
            <TextArea
              value={article.note}
              onCommit={note => void setArticle(id, { note })}
              disabled={readOnly !== null}
            />
          </Field>
          <ReadOnly value={readOnly !== null}>
            <Comments on={{ table: 'articles', id }} quiet />
          </ReadOnly>
        </>
      )}
    </Dialog>
  )
}

/** What cannot stand is not written: the field says what is wrong with it. */
function change(article: Article, patch: Partial<About>): void {
  if (patch.title !== undefined && patch.title.trim() === '') return
  if (patch.url !== undefined && !isAddress(patch.url)) return
  void setArticle(article.id, patch)
}

async function remove(id: ArticleId, title: string): Promise<void> {
  closeDetails()
  await removeArticle(id, title)
}

function Origin({ article }: { article: Article }) {
  const by = useWorkbench(state => state.head?.annotators.find(({ id }) => id === article.created.by)?.name)
  const { file, format, encoding } = article.origin
  const from =
    format === 'paste'
      ? 'pasted'
      : format === 'dataset'
        ? `from the dataset ${file}`
        : `from ${file} (${encodingName(encoding)})`
  return (
    <>
      {counted(article.words, 'word')} · {from} · added {dayAndTime(article.created.at)}
      {by && ` by ${by}`}
    </>
  )
}
