import { defaultScheme } from '#shared/model/default-scheme'
import type { AttributeId, ProjectId } from '#shared/model/ids'
import { annotators, Work } from '../analysts'
import type { ArticleName } from '../articles'
import { claimId, comment, connect, labelId, mark, register } from '../hands'
import { Library } from '../library'
import { projectFile } from '../project-file'
import type { SampleClaim } from '../sample-claim'
import { claimsOfE, type OwnClaimName } from './claims-apart'

const counted = 'attribute-counted' as AttributeId
const articles: readonly ArticleName[] = ['wire', 'longView', 'release', 'policy']

/** What is counted, as the scheme of Analyst E has it; filled in when all was marked. */
const counts: Partial<Record<OwnClaimName, string>> = {
  ownUpTo10000: 'prepared',
  ownMoreThan20: 'killed',
  ownOver10000November: 'sent',
  ownPresent8000: 'arrived',
  ownOver1100: 'killed and wounded',
  ownOver10000December: 'sent',
  ownAbout11000: 'arrived',
}

/**
 * Analyst E never had the sample: the same articles, one of them in an earlier edition, were marked in a project that
 * was begun apart, with a label, an attribute and entities that are called otherwise there.
 */
export function versionOfE(folder: string): string {
  const work = new Work('2025-03-20T09:10:00.000Z')
  work.inOtherHands('2025-03-20T09:10:00.000Z', 20_250_320)
  const library = new Library({ by: 'E', ids: 'article-own', edition: earlier })
  setUp(work)
  for (const name of articles) library.add(work, name, folder)
  enter(work, library)
  for (const [name, claim] of Object.entries<SampleClaim>(claimsOfE)) mark(work, library, name, claim)
  for (const [name, what] of Object.entries(counts)) {
    work.perform('E', { kind: 'claim.set', id: claimId(name), patch: { attributes: { [counted]: what } } })
  }
  connect(work, library, {
    by: 'E',
    claim: 'ownOver10000December',
    stance: 'repeats',
    evidence: 'ownOver10000November',
    confidence: 80,
  })
  connect(work, library, {
    by: 'E',
    claim: 'ownUpTo10000',
    stance: 'contradicts',
    evidence: 'ownOver10000November',
    confidence: 40,
  })
  for (const name of articles) {
    work.perform('E', { kind: 'article.set', id: library.id(name), patch: { status: 'done' } })
  }
  comment(
    work,
    'E',
    { table: 'claims', id: claimId('ownInvention') },
    'A denial in the words of the ministry: I took it for a quote.',
  )
  return projectFile(work)
}

/** The policy note as it was first put out. */
function earlier(name: ArticleName, bytes: Uint8Array): Uint8Array {
  if (name !== 'policy') return bytes
  const text = new TextDecoder().decode(bytes)
  const before = text.replace('some two hundred metres', 'some three hundred metres')
  if (before === text) throw new Error('the policy note does not say what was corrected in it')
  return new TextEncoder().encode(before)
}

function setUp(work: Work): void {
  const title = 'Kelm figures, marked independently'
  const id = 'project-own' as ProjectId
  work.perform('E', {
    kind: 'batch',
    title: `Created the project “${title}”`,
    operations: [
      { kind: 'project.create', info: { id, title, guidelines: '' } },
      { kind: 'annotator.add', annotator: annotators.E },
      ...defaultScheme().filter(({ record }) => record.id !== labelId('forecast')),
    ],
  })
  work.perform('E', {
    kind: 'scheme.add',
    table: 'labels',
    record: {
      id: labelId('prediction'),
      name: 'Prediction',
      description: 'What somebody expects to happen.',
      colour: 'green',
      pattern: 'dashed',
      key: '4',
      order: 3,
    },
  })
  work.perform('E', {
    kind: 'scheme.add',
    table: 'attributes',
    record: {
      id: counted,
      name: 'Measurand',
      description: 'What a figure counts.',
      kind: 'choice',
      choices: ['prepared', 'sent', 'arrived', 'killed', 'killed and wounded'],
      order: 1,
    },
  })
}

/** The register: some under the same name as in the sample, some under one of its other names, one that it has not got. */
function enter(work: Work, library: Library): void {
  register(work, library, 'E', 'ownTorvane', {
    name: 'Torvane',
    type: 'government',
    mentions: { wire: ['Torvane'], release: ['Torvane'] },
  })
  register(work, library, 'E', 'ownLasova', {
    name: 'Lasova',
    type: 'government',
    aliases: ['Mardesk'],
    mentions: { wire: ['Lasova', 'Mardesk'] },
  })
  register(work, library, 'E', 'ownPresident', {
    name: 'The president',
    type: 'person',
    mentions: { wire: ['the president of Pellany'] },
  })
  register(work, library, 'E', 'ownJointStaff', {
    name: 'Joint Staff',
    type: 'government',
    mentions: { release: ['The Joint Staff'] },
  })
  register(work, library, 'E', 'ownDirectorate', {
    name: 'Military intelligence directorate of Pellany',
    type: 'government',
    mentions: {
      longView: ['military intelligence directorate'],
      policy: ['military intelligence directorate'],
    },
  })
  register(work, library, 'E', 'ownSalient', {
    name: 'Kelm salient',
    type: 'place',
    mentions: { policy: ['the salient'] },
    note: 'The part of the district that Pellany holds.',
  })
}
