import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { anchorAt } from '#shared/anchors/anchor'
import type { Reply } from '#shared/api/problem'
import type { ArticleId, ClaimId, LabelId } from '#shared/model/ids'
import type { NewClaim, SingleBody } from '#shared/operations/operation'
import type { Engine, WorkbenchSession } from '../ports'

/** What each of two annotators marks: words, and the label. */
type Marks = readonly (readonly [words: string, label: string])[]

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message)
  return reply.value
}

/** One more analyst, with a machine of their own, at the same engine. */
async function analyst(engine: Engine, folder: string, name: string): Promise<WorkbenchSession> {
  const session = await engine.openSession({
    host: 'web',
    version: '0',
    sampleFolder: join(folder, 'no-sample'),
    configFolder: join(folder, `config of ${name}`),
    chooseFiles: async () => [],
  })
  value(await session.methods['settings.set']({ patch: { annotatorName: name } }))
  return session
}

/** The words of a text that two annotators mark: the same, a shorter span, another label, and one that one alone has. */
function marksOf(text: string): { readonly of: (place: number) => string } {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).filter(sentence => sentence.trim().length > 30)
  return { of: place => sentences[place]?.trim() ?? '' }
}

/** Has an analyst mark words in an article, as one operation. */
async function markAs(
  session: WorkbenchSession,
  path: string,
  article: ArticleId,
  text: string,
  marks: Marks,
  prefix: string,
): Promise<void> {
  const operations = marks.map(([words, label], at): SingleBody => {
    const start = text.indexOf(words)
    if (start < 0 || words === '') throw new Error(`“${words}” is not in the text`)
    const claim: NewClaim = {
      id: `claim-${prefix}${at}` as ClaimId,
      article,
      spans: [anchorAt(text, start, start + words.length)],
      label: `label-${label}` as LabelId,
      attribution: null,
      certainty: null,
      asOf: null,
      wording: '',
      quantity: null,
      note: '',
      entities: [],
      attributes: {},
      status: 'open',
    }
    return { kind: 'claim.create', claim }
  })
  value(await session.methods['project.open']({ path }))
  value(
    await session.methods['project.perform']({
      project: path,
      body: { kind: 'batch', title: 'Marked', operations },
    }),
  )
}

/** A copy of the project in which analysts “Bo” and “Cy” marked the first two articles, each by themselves. */
export async function annotatedByTwo(
  engine: Engine,
  sample: string,
  folder: string,
): Promise<{ readonly path: string; readonly sessions: readonly WorkbenchSession[] }> {
  const path = join(folder, 'two.claimbench.json')
  await cp(sample, path)
  const sessions: WorkbenchSession[] = []
  for (const name of ['Bo', 'Cy']) {
    const session = await analyst(engine, folder, name)
    sessions.push(session)
    value(await session.methods['project.open']({ path }))
    const { rows } = value(
      await session.methods['articles.list']({
        filter: { text: '', status: null, sort: 'added' },
        offset: 0,
        limit: 2,
      }),
    )
    for (const [place, { id }] of rows.entries()) {
      const { text } = value(await session.methods['articles.read']({ id }))
      const { of } = marksOf(text)
      const bo = name === 'Bo'
      const marks: Marks = [
        [of(0), 'fact'],
        [bo ? of(1) : of(1).slice(0, -6), 'fact'],
        [of(2), bo ? 'figure' : 'quote'],
        [of(3), 'quote'],
        ...(bo ? ([[of(4), 'forecast']] as const) : []),
      ]
      await markAs(session, path, id, text, marks, `${name.toLowerCase()}${place}-`)
    }
  }
  return { path, sessions }
}
