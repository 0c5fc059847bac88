import { expect, it } from 'vitest'
import { fileNameFor } from './file-name'

it.each([
  ['Troop deployments', 'troop-deployments.claimbench.json'],
  ['  Who said what? 2025/26 ', 'who-said-what-2025-26.claimbench.json'],
  ['Überflüge', 'überflüge.claimbench.json'],
  ['../../etc', 'etc.claimbench.json'],
  ['CON: a "test"', 'con-a-test.claimbench.json'],
  ['…', 'project.claimbench.json'],
])('%s is kept in %s', (title, file) => {
  expect(fileNameFor(title)).toBe(file)
})
