import { formatPartialDate, readPartialDate } from '#shared/claims/partial-date'
import type { Article } from '#shared/model/records'
import { Field, ReadField, Select, TextField } from '../widgets'
import styles from './library.module.css'
import { credibilityChoices, directionChoices, languageName, reliabilityChoices } from './words'

/** What is known about an article and may be corrected. */
export type About = Pick<
  Article,
  'title' | 'source' | 'byline' | 'date' | 'url' | 'language' | 'direction' | 'reliability' | 'credibility'
>

interface Props {
  about: About
  onChange: (patch: Partial<About>) => void
  /** Tells of words when their field is left, not of every letter. */
  onLeave?: boolean
  disabled?: boolean
}

/** The fields of an article's details, in the Add dialog and afterwards. */
export function ArticleFields({ about, onChange, onLeave, disabled = false }: Props) {
  const words = (name: 'title' | 'source' | 'byline' | 'url') => {
    const tell = (value: string) => onChange({ [name]: value })
    return {
      value: about[name],
      disabled,
      maxLength: 2_000,
      ...(onLeave ? { onCommit: tell } : { onChange: tell }),
    }
  }
  const { title, source, url } = about
  return (
    <div className={styles.fields}>
      <Field label="Title" problem={title.trim() === '' ? 'An article needs a title.' : null}>
        <TextField {...words('title')} dir="auto" />
      </Field>
      <div className={styles.pair}>
        <Field label="Source">
          <TextField {...words('source')} dir="auto" placeholder={source ? undefined : 'Who published it'} />
        </Field>
        <DateField date={about.date} onChange={date => onChange({ date })} disabled={disabled} />
      </div>
      <Field label="Byline">
        <TextField {...words('byline')} dir="auto" />
      </Field>
      <Field label="Address" problem={isAddress(url) ? null : 'An address begins with https:// or http://.'}>
        <TextField {...words('url')} inputMode="url" placeholder="https://" />
      </Field>
      <div className={styles.pair}>
        <LanguageField
          language={about.language}
          onChange={language => onChange({ language })}
          disabled={disabled}
        />
        <Field label="Direction">
          <Select
            value={about.direction}
            onChange={direction => direction && onChange({ direction })}
            choices={directionChoices}
            disabled={disabled}
          />
        </Field>
      </div>
      <GradeFields about={about} onChange={onChange} disabled={disabled} />
    </div>
  )
}

function GradeFields({
  about,
  onChange,
  disabled,
}: {
  about: About
  onChange: Props['onChange']
  disabled: boolean
}) {
  return (
    <>
      <Field label="Reliability of the source">
        <Select
          value={about.reliability}
          onChange={reliability => onChange({ reliability })}
          choices={reliabilityChoices}
          none="Not judged"
          disabled={disabled}
        />
      </Field>
      <Field label="Credibility of the information">
        <Select
          value={about.credibility === null ? null : String(about.credibility)}
          onChange={grade => onChange({ credibility: grade === null ? null : Number(grade) })}
          choices={credibilityChoices}
          none="Not judged"
          disabled={disabled}
        />
      </Field>
    </>
  )
}

interface FieldProps<T> {
  onChange: (value: T) => void
  disabled: boolean
}

function DateField({ date, onChange, disabled }: FieldProps<string | null> & { date: string | null }) {
  return (
    <ReadField
      label="Date"
      value={date ? formatPartialDate(date) : ''}
      read={readPartialDate}
      onRead={onChange}
      needs="Write it as 2 March 2025, March 2025 or 2025."
      disabled={disabled}
      placeholder="2 Mar 2025"
    />
  )
}

function LanguageField({ language, onChange, disabled }: FieldProps<string> & { language: string }) {
  return (
    <ReadField
      label="Language"
      hint={languageName(language) || undefined}
      value={language}
      read={readTag}
      onRead={onChange}
      needs="Write its code: en, de, ar, zh-Hant."
      disabled={disabled}
      placeholder="en"
    />
  )
}

function readTag(written: string): string | undefined {
  const tag = written.trim().replaceAll('_', '-')
  return tag === '' || /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag) ? tag : undefined
}

/** Whether what stands in the address field may stay. */
export function isAddress(url: string): boolean {
  return url.trim() === '' || /^https?:\/\/\S+$/i.test(url.trim())
}
