import { useState } from 'react'
import { type SchemeTable, schemeTables } from '#shared/model/table-names'
import { perform, useWorkbench } from '../store'
import { Field, ReadOnly, TextArea, TextField } from '../widgets'
import { Tabs } from '../widgets/tabs'
import { PartList } from './part-list'
import { partWords } from './parts'
import styles from './scheme.module.css'

type Page = SchemeTable | 'guidelines'

/** The annotation scheme and the guidelines. Every change is an operation, and can be undone. */
export default function SchemeView() {
  const head = useWorkbench(state => state.head)
  const [page, setPage] = useState<Page>('labels')
  if (!head) return null
  return (
    <section className={styles.view} aria-labelledby="scheme-title">
      <h1 id="scheme-title">Annotation scheme</h1>
      <ReadOnly value={Boolean(head.readOnly)}>
        <Tabs
          label="Parts of the scheme"
          className={styles.tabs ?? ''}
          value={page}
          onChange={setPage}
          tabs={[
            ...schemeTables.map(table => ({
              value: table as Page,
              label: `${partWords[table].title} ${head[table].length}`,
              content: <PartList key={table} table={table} parts={head[table]} />,
            })),
            {
              value: 'guidelines' as const,
              label: 'Guidelines',
              content: <Guidelines title={head.title} guidelines={head.guidelines} />,
            },
          ]}
        />
      </ReadOnly>
    </section>
  )
}

function Guidelines({ title, guidelines }: { title: string; guidelines: string }) {
  return (
    <div className={styles.guidelines}>
      <Field label="Project">
        <TextField
          value={title}
          onCommit={next =>
            next.trim() && void perform({ kind: 'project.set', patch: { title: next.trim() } })
          }
        />
      </Field>
      <Field
        label="Guidelines"
        hint="How annotators are to decide. They travel with the project and with every export."
      >
        <TextArea
          rows={14}
          value={guidelines}
          onCommit={next => void perform({ kind: 'project.set', patch: { guidelines: next } })}
        />
      </Field>
    </div>
  )
}
