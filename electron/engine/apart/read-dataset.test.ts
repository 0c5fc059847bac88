import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { Entity } from '#shared/model/records'
import { before, newEntity, scene } from '#shared/testing/scene'
import { testFolder } from '../../test-folders.test-support'
import { readDataset } from './read-dataset'
import type { DatasetPart } from './readings'

let folder: string
let path: string
beforeEach(() => {
  folder = testFolder('dataset')
  path = join(folder, 'x.json')
})

const read = async (path: string) => {
  const parts: DatasetPart[] = []
  const reply = await readDataset(path, async part => void parts.push(part))
  return { reply, parts }
}

describe('a dataset that is read apart', () => {
  test('comes in parts, none of them large, that hold every record in its order', async () => {
    const { info, annotators } = scene()
    const entities = new Map(
      Array.from({ length: 2_300 }, (_, i) => {
        const entity: Entity = { ...newEntity(`e${i}`, `Name ${i}`), created: before, changed: null }
        return [entity.id, entity] as const
      }),
    )
    const project = new IndexedProject({ ...emptyProject(), info, annotators, entities })
    const options = { generator: 'Claimbench', exportedAt: before.at }
    await writeFile(path, [...datasetPieces(datasetFrom(project, options))].join(''))
    const { reply, parts } = await read(path)
    expect(reply).toEqual({ ok: true, value: null })
    const found = parts.flatMap(part => ('table' in part && part.table === 'entities' ? part.records : []))
    expect(found).toEqual([...entities.values()])
    expect(parts.filter(part => 'records' in part && part.records.length > 500)).toEqual([])
    expect(parts.length).toBeGreaterThan(5)
  })

  test('is refused with its name where it is none, is not there, or is no file', async () => {
    expect(await read(path)).toMatchObject({
      reply: { ok: false, problem: { code: 'not-found' } },
      parts: [],
    })
    await writeFile(path, '{')
    expect(await read(path)).toMatchObject({
      reply: { ok: false, problem: { code: 'unreadable' } },
      parts: [],
    })
    expect(await read(folder)).toMatchObject({
      reply: { ok: false, problem: { code: 'unreadable' } },
      parts: [],
    })
  })
})
