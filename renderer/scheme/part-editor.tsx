import { Merge, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SchemeTable } from '#shared/model/tables'
import { useWorkbench } from '../store'
import { Button, Field, Menu, TextArea, TextField, useReadOnlyReason } from '../widgets'
import { deletePart, mergePart, setPart, usage } from './edits'
import { PartFields } from './part-fields'
import { partWords, type SchemePart } from './parts'
import styles from './scheme.module.css'

interface PartEditorProps {
  table: SchemeTable
  part: SchemePart
  others: readonly SchemePart[]
}

/** The fields of one part, how much uses it, and what can be done with the whole of it. */
export function PartEditor({ table, part, others }: PartEditorProps) {
  const used = useUsage(table, part.id)
  const set = (patch: object) => void setPart(table, part.id, patch)
  const { one } = partWords[table]
  const reason = useReadOnlyReason()
  return (
    <div className={styles.editor}>
      <Field label="Name">
        <TextField value={part.name} onCommit={name => name.trim() && set({ name: name.trim() })} />
      </Field>
      <PartFields part={part} others={others} set={set} />
      <Field label="Description" hint="Shown to annotators where they choose it.">
        <TextArea value={part.description} onCommit={description => set({ description })} />
      </Field>
      <p className={styles.used}>
        {used === null ? ' ' : used ? `Used by ${used}.` : 'Nothing uses it yet.'}
      </p>
      <div className={styles.bar}>
        <Menu
          entries={
            others.length > 0
              ? [
                  { heading: `${used || 'Nothing'} will change` },
                  ...others.map(other => ({
                    label: other.name,
                    run: () => void mergePart(table, part, other),
                  })),
                ]
              : [{ heading: `There is no other ${one}` }]
          }
        >
          <Button icon={Merge} reason={reason}>
            Merge into…
          </Button>
        </Menu>
        <Button kind="quiet" icon={Trash2} reason={reason} onClick={() => void deletePart(table, part)}>
          Delete…
        </Button>
      </div>
    </div>
  )
}

/** How many records use the part, in words; read again after each change. */
function useUsage(table: SchemeTable, id: string): string | null {
  const changes = useWorkbench(state => state.changes)
  const [used, setUsed] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    let gone = false
    void usage(table, id).then(found => !gone && setUsed(found))
    return () => {
      gone = true
    }
  }, [table, id, changes])
  return used
}
