import { expect, test } from 'vitest'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { scene } from '#shared/testing/scene'
import { datasetSummary } from './dataset-summary'
import { large } from './large.test-support'

const options = { generator: 'Claimbench test', exportedAt: '2025-03-02T12:00:00.000Z' }
const whole = (project: IndexedProject) => [...datasetPieces(datasetFrom(project, options))].join('')

test('the length is told within a tenth, and from few texts', () => {
  const project = large(3_000, 300)
  const { bytes } = datasetSummary(project, options)
  expect(project.asked.texts).toBeLessThan(100)
  const real = Buffer.byteLength(whole(project))
  expect(bytes).toBeGreaterThan(real * 0.9)
  expect(bytes).toBeLessThan(real * 1.1)
})

test('the beginning is that of the file, its long pieces cut short', () => {
  const project = new IndexedProject(scene())
  const { preview } = datasetSummary(project, options)
  const file = whole(project)
  expect(preview.length).toBeGreaterThan(3_000)
  for (const part of preview.split('…')) expect(file).toContain(part)
  expect(file.startsWith(preview.slice(0, 200))).toBe(true)
})

test('a project with nothing in it has a file all the same', () => {
  const project = new IndexedProject({ ...emptyProject(), info: scene().info })
  const { bytes, preview } = datasetSummary(project, options)
  expect(preview).toBe(whole(project))
  expect(Math.abs(bytes - Buffer.byteLength(preview))).toBeLessThan(300)
})
