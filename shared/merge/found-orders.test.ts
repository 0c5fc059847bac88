import { expect, test } from 'vitest'
import { checkCase } from '../testing/merge-orders'

/** Found at random, once; the smallest work that showed what was wrong. */
test.each<readonly [string, readonly unknown[], readonly (readonly unknown[])[], boolean]>([
  [
    'what two removed together, beside what a third has undone of what is left open of it',
    [{ step: 'decision.reopen', numbers: [] }],
    [
      [
        { step: 'article.remove', numbers: [0, 2257] },
        { step: 'claim.set', numbers: [0, 105] },
      ],
      [{ step: 'undo', numbers: [] }],
      [{ step: 'article.remove', numbers: [] }],
    ],
    false,
  ],
  [
    'an entity merged into another in a claim that somebody deleted, and one who has done nothing',
    [],
    [
      [
        { step: 'entity.set', numbers: [0, 87] },
        { step: 'claim.delete', numbers: [] },
      ],
      [],
      [
        { step: 'adjudication.settle', numbers: [] },
        { step: 'entity.merge', numbers: [0, 1897] },
      ],
    ],
    false,
  ],
  [
    'an article under one id, not the same on both sides, and a claim in it',
    [],
    [
      [
        { step: 'article.add', numbers: [0, 1727] },
        { step: 'claim.create', numbers: [0, 0, 665] },
      ],
      [{ step: 'article.add', numbers: [705, 8795] }],
    ],
    true,
  ],
  [
    'an undo of what both began with, against the merging of what came back with it',
    [{ step: 'claim.delete', numbers: [] }],
    [[{ step: 'entity.merge', numbers: [0, 1221] }], [], [{ step: 'undo', numbers: [] }]],
    false,
  ],
  [
    'a corrected edition against a corrected outline',
    [],
    [
      [{ step: 'article.set', numbers: [0, 3601, 0, 0, 1, 8903] }],
      [{ step: 'article.revise', numbers: [0, 5539, 0, 435] }],
      [],
    ],
    false,
  ],
  [
    'one mention made twice, and its entity removed',
    [],
    [
      [],
      [
        { step: 'entity.delete', numbers: [] },
        { step: 'mention.create', numbers: [] },
      ],
      [{ step: 'mention.create', numbers: [] }],
    ],
    true,
  ],
  [
    'two articles removed by two, and a link between them',
    [],
    [
      [
        { step: 'article.remove', numbers: [0, 75] },
        { step: 'evidence.link', numbers: [] },
      ],
      [{ step: 'article.remove', numbers: [] }],
    ],
    false,
  ],
  [
    'a claim that one removed, and another with its article, in which the third works',
    [],
    [
      [{ step: 'claim.delete', numbers: [] }],
      [{ step: 'article.remove', numbers: [] }],
      [{ step: 'claim.set', numbers: [0, 7094] }],
    ],
    false,
  ],
  [
    'a mention that one removed, of an entity that another merged and the third mentions',
    [],
    [
      [{ step: 'mention.delete', numbers: [] }],
      [{ step: 'entity.merge', numbers: [0, 0, 0, 7] }],
      [{ step: 'mention.create', numbers: [] }],
    ],
    false,
  ],
  [
    'a link that one removed, and in which another only turned the stance to one that the third removed',
    [],
    [
      [{ step: 'claim.delete', numbers: [] }],
      [{ step: 'scheme.merge', numbers: [2219, 0, 3321] }],
      [{ step: 'scheme.delete', numbers: [5027] }],
    ],
    false,
  ],
  [
    'two removed what the other uses, and a third who has to do with neither',
    [],
    [
      [{ step: 'article.remove', numbers: [] }],
      [{ step: 'project.set', numbers: [] }],
      [
        { step: 'mention.create', numbers: [] },
        { step: 'article.remove', numbers: [0, 711] },
      ],
    ],
    false,
  ],
  [
    'a link removed with its article, and the stance that another’s was merged into, which the third removed',
    [],
    [
      [{ step: 'article.revise', numbers: [0, 2877] }],
      [
        { step: 'article.remove', numbers: [] },
        { step: 'scheme.merge', numbers: [7595, 0, 0, 0, 1353] },
      ],
      [{ step: 'scheme.delete', numbers: [4511, 0, 4989] }],
    ],
    false,
  ],
  [
    'a stance merged into one that another removed, of a link that two left as it was in the end',
    [],
    [
      [{ step: 'scheme.delete', numbers: [1947] }],
      [{ step: 'scheme.merge', numbers: [4355, 0, 1395] }],
      [{ step: 'scheme.set', numbers: [7867, 0, 1123] }],
    ],
    false,
  ],
  [
    'the reopening of a decision taken back, a claim removed, and one who has done nothing',
    [{ step: 'decision.reopen', numbers: [] }],
    [[{ step: 'undo', numbers: [] }], [], [{ step: 'claim.delete', numbers: [] }]],
    false,
  ],
  [
    'one mention given by two to entities under one id that are not the same, and one who has done nothing',
    [],
    [
      [],
      [{ step: 'entity.split', numbers: [0, 0, 0, 0, 7627] }],
      [{ step: 'entity.split', numbers: [0, 0, 1688, 0, 2555] }],
    ],
    true,
  ],
  [
    'a claim that one has brought back, with an entity that another merged into one that the third removed',
    [{ step: 'article.remove', numbers: [] }],
    [
      [{ step: 'undo', numbers: [] }],
      [{ step: 'entity.merge', numbers: [0, 4415] }],
      [{ step: 'entity.delete', numbers: [] }],
    ],
    true,
  ],
  [
    'the same, where who brought it back has removed the other, and the third has done nothing',
    [{ step: 'article.remove', numbers: [] }],
    [
      [
        { step: 'undo', numbers: [] },
        { step: 'entity.delete', numbers: [] },
      ],
      [{ step: 'entity.merge', numbers: [0, 5793] }],
      [],
    ],
    false,
  ],
  [
    'a label that two have merged into different ones, brought together, taken back and brought together again',
    [],
    [
      [
        { step: 'scheme.add', numbers: [] },
        { step: 'scheme.merge', numbers: [0, 0, 0, 0, 5885] },
      ],
      [
        { step: 'scheme.merge', numbers: [0, 0, 0, 0, 605] },
        { step: 'claim.delete', numbers: [] },
      ],
    ],
    true,
  ],
  [
    'a mention that one changed, and another removed and gave its article a corrected text, and one who has done nothing',
    [{ step: 'mention.create', numbers: [0, 6729] }],
    [
      [{ step: 'mention.set', numbers: [0, 63, 0, 0, 1, 0, 0, 1787] }],
      [
        { step: 'mention.delete', numbers: [0, 4607] },
        { step: 'article.revise', numbers: [0, 3747] },
      ],
      [],
    ],
    false,
  ],
  [
    'a label that one gave a claim, and another removed with the claim and the label that it had',
    [],
    [
      [
        { step: 'claim.delete', numbers: [0, 2006] },
        { step: 'scheme.delete', numbers: [] },
        { step: 'scheme.delete', numbers: [] },
      ],
      [{ step: 'claim.set', numbers: [0, 2597] }],
    ],
    false,
  ],
  [
    'an entity that one removed, one merged into another, and one mentions anew who has settled something about its claim',
    [{ step: 'decision.reopen', numbers: [] }],
    [
      [{ step: 'entity.delete', numbers: [0, 7213] }],
      [
        { step: 'undo', numbers: [] },
        { step: 'mention.create', numbers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 651] },
      ],
      [{ step: 'entity.merge', numbers: [0, 31] }],
    ],
    false,
  ],
  [
    'an entity that one removed, and one merged into another, took that back and mentions anew',
    [],
    [
      [],
      [
        { step: 'entity.merge', numbers: [0, 0, 0, 5865] },
        { step: 'undo', numbers: [] },
        { step: 'mention.create', numbers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2587] },
      ],
      [
        { step: 'entity.delete', numbers: [] },
        { step: 'mention.set', numbers: [] },
      ],
    ],
    false,
  ],
  [
    'a mention that one removed and another placed anew is in conflict where a merge had orphaned it again as it was',
    [{ step: 'article.revise', numbers: [0, 2317] }],
    [
      [{ step: 'mention.delete', numbers: [0, 3529] }],
      [{ step: 'article.set', numbers: [0, 157, 0, 0, 141, 6771] }],
      [{ step: 'article.revise', numbers: [0, 1041, 889] }],
    ],
    false,
  ],
  [
    'claims of an article that one removed, of whose entities the other deleted one, and comments on them',
    [],
    [
      [
        { step: 'comment.add', numbers: [] },
        { step: 'entity.delete', numbers: [0, 267] },
      ],
      [
        { step: 'article.remove', numbers: [] },
        { step: 'comment.add', numbers: [0, 1232, 0, 6471] },
        { step: 'article.remove', numbers: [] },
      ],
    ],
    false,
  ],
])('%s', (_, before, apart, sharedIds) => {
  expect(() => checkCase(before as never, apart as never, sharedIds)).not.toThrow()
})
