import { expect, test } from 'vitest'
import { copyOf, merge } from '../testing/branches'
import { id, newMention, scene } from '../testing/scene'
import { copies, done, told } from '../testing/two-copies'

test('an article that all removed who did anything is used by none who did nothing, whatever became of a mention in it', () => {
  const { ada, bo } = copies()
  const idle = copyOf(ada, scene(), 'cy')
  done(ada, { kind: 'article.remove', id: id('dawn') })
  done(ada, { kind: 'mention.create', mention: newMention('lund-dawn', 'noon', 'convoy', 'guard') })
  done(bo, { kind: 'article.remove', id: id('dawn') })
  const both = merge(ada, bo, scene(), 'rev')
  expect(told(both)).toEqual(['mentions/lund-dawn changed-and-removed'])
  expect(told(merge(both.bench, idle, scene(), 'again'))).toEqual(['mentions/lund-dawn left-open'])
  const early = merge(merge(idle, ada, scene(), 'rev').bench, bo, scene(), 'again')
  expect(told(early)).toEqual(['mentions/lund-dawn changed-and-removed'])
})
