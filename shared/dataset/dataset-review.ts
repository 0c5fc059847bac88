import { z } from 'zod'
import { adjudication, comment, decision, decisionOption } from '../model/review-records'
import { authoredOut, datasetStamp } from './dataset-records'
import { described, named, open } from './described'

/* What reviewing has left, as a dataset has it: the project's own records. */

const a = adjudication.unwrap().shape
const c = comment.unwrap().shape
const d = decision.unwrap().shape

export const datasetAdjudication = named(
  open({
    id: described(a.id, 'Identifies the adjudication.'),
    article: described(a.article, 'The id of the article.'),
    claims: described(z.array(a.claims.unwrap().element), 'The ids of the claims that the case is made of.'),
    gold: described(a.gold, 'The id of the claim that stands, or null where none does.'),
    verdict: described(
      a.verdict,
      'Whether one of them was chosen, a new one was made, none stands, or it was put off (open).',
    ),
    reason: described(a.reason, 'Why.'),
    ...authoredOut,
  }),
  'Adjudication',
  'Which of the claims that annotators marked at one place stands in the gold standard.',
)

export const datasetDecision = named(
  open({
    id: described(d.id, 'Identifies the decision.'),
    subject: described(d.subject, 'What it is about: table/id, or table/id#part.'),
    code: described(d.code, 'Why there was something to decide.'),
    settled: described(d.settled, 'Whether it has been decided.'),
    base: described(d.base, 'The value before both began; null where there was none.'),
    value: described(d.value, 'The value that was chosen.'),
    options: described(
      z.array(
        open({
          value: described(decisionOption.unwrap().shape.value, 'The value; null for its not being there.'),
          by: described(datasetStamp.nullable(), 'Who gave it and when, where that is known.'),
        }),
      ),
      'The values that there were to choose from.',
    ),
    follows: described(z.array(z.string()), 'The records whose fate it follows.'),
    from: described(d.from, 'The title of the project that brought it up.'),
    reason: described(d.reason, 'Why it was decided so.'),
    ...authoredOut,
  }),
  'Decision',
  'What is to become of something that two versions of the project did not agree about.',
)

export const datasetComment = named(
  open({
    id: described(c.id, 'Identifies the comment.'),
    on: described(
      open({
        table: described(c.on.unwrap().shape.table, 'The table of the record that it is on.'),
        id: described(c.on.unwrap().shape.id, 'The id of that record.'),
      }),
      'What it is on.',
    ),
    replyTo: described(c.replyTo, 'The id of the comment that its thread began with, or null.'),
    text: described(c.text, 'What it says.'),
    resolved: described(c.resolved, 'Of the comment that a thread began with: whether it is dealt with.'),
    ...authoredOut,
  }),
  'Comment',
  'A comment on a record, or a reply to one.',
)
