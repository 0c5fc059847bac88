import { expect, test } from 'vitest'
import { allCommands, type Command, findCommand, register } from './registry'

const command = (title: string, more: Partial<Command> = {}): Command => ({
  ...{ id: 'articles.list', title, group: 'Articles', run: () => undefined },
  ...more,
})

test('a view’s own command stands before the one that stands for it, whichever was there first', () => {
  const [own, away] = [command('own'), command('away', { away: true })]
  for (const order of [
    [own, away],
    [away, own],
  ]) {
    const ends = order.map(each => register(() => [each]))
    expect(findCommand('articles.list')?.title).toBe('own')
    expect(allCommands()).toHaveLength(1)
    for (const end of ends) end()
  }
  const end = register(() => [away])
  expect(findCommand('articles.list')?.title).toBe('away')
  end()
})
