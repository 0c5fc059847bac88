import { expect, test } from 'vitest'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Claim } from '#shared/model/records'
import { scene } from '#shared/testing/scene'
import { firstPlace } from './first-place'

/** The place, and how often others could come between. */
function found(project: IndexedProject) {
  const steps = firstPlace(project)
  let between = 0
  for (let step = steps.next(); ; step = steps.next(), between++)
    if (step.done) return { place: step.value, between }
}

test('begins at the claim with the most evidence, however many claims are looked at', () => {
  const few = scene()
  const { place } = found(new IndexedProject(few))
  const links = (claim: string) =>
    [...few.links.values()].filter(
      ({ claim: from, target }) => from === claim || (target.kind === 'claim' && target.claim === claim),
    ).length
  const most = Math.max(...[...few.claims.keys()].map(links))
  expect(most).toBeGreaterThan(0)
  expect(links(place.claim ?? '')).toBe(most)
  const [claim] = few.claims.values() as Iterable<Claim>
  const more = Array.from({ length: 5_000 }, (_, at) => ({ ...claim, id: `claim-more-${at}` }) as Claim)
  const claims = new Map([...more.map(each => [each.id, each] as const), ...few.claims])
  const many = found(new IndexedProject({ ...few, claims }))
  expect(many.place).toEqual(place)
  expect(many.between).toBeGreaterThan(5)
})
