import { fieldName } from '#shared/compare/shown-fields'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { Field, TextArea, TextField } from '../../widgets'

export interface PartProps {
  table: TableName
  part: string
  record: AnyRecord
  onChange: (record: AnyRecord) => void
}

const long = new Set(['note', 'description', 'guidelines', 'text'])

/** A part that is plain words: a line, or as many as it takes. */
export function WordsPart({ table, part, record, onChange }: PartProps) {
  const value = String((record as unknown as Record<string, unknown>)[part] ?? '')
  const set = (words: string) => onChange({ ...record, [part]: words } as AnyRecord)
  return (
    <Field label={fieldName(table, part)}>
      {long.has(part) ? (
        <TextArea value={value} rows={4} onChange={set} />
      ) : (
        <TextField value={value} onChange={set} maxLength={2_000} />
      )}
    </Field>
  )
}
