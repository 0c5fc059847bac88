import { useState } from 'react'
import type { AgreementView, Matrix } from '#shared/api/agreement-views'
import { Select } from '../widgets'
import { allCases, filterCases, useAsked } from './asked'
import styles from './figures.module.css'

/** Two annotators' labels of the same places. A cell opens its cases. */
export function LabelMatrix({ view }: { view: AgreementView }) {
  const [chosen, setChosen] = useState('0')
  const matrix = view.matrices[Number(chosen)] ?? view.matrices[0]
  if (!matrix) return null
  const nameOf = new Map(view.annotators.map(({ id, name }) => [id, name]))
  const names = (of: Matrix) => of.annotators.map(id => nameOf.get(id) ?? '')
  const [first = '', second = ''] = names(matrix)
  return (
    <section className={styles.part} aria-labelledby="matrix-title">
      <h2 id="matrix-title">
        Labels: {first} ↓, {second} →
      </h2>
      {view.matrices.length > 1 && (
        <Select
          aria-label="Which two annotators"
          value={chosen}
          choices={view.matrices.map((each, at) => ({ value: String(at), label: names(each).join(' and ') }))}
          onChange={value => setChosen(value ?? '0')}
        />
      )}
      <Cells matrix={matrix} first={first} second={second} />
    </section>
  )
}

function Cells({ matrix, first, second }: { matrix: Matrix; first: string; second: string }) {
  const cell = useAsked(state => state.filter.cell)
  const { values, counts, annotators } = matrix
  const most = Math.max(1, ...counts.flat())
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {values.map(({ value, name }) => (
              <th key={value} scope="col" title={name}>
                <span className={styles.upright}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map(({ value: row, name }, r) => (
            <tr key={row}>
              <th scope="row" title={name}>
                {name}
              </th>
              {values.map(({ value: column, name: other }, c) => {
                const count = counts[r]?.[c] ?? 0
                const open =
                  cell?.row === row && cell.column === column && cell.annotators.join() === annotators.join()
                return (
                  <td key={column}>
                    {count === 0 ? (
                      <span className={styles.none}>{row === 'not-marked' && column === row ? '' : 0}</span>
                    ) : (
                      <button
                        type="button"
                        className={styles.cell}
                        data-same={r === c || undefined}
                        aria-pressed={open}
                        aria-label={`${first}: ${name}, ${second}: ${other}: ${count}. Show them.`}
                        style={{ ['--depth' as string]: String(0.25 + (0.75 * count) / most) }}
                        onClick={() =>
                          filterCases(open ? allCases : { ...allCases, cell: { annotators, row, column } })
                        }
                      >
                        {count}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
