import { expect, test } from 'vitest'
import { unitsOf } from '../merge/three-way'
import type { OperationBody } from '../operations/operation'
import { Bench, isRefusal } from '../testing/bench'
import { merge } from '../testing/branches'
import { handOut } from '../testing/pack-returns'
import { id, scene } from '../testing/scene'

const steps: readonly OperationBody[] = [
  { kind: 'entity.delete', id: id('lund') },
  { kind: 'article.remove', id: id('dawn') },
]
const wholes = [true, false].flatMap(assessments =>
  (['all', 'needed'] as const).flatMap(register =>
    [steps, steps.toReversed()].flatMap(order =>
      [['dawn'], ['dawn', 'noon']].flatMap(articles =>
        [1, 2].map(deliveries => ({ assessments, register, order, articles, deliveries })),
      ),
    ),
  ),
)

test.each(wholes)(
  'what a removal leaves open, with what was changed in it: back twice is back once, %o',
  of => {
    const { order, articles, deliveries, ...rest } = of
    const start = scene()
    let mine = new Bench(start)
    mine.perform({ kind: 'project.set', patch: { title: 'Handed out from' } })
    const handed = handOut(mine, { articles: articles.map(each => id(each)), annotators: 'all', ...rest })
    if (!handed) throw new Error('nothing was handed out')
    let conflicts = 0
    for (const [i, body] of order.entries()) {
      if (isRefusal(handed.bench.perform(body))) continue
      if (deliveries === 1 && i === 0) continue
      const first = merge(mine, handed.bench, start, 'rev')
      for (const { standing } of unitsOf(first.meetings)) if (standing === 'conflict') conflicts++
      mine = first.bench
      const { length } = mine.history
      expect(merge(mine, handed.bench, start, 'rev').bench.history).toHaveLength(length)
    }
    if (articles.length === 1) expect(conflicts).toBeGreaterThan(0)
  },
)
