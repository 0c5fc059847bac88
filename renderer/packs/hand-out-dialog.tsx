import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { PackPreview } from '#shared/api/packs-views'
import type { Problem } from '#shared/api/problem'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import type { PackSelection } from '#shared/packs/selection'
import { call, useNamedCalls, useUnderWay, useWorkbench } from '../store'
import {
  Button,
  Dialog,
  type Failure,
  Field,
  NotRead,
  TextField,
  type UnderWay,
  UnderWayPart,
} from '../widgets'
import { Checkbox } from '../widgets/checkbox'
import { SegmentedControl } from '../widgets/tabs'
import { handOut } from './acts'
import { ArticleChoice } from './article-choice'
import styles from './packs.module.css'
import { closePacks } from './state'
import { useAllArticles } from './use-articles'
import { inWords, stayedInWords } from './words'

type Layers = 'none' | 'all' | 'some'
/** Of nobody, as it was chosen; not of some, of whom none has been named yet. */
const none: readonly AnnotatorId[] = []

/** Makes a pack: which articles, with whose annotations, and what it goes by. */
export function HandOutDialog() {
  const articles = useAllArticles()
  const annotators = useWorkbench(state => state.head?.annotators ?? [])
  const [chosen, setChosen] = useState<ReadonlySet<ArticleId>>(new Set())
  const [name, setName] = useState('')
  const [layers, setLayers] = useState<Layers>('none')
  const [some, setSome] = useState<readonly AnnotatorId[]>([])
  const [register, setRegister] = useState(true)
  const [assessments, setAssessments] = useState(false)
  const [busy, setBusy] = useState(false)
  const start = useRef<HTMLInputElement>(null)
  const selection = useMemo<PackSelection>(
    () => ({
      articles: [...chosen],
      annotators: layers === 'all' ? 'all' : layers === 'none' ? none : some,
      register: register ? 'all' : 'needed',
      assessments,
    }),
    [chosen, layers, some, register, assessments],
  )
  const { preview, underWay, failure } = usePreview(selection)
  const missing = whatIsMissing(name, selection)
  const go = async () => {
    if (missing || busy) return
    setBusy(true)
    await handOut(name.trim(), selection)
    setBusy(false)
  }
  return (
    <Dialog
      open
      onClose={closePacks}
      size="large"
      start={start}
      title="Hand out articles"
      about="A pack is a project file of its own, with the scheme and the guidelines. What a teammate does in it comes back through a review, as if it had been done here; what is not in it stays untouched."
      footer={
        <>
          {underWay && <UnderWayPart {...underWay} />}
          {!underWay && failure && <NotRead what="What the pack would hold" failure={failure} />}
          {!underWay && !failure && <Holds preview={preview} missing={missing} />}
          <Button onClick={closePacks}>Cancel</Button>
          <Button kind="primary" reason={missing} busy={busy} onClick={() => void go()}>
            Hand out…
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <ArticleChoice articles={articles} chosen={chosen} onChange={setChosen} />
        <div className={styles.terms}>
          <Field label="What the pack goes by" hint="Such as who it is for. Both see it.">
            <TextField ref={start} value={name} onChange={setName} maxLength={200} />
          </Field>
          <fieldset className={styles.group}>
            <legend className={styles.legend}>Whose annotations go along</legend>
            <SegmentedControl<Layers>
              label="Whose annotations go along"
              value={layers}
              onChange={setLayers}
              segments={[
                { value: 'none', label: 'Nobody’s' },
                { value: 'all', label: 'Everybody’s' },
                { value: 'some', label: 'Some' },
              ]}
            />
            {layers === 'some' &&
              annotators.map(annotator => (
                <Checkbox
                  key={annotator.id}
                  checked={some.includes(annotator.id)}
                  onChange={take =>
                    setSome(take ? [...some, annotator.id] : some.filter(id => id !== annotator.id))
                  }
                  label={annotator.name}
                />
              ))}
            <p className={styles.hint}>
              {layers === 'none'
                ? 'The teammate marks independently. Nothing of what others marked, and none of its history, is in the file.'
                : 'Claims, mentions, evidence links and comments, as they stand now and without their history.'}
            </p>
          </fieldset>
          <fieldset className={styles.group}>
            <legend className={styles.legend}>What else goes along</legend>
            <Checkbox checked={register} onChange={setRegister} label="The whole register of entities" />
            <Checkbox
              checked={assessments}
              onChange={setAssessments}
              label="Notes on the articles, and their grades"
            />
          </fieldset>
        </div>
      </div>
    </Dialog>
  )
}

/** What is still to be said before a pack can be made, as a sentence. */
function whatIsMissing(name: string, { articles, annotators }: PackSelection): string | undefined {
  if (articles.length === 0) return 'Choose at least one article.'
  if (annotators !== 'all' && annotators !== none && annotators.length === 0)
    return 'Choose whose annotations go along.'
  return name.trim() === '' ? 'Say what the pack goes by.' : undefined
}

function Holds({ preview, missing }: { preview: PackPreview | null; missing: string | undefined }) {
  const stayed = preview && stayedInWords(preview)
  return (
    <div className={styles.holds} role="status">
      {preview && <span>{inWords(preview.counts)}</span>}
      {stayed && <span>{stayed}</span>}
      {preview && preview.annotators.length > 0 && <span>Names in it: {preview.annotators.join(', ')}</span>}
      {missing && <span>{missing}</span>}
    </div>
  )
}

/** What a pack of the selection would hold; null while nothing is chosen, and where that could not be read. */
function usePreview(selection: PackSelection): {
  readonly preview: PackPreview | null
  readonly underWay: UnderWay | null
  readonly failure: Failure | null
} {
  const [preview, setPreview] = useState<PackPreview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, again] = useReducer((count: number) => count + 1, 0)
  // Another selection is asked about: nobody waits for this one.
  const calls = useNamedCalls(useMemo(() => JSON.stringify(selection), [selection]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: being told to is a reason to ask again
  useEffect(() => {
    setProblem(null)
    if (selection.articles.length === 0) {
      setPreview(null)
      return
    }
    let late = false
    void calls
      .ask(task => call('packs.preview', { selection, task }))
      .then(reply => {
        if (late) return
        setPreview(reply.ok ? reply.value : null)
        setProblem(reply.ok ? null : reply.problem)
      })
    return () => {
      late = true
    }
  }, [selection, calls, tries])
  return { preview, underWay: useUnderWay(calls), failure: problem && { problem, again } }
}
