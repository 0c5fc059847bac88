import { formatPartialDate, readPartialDate } from '#shared/claims/partial-date'
import type { Article } from '#shared/model/records'
import { credibilityChoices, reliabilityChoices, statusChoices } from '../../library/words'
import { Field, ReadField, Select } from '../../widgets'
import { WordsPart } from './words-part'

interface ArticlePartProps {
  part: string
  article: Article
  onChange: (article: Article) => void
}

/** One field of an article, writing into the article that it is given. */
export function ArticlePart({ part, article, onChange }: ArticlePartProps) {
  switch (part) {
    case 'status':
      return (
        <Field label="Status" beside>
          <Select
            value={article.status}
            choices={statusChoices}
            onChange={status => status && onChange({ ...article, status })}
          />
        </Field>
      )
    case 'reliability':
      return (
        <Field label="Reliability" beside>
          <Select
            value={article.reliability}
            none="Not judged"
            choices={reliabilityChoices}
            onChange={reliability => onChange({ ...article, reliability })}
          />
        </Field>
      )
    case 'credibility':
      return (
        <Field label="Credibility" beside>
          <Select
            value={article.credibility === null ? null : String(article.credibility)}
            none="Not judged"
            choices={credibilityChoices}
            onChange={chosen =>
              onChange({ ...article, credibility: chosen === null ? null : Number(chosen) })
            }
          />
        </Field>
      )
    case 'date':
      return <DatePart article={article} onChange={onChange} />
    default:
      return (
        <WordsPart
          table="articles"
          part={part}
          record={article}
          onChange={record => onChange(record as Article)}
        />
      )
  }
}

function DatePart({ article, onChange }: Omit<ArticlePartProps, 'part'>) {
  return (
    <ReadField
      label="Date"
      beside
      value={article.date ? formatPartialDate(article.date) : ''}
      read={readPartialDate}
      onRead={date => onChange({ ...article, date })}
      needs="A year, a month or a day: 2 Mar 2025, Mar 2025, 2025."
    />
  )
}
