import { describe, expect, it } from 'vitest'
import { readDateLine } from './dates'

describe('a line that is a date', () => {
  it.each([
    ['2 March 2025', '2025-03-02'],
    ['2nd of March 2025', '2025-03-02'],
    ['March 2, 2025', '2025-03-02'],
    ['Mar. 2, 2025', '2025-03-02'],
    ['Sunday, March 2, 2025', '2025-03-02'],
    ['Sunday 2 March 2025', '2025-03-02'],
    ['Published: 2 March 2025', '2025-03-02'],
    ['Published on March 2, 2025 at 10:32 GMT', '2025-03-02'],
    ['Published 10:32 GMT, 2 March 2025', '2025-03-02'],
    ['2025-03-02', '2025-03-02'],
    ['2025-03-02T23:30:00-05:00', '2025-03-02'],
    ['Date: 2025-03-02 14:05', '2025-03-02'],
    ['2025/3/2', '2025-03-02'],
    ['02.03.2025', '2025-03-02'],
    ['02.03.2025, 14:05 Uhr', '2025-03-02'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['March 2025', '2025-03'],
    ['2. März 2025', '2025-03-02'],
    ['2 mars 2025', '2025-03-02'],
    ['2 de marzo de 2025', '2025-03-02'],
    ['2 березня 2025 року', '2025-03-02'],
    ['2 марта 2025 г.', '2025-03-02'],
    ['2 marca 2025', '2025-03-02'],
    ['2025年3月2日', '2025-03-02'],
    ['2025년 3월 2일', '2025-03-02'],
    ['٢ مارس ٢٠٢٥', '2025-03-02'],
    ['2 במרץ 2025', '2025-03-02'],
  ])('%s', (line, iso) => {
    expect(readDateLine(line)).toEqual({ iso, updated: false })
  })

  it('offers only what is certain', () => {
    expect(readDateLine('Monday, October 21')?.iso).toBeNull()
    expect(readDateLine('21 October')?.iso).toBeNull()
    expect(readDateLine('02/03/2025')?.iso).toBe('2025')
    expect(readDateLine('03/03/2025')?.iso).toBe('2025-03-03')
  })

  it('tells a change from a publication', () => {
    expect(readDateLine('Last updated: 3 March 2025')).toEqual({ iso: '2025-03-03', updated: true })
  })

  it.each([
    'In March 2025 the ministry said so.',
    'March 2 was a Sunday',
    'Published accounts differ',
    '31 February 2025',
    '2025',
    'May',
    'Sunday',
    '10,000 soldiers',
    '',
  ])('%s is no date line', line => {
    expect(readDateLine(line)).toBeNull()
  })
})
