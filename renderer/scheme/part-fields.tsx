import type { CSSProperties } from 'react'
import { attributeKinds, colours, entityIcons, patterns, stanceMeanings } from '#shared/model/choices'
import type { Attribute, Label, Stance } from '#shared/model/records'
import { classes, entityIconOf, Field, Select, TextArea, TextField } from '../widgets'
import type { SchemePart } from './parts'
import styles from './scheme.module.css'

interface PartFieldsProps {
  part: SchemePart
  others: readonly SchemePart[]
  set: (patch: object) => void
}

/** What a part has beside a name and a description. */
export function PartFields({ part, others, set }: PartFieldsProps) {
  if ('colour' in part) return <LabelFields part={part} others={others} set={set} />
  if ('meaning' in part) return <StanceFields part={part} others={others} set={set} />
  if ('kind' in part) return <AttributeFields part={part} set={set} />
  return (
    <Field label="Picture">
      <Select
        value={part.icon}
        onChange={icon => icon && set({ icon })}
        choices={entityIcons.map(icon => {
          const Icon = entityIconOf(icon)
          return { value: icon, label: capital(icon), mark: <Icon size={15} aria-hidden="true" /> }
        })}
      />
    </Field>
  )
}

function LabelFields({ part, others, set }: PartFieldsProps & { part: Label }) {
  return (
    <>
      <KeyField part={part} others={others} set={set} />
      <fieldset className={styles.choices}>
        <legend>Colour</legend>
        {colours.map(colour => (
          <label
            key={colour}
            className={classes(styles.choice, colour === part.colour && styles.chosen)}
            title={capital(colour)}
          >
            <input
              type="radio"
              name={`colour-${part.id}`}
              checked={colour === part.colour}
              onChange={() => set({ colour })}
              aria-label={capital(colour)}
            />
            <span className={styles.dot} style={{ background: `var(--label-${colour})` }} />
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Underline, for those who do not see the colour</legend>
        {patterns.map(pattern => (
          <label key={pattern} className={classes(styles.choice, pattern === part.pattern && styles.chosen)}>
            <input
              type="radio"
              name={`pattern-${part.id}`}
              checked={pattern === part.pattern}
              onChange={() => set({ pattern })}
              aria-label={capital(pattern)}
            />
            <span style={underlined(part, pattern)}>{capital(pattern)}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

const underlined = (label: Label, pattern: Label['pattern']): CSSProperties => ({
  textDecoration: `underline 2px ${pattern} var(--label-${label.colour})`,
  textUnderlineOffset: '4px',
})

function StanceFields({ part, others, set }: PartFieldsProps & { part: Stance }) {
  return (
    <>
      <KeyField part={part} others={others} set={set} />
      <Field label="What it means to corroboration">
        <Select
          value={part.meaning}
          onChange={meaning => meaning && set({ meaning })}
          choices={stanceMeanings.map(value => ({ value, label: capital(value) }))}
        />
      </Field>
    </>
  )
}

function AttributeFields({ part, set }: { part: Attribute; set: (patch: object) => void }) {
  return (
    <>
      <Field label="Holds">
        <Select
          value={part.kind}
          onChange={kind => kind && set({ kind })}
          choices={attributeKinds.map(value => ({ value, label: kindWords[value] }))}
        />
      </Field>
      {part.kind === 'choice' && (
        <Field label="Choices" hint="One on each line.">
          <TextArea
            value={part.choices.join('\n')}
            onCommit={written =>
              set({
                choices: [
                  ...new Set(
                    written
                      .split('\n')
                      .map(line => line.trim())
                      .filter(Boolean),
                  ),
                ],
              })
            }
          />
        </Field>
      )}
    </>
  )
}

const kindWords: Record<Attribute['kind'], string> = {
  text: 'Text',
  number: 'A number',
  date: 'A date',
  choice: 'One of several choices',
  'yes-no': 'Yes or no',
}

/** One letter or digit; that it is taken is said here before the engine would refuse it. */
function KeyField({ part, others, set }: PartFieldsProps & { part: Label | Stance }) {
  const commit = (written: string) => {
    const key = written.trim().toLowerCase()
    if (key === '' || /^[a-z0-9]$/.test(key)) set({ key: key || null })
  }
  const taken = others.flatMap(other => ('key' in other && other.key ? [other.key.toUpperCase()] : []))
  return (
    <Field
      label="Key"
      hint={taken.length > 0 ? `One letter or digit. Taken: ${taken.join(', ')}.` : 'One letter or digit.'}
    >
      <TextField
        className={styles.key}
        maxLength={1}
        value={part.key?.toUpperCase() ?? ''}
        onCommit={commit}
      />
    </Field>
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
