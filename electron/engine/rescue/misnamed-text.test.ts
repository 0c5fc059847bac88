import { expect, test } from 'vitest'
import type { AnnotatorId } from '#shared/model/ids'
import { tableNames } from '#shared/model/tables'
import { outsideEdits } from '../storage/outside-edits'
import { documentText } from '../storage/project-document'
import { readDocument } from '../storage/read-document'
import { largeProject } from '../storage/testing/large-project'
import { seeded } from '../storage/testing/sample-operations'
import { rescue } from './rescue'

const path = '/desk/p.claimbench.json'
const annotator = { id: 'annotator-rescuer' as AnnotatorId, name: 'Rescuer' }

test('a text that only stands under another hash than its own is found again, with all that is marked in it', async () => {
  const before = largeProject(3)
  const file = [...documentText(before)].join('')
  const [, hash] = /^"([0-9a-f]{64})": "/m.exec(file) ?? expect.unreachable()
  const other = hash?.replace(/^./, first => (first === '0' ? '1' : '0'))
  const bytes = Buffer.from(file.replace(`\n"${hash}": "`, `\n"${other}": "`))
  expect((await readDocument(bytes, path)).ok, 'it is not damaged').toBe(false)
  const rescuer = { annotator, at: '2025-06-01T12:00:00.000Z', random: seeded(1) }
  const { document, report } = await rescue({ path, bytes, journal: null }, rescuer)
  if (!document) expect.unreachable()
  expect(report.parts).toEqual([
    expect.objectContaining({
      where: `texts/${other?.slice(0, 16)}…`,
      outcome: 'mended',
      what: expect.stringContaining('not its own'),
    }),
  ])
  for (const table of tableNames.filter(name => name !== 'annotators'))
    expect([...document.project[table]]).toEqual([...before.project[table]])
  expect([...document.project.texts.keys()].sort()).toEqual([...before.project.texts.keys()].sort())
  expect(await outsideEdits(document)).toEqual([])
})
