import { Check, FileJson, FolderInput } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DatasetSummary, Written } from '#shared/api/views'
import { numeral } from '#shared/model/counted'
import { useCommands } from '../shell/commands'
import { call, reportProblem, useWorkbench } from '../store'
import { Button, EmptyState } from '../widgets'
import { chooseDatasetToRead, exportDataset } from './dataset-files'
import styles from './export.module.css'
import { fileSize } from './file-size'

/** What the dataset holds, what the file will look like, and taking it away. */
export default function ExportView() {
  const head = useWorkbench(state => state.head)
  const summary = useSummary()
  const [written, setWritten] = useState<Written | null>(null)
  const [busy, setBusy] = useState(false)

  const write = async () => {
    setBusy(true)
    setWritten(null)
    const done = await exportDataset()
    setBusy(false)
    if (done) setWritten(done)
  }

  useCommands([
    {
      id: 'export.dataset',
      title: 'Export the dataset…',
      group: 'Project',
      keys: ['Mod+E'],
      also: ['JSON', 'save as'],
      when: () => (head?.counts.articles ? true : 'There is nothing to export yet.'),
      run: () => void write(),
    },
  ])

  if (!head) return null
  if (head.counts.articles === 0) {
    return (
      <EmptyState
        icon={FileJson}
        title="There is nothing to export yet."
        action={
          <Button icon={FolderInput} onClick={() => void chooseDatasetToRead()}>
            Read a dataset…
          </Button>
        }
      >
        Add articles and mark claims in them; the dataset will hold all of it.
      </EmptyState>
    )
  }
  return (
    <section className={styles.view} aria-labelledby="export-title">
      <div className={styles.column}>
        <h1 id="export-title">Dataset</h1>
        <p className={styles.lead}>
          One JSON file with every article’s text, every annotation with its quote and offsets, the scheme,
          and who made what. It is read back into an equal project, and its format is published.
        </p>
        <dl className={styles.counts}>
          {countsOf(head.counts, summary).map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.actions}>
          <Button kind="primary" icon={FileJson} busy={busy} keys="Mod+E" onClick={() => void write()}>
            Export dataset…
          </Button>
          <Button icon={FolderInput} onClick={() => void chooseDatasetToRead()}>
            Read a dataset…
          </Button>
        </div>
        <div role="status" className={styles.status}>
          {written && (
            <p className={styles.written}>
              <Check size={15} aria-hidden="true" /> Written: <code>{written.path}</code> (
              {fileSize(written.bytes)})
            </p>
          )}
        </div>
        <h2>What is in the file</h2>
        <ul className={styles.facts}>
          <li>Offsets in Unicode code points from 0, end exclusive, and in UTF-16 code units beside them.</li>
          <li>Each span with its words and up to 32 characters either side; each text with its SHA-256.</li>
          <li>Claims, mentions, entities and evidence links by id, with annotator and time (UTC).</li>
          <li>The history stays in the project file.</li>
        </ul>
        {summary && (
          <>
            <h2>How it begins</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
            <section className={styles.preview} tabIndex={0} aria-label="The first lines of the file">
              <pre>{summary.preview}</pre>
            </section>
          </>
        )}
      </div>
    </section>
  )
}

/** How long changes go on before the file is looked at again, in milliseconds. */
const rest = 400

/** Asked for at once, and again when changes of the project have come to rest. */
function useSummary(): DatasetSummary | null {
  const changes = useWorkbench(state => state.changes)
  const [summary, setSummary] = useState<DatasetSummary | null>(null)
  const asked = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to read again
  useEffect(() => {
    let gone = false
    const read = async () => {
      asked.current = true
      const reply = await call('dataset.summary', {})
      if (gone) return
      if (reply.ok) setSummary(reply.value)
      else reportProblem(reply.problem)
    }
    const due = setTimeout(() => void read(), asked.current ? rest : 0)
    return () => {
      gone = true
      clearTimeout(due)
    }
  }, [changes])
  return summary
}

function countsOf(counts: DatasetSummary['counts'], summary: DatasetSummary | null): [string, string][] {
  const all: [string, string][] = [
    ['Articles', numeral(counts.articles)],
    ['Claims', numeral(counts.claims)],
    ['Entities', numeral(counts.entities)],
    ['Mentions', numeral(counts.mentions)],
    ['Evidence links', numeral(counts.links)],
  ]
  return summary
    ? [...all, ['Annotators', String(summary.annotators)], ['File', fileSize(summary.bytes)]]
    : all
}
