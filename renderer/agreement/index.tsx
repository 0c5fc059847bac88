import { Download, Scale } from 'lucide-react'
import { useEffect } from 'react'
import { counted } from '#shared/model/counted'
import { ArticleFilter, type FindArticles, offered } from '../library/article-filter'
import { KeptPanes } from '../shell/kept-panes'
import { call, useNamedCalls, useWorkbench } from '../store'
import { Button, EmptyState, Menu, type MenuEntry, NotRead, Reading, Select, UnderWayPart } from '../widgets'
import { FilterMenu } from '../widgets/filter-menu'
import styles from './agreement.module.css'
import { ask, askAnew, chosenAnnotators, questionOf, useAsked } from './asked'
import { CasesToDecide } from './cases-to-decide'
import { Figures } from './figures'
import { CountingOfGold, ProgressOfGold } from './progress-of-gold'
import { useAgreement, useProgress, useSides } from './reading'
import { takeAway, writeReport } from './taking-away'
import { tolerances } from './words'

/** How far annotators agree, what they differ in, and the gold standard that comes of settling it. */
export default function AgreementView() {
  const opening = useWorkbench(state => state.opening)
  const { sides, underWay, failure } = useSides()
  const asked = useAsked()
  const own = asked.opening === opening
  useEffect(() => {
    if (!own) askAnew(opening)
  }, [own, opening])
  const compared = questionOf(sides, own ? asked : { annotators: null, articles: [], atLeast: 0 })
  const worked = useAgreement(compared)
  const calls = useNamedCalls(`${opening} ${JSON.stringify(compared)}`)
  const read = useProgress(compared, calls)
  if (!sides && underWay) return <UnderWayPart {...underWay} />
  if (!sides && failure) return <NotRead what="Who worked on what" failure={failure} />
  if (!sides || !own) return <Reading />
  const chosen = chosenAnnotators(sides, asked.annotators)
  if (sides.annotators.length < 2)
    return (
      <EmptyState icon={Scale} title="There are no two annotators to compare.">
        Agreement is between what two or more have marked in the same articles. Take in a teammate’s file
        under Review; what they marked then stands here beside yours.
      </EmptyState>
    )
  const nameOf = new Map(sides.annotators.map(({ id, name }) => [id, name]))
  return (
    <section className={styles.view} aria-labelledby="agreement-title">
      <header className={styles.head}>
        <h1 id="agreement-title">
          Agreement <span className={styles.who}>{chosen.map(id => nameOf.get(id) ?? '').join(', ')}</span>
        </h1>
        <span className={styles.space} />
        <FilterMenu
          name="Annotators"
          options={sides.annotators.map(({ id, name, claims }) => ({
            value: id,
            label: name,
            count: claims,
          }))}
          chosen={chosen}
          onChange={next => ask({ annotators: next.length > 0 ? next : null })}
        />
        <ArticleFilter
          name="Articles"
          find={findArticles}
          chosen={asked.articles}
          onChange={articles => ask({ articles })}
        />
        <Select
          aria-label="What counts as the same place"
          className={styles.tolerance ?? ''}
          value={String(asked.atLeast) as (typeof tolerances)[number]['value']}
          choices={tolerances}
          onChange={value => ask({ atLeast: Number(value ?? 0) })}
        />
        {compared && (
          <Menu entries={exportsOf(compared, nameOf)} label="What can be taken away" align="end">
            <Button icon={Download}>Export…</Button>
          </Menu>
        )}
      </header>
      {compared ? (
        <KeptPanes
          name="agreement"
          panes={[
            {
              id: 'cases',
              label: 'Cases',
              share: 72,
              min: 480,
              content: <CasesToDecide compared={compared} read={read} calls={calls} />,
            },
            {
              id: 'figures',
              label: 'Agreement and progress',
              share: 28,
              min: 280,
              content: (
                <section className={styles.side} aria-label="Agreement and progress">
                  <Figures {...worked} compared={compared} />
                  {read.problem && (
                    <NotRead
                      what="How far adjudication is"
                      failure={{ problem: read.problem, again: read.again }}
                    />
                  )}
                  {!read.progress && !read.problem && <CountingOfGold calls={calls} />}
                  {read.progress && !read.problem && (
                    <ProgressOfGold progress={read.progress} compared={compared} calls={calls} />
                  )}
                </section>
              ),
            },
          ]}
        />
      ) : (
        <EmptyState icon={Scale} title="Choose two annotators.">
          {counted(sides.annotators.length, 'annotator')} worked on this project.
        </EmptyState>
      )}
    </section>
  )
}

const findArticles: FindArticles = async asked => {
  const reply = await call('agreement.articles', { ...asked, ...offered(asked.among) })
  if (!reply.ok) return null
  return reply.value.rows.map(({ id, title, annotators }) => ({
    id,
    label: title,
    hint: counted(annotators, 'annotator'),
  }))
}

function exportsOf(
  compared: NonNullable<ReturnType<typeof questionOf>>,
  nameOf: ReadonlyMap<string, string>,
): MenuEntry[] {
  return [
    { label: 'Report (HTML)…', run: () => void writeReport(compared, 'html') },
    { label: 'Report (CSV)…', run: () => void writeReport(compared, 'csv') },
    'line',
    { label: 'Gold standard (dataset)…', run: () => void takeAway(compared, { kind: 'gold' }, 'gold') },
    ...compared.annotators.map(annotator => ({
      label: `Layer of ${nameOf.get(annotator) ?? ''} (dataset)…`,
      run: () => void takeAway(compared, { kind: 'layer', annotator }, nameOf.get(annotator) ?? 'layer'),
    })),
    'line',
    {
      label: 'Record of adjudication (JSON)…',
      run: () => void takeAway(compared, { kind: 'record', format: 'json' }, 'adjudication'),
    },
    {
      label: 'Record of adjudication (CSV)…',
      run: () => void takeAway(compared, { kind: 'record', format: 'csv' }, 'adjudication'),
    },
  ]
}
