import type { AgreementReport, Coefficient } from '#shared/agreement/agreement-report'
import type { Estimate } from '#shared/agreement/estimate'
import type { UnitizingReport } from '#shared/agreement/unitizing-report'
import { counted, threePlaces } from '#shared/model/counted'

/** A coefficient to three places, or n/a. */
const shown = (value: number | null) => (value === null ? 'n/a' : threePlaces(value))
const estimate = (given: Estimate) =>
  given.value === null ? `n/a (${given.reason})` : threePlaces(given.value)

/** The report on a table as lines for people: one for each coefficient, columns lined up. */
export function tableLines(file: string, report: AgreementReport): string[] {
  const { level, coders, units, pairableUnits, pairableValues, coefficients, pairs, categories } = report
  return [
    `${file}: ${counted(units, 'unit')}, ${counted(coders.length, 'coder')}, ${level}; ${counted(pairableUnits, 'unit')} with ${counted(pairableValues, 'pairable value')}`,
    '',
    ...lined(coefficients.map(cells)),
    ...pairs.flatMap(pair => ['', pair.coders.join(' and '), ...lined(pair.coefficients.map(cells))]),
    ...(categories.length === 0 ? [] : ['', 'By category']),
    ...lined([
      ...(categories.length === 0
        ? []
        : [['', 'values', 'positive agreement (F1)', 'alpha against all others']]),
      ...categories.map(category => [
        String(category.category),
        String(category.count),
        estimate(category.positiveAgreement),
        estimate(category.alpha),
      ]),
    ]),
  ]
}

/** The report on a continuum as lines for people: over all categories, then category by category. */
export function continuumLines(file: string, report: UnitizingReport): string[] {
  const { coders, units, start, length, coefficients } = report
  const categories = [...new Set(coefficients.map(({ category }) => category))]
  return [
    `${file}: ${counted(units, 'unit')} of ${counted(coders.length, 'coder')} on a continuum from ${start} to ${start + length}`,
    ...categories.flatMap(category => [
      '',
      category === null ? 'All categories' : `Category “${category}”`,
      ...lined(
        coefficients
          .filter(one => one.category === category)
          .map(({ name, value, variant, coverage, reason }) => [
            name,
            shown(value),
            noted(variant, reason ?? (coverage === null ? '' : `covers ${(100 * coverage).toFixed(1)} %`)),
          ]),
      ),
    ]),
  ]
}

function cells({ name, value, variant, reason, interval }: Coefficient): string[] {
  const between = interval
    ? ` [${shown(interval.low)}, ${shown(interval.high)}]`
    : interval === null && value !== null
      ? ' [n/a]'
      : ''
  return [name, `${shown(value)}${between}`, noted(variant, reason ?? '')]
}

const noted = (variant: string, note: string) => (note === '' ? variant : `${variant} (${note})`)

/** Rows of cells with two blanks between columns, indented by two. */
function lined(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(0, ...rows.map(row => [...(row[column] ?? '')].length))
  return rows.map(row =>
    `  ${row.map((cell, column) => cell + ' '.repeat(width(column) - [...cell].length)).join('  ')}`.trimEnd(),
  )
}
