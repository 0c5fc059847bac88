import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Coefficient } from '#shared/agreement/agreement-report'
import type { UnitizingCoefficient } from '#shared/agreement/unitizing-report'
import { testFolder } from '../test-folders.test-support'
import type { Io } from './io'
import { run } from './run'

let folder: string
beforeEach(() => {
  folder = testFolder('agreement')
})

async function file(name: string, text: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

/** Runs `claimbench agreement …` and gives what it printed and how it ended. */
async function agreement(...argv: string[]) {
  let out = ''
  let err = ''
  const io: Io = {
    out: async text => {
      out += text
    },
    err: text => {
      err += text
    },
    version: '0',
    sampleFolder: folder,
    configFolder: folder,
  }
  const code = await run(['agreement', ...argv], io)
  return { code, out, err }
}

async function coefficients<C extends Coefficient | UnitizingCoefficient>(...argv: string[]): Promise<C[]> {
  const { code, out, err } = await agreement(...argv, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out).coefficients
}

const four = `unit,A,B,C,D
u1,1,1,,1
u2,2,2,3,2
u3,3,3,3,3
u4,3,3,3,3
u5,2,2,2,2
u6,1,2,3,4
u7,4,4,4,4
u8,1,1,2,1
u9,2,2,2,2
u10,,5,5,5
u11,,,1,1
u12,,3,,
`

describe('--table', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('Krippendorff 2011 at the %s level', async (level, published) => {
    const all = await coefficients<Coefficient>('--table', await file('coders.csv', four), '--level', level)
    expect(all.find(({ id }) => id === 'krippendorff-alpha')).toMatchObject({
      value: expect.closeTo(published, 3),
      reason: null,
      units: 11,
      pairableValues: 40,
    })
  })

  test('the same from semicolons, tabs, UTF-16, a byte order mark and CRLF', async () => {
    const plain = await coefficients('--table', await file('coders.csv', four))
    for (const [name, text] of [
      ['semicolons.csv', four.replaceAll(',', ';')],
      ['tabs.tsv', four.replaceAll(',', '\t')],
      ['mark.csv', `\uFEFF${four.replaceAll('\n', '\r\n')}`],
      ['utf16.csv', Buffer.from(`\uFEFF${four}`, 'utf16le')],
    ] as const)
      expect(await coefficients('--table', await file(name, text))).toEqual(plain)
  })

  test('what is undefined is null with its reason', async () => {
    const all = await coefficients<Coefficient>(
      '--table',
      await file('alike.csv', 'unit,A,B\n1,x,x\n2,x,x\n'),
    )
    expect(all.find(({ id }) => id === 'krippendorff-alpha')).toMatchObject({
      value: null,
      reason: 'all values are the same, so nothing varies',
    })
    expect(all.find(({ id }) => id === 'cohen-kappa')?.value).toBeNull()
    expect(all.find(({ id }) => id === 'percent-agreement')?.value).toBe(1)
  })

  test('for people: one line for each coefficient, pairs and categories after', async () => {
    const { code, out } = await agreement('--table', await file('coders.csv', four))
    expect(code).toBe(0)
    expect(out).toMatch(/coders\.csv: 12 units, 4 coders, nominal; 11 units with 40 pairable values/)
    expect(out).toMatch(/^ {2}Krippendorff’s alpha +0\.743 +nominal, by coincidences$/m)
    expect(out).toMatch(/^C and D$/m)
    expect(out).toMatch(/^ {2}5 +3 +1\.000 +1\.000$/m)
  })

  test('intervals on request, the same for the same seed', async () => {
    const table = await file('coders.csv', four)
    const [one, again, other] = await Promise.all([
      coefficients<Coefficient>('--table', table, '--bootstrap', '200'),
      coefficients<Coefficient>('--table', table, '--bootstrap', '200', '--seed', '1'),
      coefficients<Coefficient>('--table', table, '--bootstrap', '200', '--seed', '2'),
    ])
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
    expect(one[0]?.interval?.low).toBeLessThan(0.743)
    expect((await agreement('--table', table, '--bootstrap', '200')).out).toMatch(/0\.743 \[0\.\d+, \S+\]/)
  })

  test('a value that stands for a missing one elsewhere is taken, and pointed out', async () => {
    const { code, err } = await agreement('--table', await file('dots.csv', 'unit,A,B\n1,x,.\n2,y,y\n'))
    expect(code).toBe(0)
    expect(err).toContain('“dots.csv”: “.” is taken for a value')
  })

  test.each([
    ['no number', 'unit,A,B\n1,2,3\n2,x,3\n', 'line 3: A has “x”, which is no number, and ordinal values'],
    ['NA', 'unit,A,B\n\n1,2,NA\n', 'line 3: B has “NA”. Leave the cell empty'],
    ['a decimal comma', 'unit;A;B\n1;2;3,5\n', 'line 2: B has “3,5”, which is no number'],
    ['after a cell of two lines', 'unit,A,B\n"one\ntwo",2,3\n3,x,3\n', 'line 4: A has “x”'],
    ['one coder', 'unit,A\n1,2\n', 'line 1: the header needs'],
    ['a coder twice', 'unit,A,A\n1,2,3\n', 'line 1: the coder “A” has two columns'],
    ['a coder without a name', 'unit,A,\n1,2,3\n', 'line 1: column 3 has no'],
    ['a unit twice', 'unit,A,B\n1,2,3\n2,1,1\n1,1,1\n', 'line 4: the unit “1” is there already, in line 2'],
    ['a unit without a name', 'unit,A,B\n,2,3\n', 'line 2: the first cell'],
    ['too many values', 'unit,A,B\n1,2,3,4\n', 'line 2: it has 3 values, and there are 2 coders'],
    ['an open quotation mark', 'unit,A,B\n1,"2,3\n', 'a quotation mark is opened and never closed'],
    ['nothing', '', 'is empty'],
    ['no units', 'unit,A,B\n', 'has a header and no units'],
  ])('names the file and the line: %s', async (_, text, message) => {
    const { code, out, err } = await agreement('--table', await file('bad.csv', text), '--level', 'ordinal')
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('“bad.csv”')
    expect(err).toContain(message)
  })

  test('ratio values cannot be below zero', async () => {
    const { code, err } = await agreement(
      '--table',
      await file('b.csv', 'u,A,B\n1,2,-3\n'),
      '--level',
      'ratio',
    )
    expect(code).toBe(3)
    expect(err).toContain('line 2: B has -3, and ratio values')
  })

  test('a file that is not there, or is no text', async () => {
    expect((await agreement('--table', join(folder, 'gone.csv'))).err).toContain('“gone.csv” is not there')
    const picture = await file('p.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    expect(await agreement('--table', picture)).toMatchObject({
      code: 3,
      err: expect.stringContaining('p.csv'),
    })
  })
})

