import { describe, test } from 'vitest'
import { expectChange } from '../testing/expect-operation'
import { id, newClaim, newLink, newMention, words } from '../testing/scene'
import type { SingleBody } from './operation'

const gone = {
  noon: [
    '- articles/noon',
    '- claims/three',
    '- links/against',
    '- links/for',
    '- mentions/convoy',
    '- mentions/guard-noon',
  ],
}

describe('a later part of a batch sees what an earlier one did', () => {
  test.each<[what: string, operations: readonly SingleBody[], lines: readonly string[]]>([
    [
      'a new link goes with the claim that it leads to',
      [
        {
          kind: 'evidence.link',
          link: newLink('new', 'dawn-crossing', { kind: 'claim', claim: id('three') }, null),
        },
        { kind: 'claim.delete', id: id('three') },
      ],
      ['- claims/three', '- links/against'],
    ],
    [
      'a link that leads elsewhere now stays',
      [
        {
          kind: 'evidence.set',
          id: id('against'),
          patch: { target: { kind: 'claim', claim: id('dawn-crossing') } },
        },
        { kind: 'claim.delete', id: id('three') },
      ],
      ['- claims/three', '~ links/against changed, target: {"kind":"claim","claim":"dawn-crossing"}'],
    ],
    [
      'a new link goes with the article that it leads to',
      [
        {
          kind: 'evidence.link',
          link: newLink(
            'new',
            'four',
            { kind: 'span', article: id('noon'), spans: [words('noon', '3,000')] },
            null,
          ),
        },
        { kind: 'article.remove', id: id('noon') },
      ],
      gone.noon,
    ],
    [
      'new annotations go with their article',
      [
        { kind: 'claim.create', claim: newClaim('new', 'noon', 'unheard of') },
        { kind: 'mention.create', mention: newMention('new', 'noon', 'Mara Lund', 'lund') },
        { kind: 'article.remove', id: id('noon') },
      ],
      gone.noon,
    ],
    [
      'a new mention loses its entity',
      [
        { kind: 'mention.create', mention: newMention('new', 'noon', 'Mara Lund', 'guard') },
        { kind: 'mention.set', id: id('guard-noon'), patch: { entity: null } },
        { kind: 'entity.delete', id: id('guard') },
      ],
      [
        '- entities/guard',
        '+ mentions/new',
        '~ claims/four changed, entities: []',
        '~ mentions/guard-noon changed, entity: null',
      ],
    ],
    [
      'a claim that has come to name an entity follows it',
      [
        { kind: 'claim.set', id: id('three'), patch: { entities: [id('lund')] } },
        { kind: 'entity.merge', from: id('lund'), into: id('guard') },
      ],
      [
        '- entities/lund',
        '~ claims/four attribution: {"name":"Mara Lund","entity":"guard"}, changed',
        '~ claims/three changed, entities: ["guard"]',
        '~ entities/guard aliases: ["Mara Lund","Lund"], changed',
        '~ mentions/lund-dawn changed, entity: "guard"',
      ],
    ],
    [
      'an id is free again once its record is gone',
      [
        { kind: 'claim.delete', id: id('dawn-crossing') },
        { kind: 'claim.create', claim: newClaim('dawn-crossing', 'noon', 'unheard of') },
        { kind: 'claim.delete', id: id('dawn-crossing') },
      ],
      ['- claims/dawn-crossing', '- links/for'],
    ],
  ])('%s', (title, operations, lines) => expectChange({ kind: 'batch', title, operations }, lines))
})
