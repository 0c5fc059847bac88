import { expect, it } from 'vitest'
import type { Command } from '../commands/registry'
import { offersFor, offersNow } from './offers'

const command = (title: string, more: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group: 'Claims',
  run: () => {},
  ...more,
})
const titles = (offers: ReturnType<typeof offersNow>) => offers.map(offer => offer.command.title)

const offers = offersNow([
  command('Link this claim', { when: () => 'Pick a claim first.' }),
  command('Next sentence', { onlyByKey: true }),
  command('Go to claims', { group: 'Go' }),
  command('Split entity', { when: () => false }),
  command('Export the dataset', { also: ['save as JSON'] }),
])

it('leaves out what is only a key and what does not belong to the moment, and puts last what cannot be done', () => {
  expect(titles(offers)).toEqual(['Go to claims', 'Export the dataset', 'Link this claim'])
  expect(offers.at(-1)?.reason).toBe('Pick a claim first.')
})

it.each([
  ['claim', ['Go to claims', 'Link this claim', 'Export the dataset']],
  ['json', ['Export the dataset']],
  ['claims link', ['Link this claim']],
])('%s finds %j', (typed, expected) => {
  expect(titles(offersFor(offers, typed))).toEqual(expected)
})