describe('--continuum', () => {
  const a = `coder,category,start,length
Bertha,A,2,8
Bertha,A,14,6
Bill,A,4,4
Bill,A,15,2
`
  test('Krippendorff 1995, p. 57', async () => {
    const all = await coefficients<UnitizingCoefficient>(
      '--continuum',
      await file('spans.csv', a),
      '--length',
      '24',
    )
    const of = (id: string, category: string | null) =>
      all.find(one => one.id === id && one.category === category)
    for (const category of [null, 'A'])
      expect(of('alpha-u-krippendorff-1995', category)).toMatchObject({
        value: expect.closeTo(0.553, 3),
        units: 4,
        observed: 0.03125,
      })
    expect(of('cu-alpha', null)).toMatchObject({
      value: null,
      reason: expect.stringContaining('one category'),
    })
  })

  test('columns by name in any order, or by order without names', async () => {
    const plain = await coefficients('--continuum', await file('spans.csv', a), '--length', '24')
    const rows = a.trim().split('\n').slice(1)
    const turned = rows.map(row => row.split(',').toReversed().join(','))
    for (const text of [
      rows.join('\n'),
      ['Length,Start,Label,Annotator', ...turned].join('\n'),
      ['id,coder,category,start,length', ...rows.map((row, at) => `${at},${row}`)].join('\n'),
    ])
      expect(await coefficients('--continuum', await file('other.csv', text), '--length', '24')).toEqual(
        plain,
      )
  })

  test('starts where it is said to, below zero too', async () => {
    const plain = await coefficients('--continuum', await file('spans.csv', a), '--length', '24')
    const moved = a.replace(/,(\d+),(\d+)$/gm, (_, start, length) => `,${Number(start) - 10},${length}`)
    expect(
      await coefficients('--continuum', await file('moved.csv', moved), '--start', '-10', '--length', '24'),
    ).toEqual(plain)
  })

  test('a coder who marked nothing is a coder', async () => {
    const text = `${a}Betty,,,\n`
    const { out } = await agreement('--continuum', await file('three.csv', text), '--length', '24', '--json')
    expect(JSON.parse(out)).toMatchObject({ coders: ['Bertha', 'Bill', 'Betty'], units: 4 })
  })

  test('for people: over all categories, then by each', async () => {
    const { out } = await agreement('--continuum', await file('spans.csv', a), '--length', '24')
    expect(out).toMatch(/spans\.csv: 4 units of 2 coders on a continuum from 0 to 24/)
    expect(out).toMatch(/^ {2}αU, Krippendorff 1995 +0\.553 +squared/m)
    expect(out).toMatch(/^Category “A”$/m)
    expect(out).toMatch(/^ {2}\(k\)uα +n\/a .*one category/m)
  })

  test.each([
    ['outside', 'Bill,A,20,5', 'line 6: it runs from 20 to 25, outside the continuum from 0 to 24'],
    ['without length', 'Bill,A,20,0', 'line 6: its length is 0'],
    ['on its own', 'Bill,A,16,2', 'line 6: it overlaps another unit of “Bill” in category “A”'],
    ['no number', 'Bill,A,x,2', 'line 6: its start is “x”'],
    ['no category', 'Bill,,20,2', 'line 6: it has no category'],
    ['no coder', ',A,20,2', 'line 6: it has no coder'],
  ])('names the file and the line of a unit that is %s', async (_, row, message) => {
    const { code, out, err } = await agreement(
      '--continuum',
      await file('bad.csv', `${a}${row}\n`),
      '--length',
      '24',
    )
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain(`“bad.csv”, ${message}`)
  })

  test('a header that lacks a column, and one coder alone', async () => {
    const lacking = await agreement(
      '--continuum',
      await file('b.csv', 'coder,label,from,to\na,x,1,2\n'),
      '--length',
      '9',
    )
    expect(lacking.err).toContain('“b.csv”, line 1: the header has to name the columns')
    const alone = await agreement('--continuum', await file('b.csv', 'a,x,1,2\n'), '--length', '9')
    expect(alone).toMatchObject({ code: 3, err: expect.stringContaining('fewer than two coders') })
  })
})

test.each([
  [[]],
  [['--table', 'a', '--continuum', 'b', '--length', '1']],
  [['--table', 'a', '--level', 'other']],
  [['--table', 'a', '--length', '3']],
  [['--table', 'a', '--bootstrap', 'many']],
  [['--table', 'a', '--seed', '0']],
  [['--continuum', 'a']],
  [['--continuum', 'a', '--length', '0']],
  [['--continuum', 'a', '--length', '9', '--start', 'x']],
  [['--continuum', 'a', '--length', '9', '--level', 'nominal']],
])('%j is wrong use', async argv => {
  const { code, out, err } = await agreement(...argv)
  expect([code, out]).toEqual([2, ''])
  expect(err).not.toBe('')
})
