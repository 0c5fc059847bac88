import { SearchX } from 'lucide-react'
import { useMemo } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import { caseDifferences, caseStandings } from '#shared/api/agreement-views'
import { counted, numeral } from '#shared/model/counted'
import { ArticleFilter, type FindArticles, offered } from '../library/article-filter'
import { useStatus } from '../shell/frame/status'
import { call } from '../store'
import { Button, EmptyState, SearchField, VirtualList } from '../widgets'
import { FilterMenu } from '../widgets/filter-menu'
import { allCases, filterCases, useAsked } from './asked'
import { CaseLine } from './case-line'
import styles from './cases.module.css'
import type { CasesInHand } from './use-cases'
import { differsNames, standingNames } from './words'

/** Every case, filtered; the keyboard goes through them. */
export function CaseList({ compared, list, active, goTo, progress, handle }: CasesInHand) {
  const filter = useAsked(state => state.filter)
  useStatus(active === null ? '' : `Case ${numeral(active + 1)} of ${numeral(list.total ?? 0)}`)
  const findArticles = useMemo(() => articlesOf(compared), [compared])
  const all = filter === allCases || JSON.stringify(filter) === JSON.stringify(allCases)
  return (
    <section className={styles.cases} aria-labelledby="cases-title">
      <header className={styles.casesHead}>
        <h2 id="cases-title">
          Cases{' '}
          <span className={styles.count} aria-live="polite">
            {list.total !== null &&
              (all
                ? numeral(list.total)
                : `${numeral(list.total)} of ${numeral(progress?.total ?? list.total)}`)}
          </span>
        </h2>
      </header>
      <search className={styles.filters}>
        <SearchField
          className={styles.search ?? ''}
          label="Filter by words"
          value={filter.text}
          onChange={text => filterCases({ ...filter, text })}
        />
        <FilterMenu
          name="Differs"
          options={[...caseDifferences, 'agreed' as const].map(value => ({
            value,
            label: differsNames[value],
          }))}
          chosen={filter.differs}
          onChange={differs => filterCases({ ...filter, differs })}
        />
        <FilterMenu
          name="Standing"
          options={caseStandings.map(value => ({ value, label: standingNames[value] }))}
          chosen={filter.standings}
          onChange={standings => filterCases({ ...filter, standings })}
        />
        <ArticleFilter
          find={findArticles}
          chosen={filter.articles}
          onChange={articles => filterCases({ ...filter, articles })}
        />
        {!all && (
          <Button small kind="quiet" onClick={() => filterCases(allCases)}>
            {filter.cell ? 'Leave the cell' : 'Clear filters'}
          </Button>
        )}
      </search>
      {list.total === 0 ? (
        <EmptyState
          icon={SearchX}
          title={all ? 'There is no case.' : 'No case fits these filters.'}
          action={all ? undefined : <Button onClick={() => filterCases(allCases)}>Show all cases</Button>}
        >
          {all && 'None of the articles chosen was worked on by two of the annotators.'}
        </EmptyState>
      ) : (
        <VirtualList
          handle={handle}
          label="Cases"
          className={styles.list ?? ''}
          list={list}
          rowHeight={78}
          active={active}
          onActive={goTo}
        >
          {(row, _, state) => <CaseLine row={row} active={state.active} />}
        </VirtualList>
      )}
    </section>
  )
}

const articlesOf =
  (compared: ComparedAsked): FindArticles =>
  async asked => {
    const reply = await call('adjudication.byArticle', { compared, ...asked, ...offered(asked.among) })
    if (!reply.ok) return null
    return reply.value.rows.map(({ id, name, total }) => ({ id, label: name, hint: counted(total, 'case') }))
  }
