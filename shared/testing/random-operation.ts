import type { CommentId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import {
  type Attribute,
  type AttributeValue,
  certainties,
  claimStatuses,
  colours,
  quantityRelations,
} from '../model/records'
import { schemeTables } from '../model/tables'
import type { ClaimPatch, NewLink, RequestedBody, SingleBody } from '../operations/operation'
import { type Choices, Picks } from './random-picks'
import { attribute, id, label, newArticle, newClaim, newEntity, newLink, stance } from './scene'

type Make<K extends SingleBody['kind']> = (pick: Picks) => Omit<Extract<SingleBody, { kind: K }>, 'kind'>

const makers: { readonly [K in SingleBody['kind']]: Make<K> } = {
  'project.create': () => ({ info: { id: id('bench'), title: 'Again', guidelines: '' } }),
  'project.set': pick => ({
    patch: pick.choices.of([{ title: pick.word() }, { guidelines: pick.word() }, {}]),
  }),
  'annotator.add': pick => ({ annotator: { id: pick.fresh(), name: pick.word() } }),
  'annotator.set': pick => ({ id: pick.one('annotators'), patch: { name: pick.word() } }),

  'article.add': pick => ({
    article: { ...newArticle(pick.choices.of(['dawn', 'noon'])), id: pick.fresh() },
  }),
  'article.set': pick => ({
    id: pick.one('articles'),
    patch: pick.choices.of([
      { note: pick.word() },
      { status: 'done', date: '2025' },
      { note: undefined },
      { outline: [{ start: pick.choices.below(90), end: pick.choices.below(140), role: 'quote' }] },
    ]),
  }),
  'article.revise': pick => {
    const article = pick.one('articles')
    const { textHash, length, words, outline } = newArticle(pick.choices.of(['dawn', 'noon']))
    const claims = [...pick.project.claimsIn(article)].filter(() => pick.choices.rarely(2))
    const mentions = [...pick.project.mentionsIn(article)].filter(() => pick.choices.rarely(2))
    const links = [...pick.project.spanLinksIn(article)].filter(() => pick.choices.rarely(2))
    return {
      id: article,
      textHash,
      length,
      words,
      outline,
      placed: [
        ...claims.map(claim => ({ table: 'claims' as const, id: claim, spans: pick.spans(textHash) })),
        ...mentions.map(mention => ({
          table: 'mentions' as const,
          id: mention,
          span: pick.spans(textHash)[0],
        })),
        ...links.map(link => ({ table: 'links' as const, id: link, spans: pick.spans(textHash) })),
      ],
    }
  },
  'article.remove': pick => ({ id: pick.one('articles') }),

  'claim.create': pick => ({
    claim: { ...newClaim('any', 'dawn', 'dawn'), id: pick.fresh(), ...pick.place(), ...claimFields(pick) },
  }),
  'claim.set': pick => {
    const claim = pick.one('claims')
    const { spans } = pick.place(pick.project.get('claims', claim)?.article)
    return { id: claim, patch: pick.choices.rarely(4) ? { spans } : claimFields(pick) }
  },
  'claim.delete': pick => ({ id: pick.one('claims') }),

  'mention.create': pick => {
    const { article, spans } = pick.place()
    return { mention: { id: pick.fresh(), article, span: spans[0], entity: pick.oneOrNone('entities') } }
  },
  'mention.set': pick => {
    const mention = pick.one('mentions')
    const { spans } = pick.place(pick.project.get('mentions', mention)?.article)
    const patch = pick.choices.rarely(3) ? { span: spans[0] } : { entity: pick.oneOrNone('entities') }
    return { id: mention, patch }
  },
  'mention.delete': pick => ({ id: pick.one('mentions') }),

  'entity.create': pick => ({ entity: { ...entityOf(pick), type: pick.oneOrNone('entityTypes') } }),
  'entity.set': pick => ({
    id: pick.one('entities'),
    patch: pick.choices.of([
      { name: pick.word() },
      { aliases: [pick.word()] },
      { type: pick.oneOrNone('entityTypes') },
    ]),
  }),
  'entity.delete': pick => ({ id: pick.one('entities') }),
  'entity.merge': pick => ({ from: pick.one('entities'), into: pick.one('entities') }),
  'entity.split': pick => ({
    from: pick.one('entities'),
    into: entityOf(pick),
    mentions: pick.some('mentions'),
    claims: pick.some('claims'),
  }),

  'evidence.link': pick => ({
    link: {
      ...newLink('any', 'four', targetOf(pick), null),
      id: pick.fresh(),
      claim: pick.one('claims'),
      stance: pick.oneOrNone('stances'),
    },
  }),
  'evidence.set': pick => ({
    id: pick.one('links'),
    patch: pick.choices.of([
      { stance: pick.oneOrNone('stances') },
      { confidence: pick.choices.below(101) },
      { target: targetOf(pick) },
    ]),
  }),
  'evidence.unlink': pick => ({ id: pick.one('links') }),

  'comment.add': pick => {
    const replyTo: CommentId | null = pick.choices.rarely(3) ? pick.one('comments') : null
    const first = replyTo ? pick.project.get('comments', replyTo) : undefined
    const table = pick.choices.of(['claims', 'mentions', 'entities', 'links', 'articles', 'labels'] as const)
    const on = first ? first.on : { table, id: pick.one(table) }
    return { comment: { id: pick.fresh(), on, replyTo, text: pick.word(), resolved: false } }
  },
  'comment.set': pick => ({
    id: pick.one('comments'),
    patch: pick.choices.of([{ text: pick.word() }, { resolved: true }, { resolved: false }]),
  }),
  'comment.delete': pick => ({ id: pick.one('comments') }),
  'decision.reopen': pick => ({ id: pick.one('decisions') }),
  'adjudication.settle': pick => {
    const gold = pick.one('claims')
    const article = pick.project.get('claims', gold)?.article ?? pick.one('articles')
    const verdict = pick.choices.of(['chosen', 'new', 'none', 'open'] as const)
    const stands = verdict === 'chosen' || verdict === 'new'
    return {
      adjudication: {
        id: pick.choices.rarely(3) ? pick.one('adjudications') : pick.fresh(),
        article,
        claims: pick.some('claims'),
        gold: stands ? gold : null,
        verdict,
        reason: pick.word(),
      },
    }
  },
  'adjudication.reopen': pick => ({ id: pick.one('adjudications') }),

  'scheme.add': pick => {
    const word = pick.fresh()
    const key = pick.key()
    return pick.choices.of([
      { table: 'labels' as const, record: label(word, { key, colour: pick.choices.of(colours) }) },
      { table: 'attributes' as const, record: attribute(word, pick.choices.of(['number', 'text'])) },
      { table: 'stances' as const, record: stance(word, { key }) },
      {
        table: 'entityTypes' as const,
        record: { id: word, name: 'Type', description: '', order: 9, icon: 'other' as const },
      },
    ])
  },
  'scheme.set': pick => {
    const table = pick.choices.of(schemeTables)
    const keyed = table === 'labels' || table === 'stances'
    return { table, id: pick.one(table), patch: keyed ? { key: pick.key() } : { name: pick.word() } }
  },
  'scheme.delete': pick => {
    const table = pick.choices.of(schemeTables)
    return { table, id: pick.one(table) }
  },
  'scheme.merge': pick => {
    const table = pick.choices.of(schemeTables)
    return { table, from: pick.one(table), into: pick.one(table) }
  },
}

export const singleKinds = Object.keys(makers) as readonly SingleBody['kind'][]

/**
 * An operation of the kind that mostly makes sense in the project as it is, and sometimes names what is not there,
 * what is there already, a quote that is not in the text, or nothing new. New ids begin with `idPrefix`.
 */
export function randomOperation(
  kind: RequestedBody['kind'],
  choices: Choices,
  project: ProjectReader,
  idPrefix?: string,
): RequestedBody {
  const pick = new Picks(choices, project, idPrefix)
  if (kind !== 'batch') return single(kind, pick)
  // Joining is not undone on its own, so no batch holds it. The parts know nothing of each other, as a careless caller's would.
  const kinds = singleKinds.filter(name => name !== 'annotator.add' && name !== 'annotator.set')
  const operations = Array.from({ length: 1 + choices.below(4) }, () => single(choices.of(kinds), pick))
  return { kind, title: 'Several', operations }
}

function single(kind: SingleBody['kind'], pick: Picks): SingleBody {
  return { kind, ...makers[kind](pick) } as SingleBody
}

const entityOf = (pick: Picks) => ({ ...newEntity('any', pick.word()), id: pick.fresh() })

const targetOf = (pick: Picks): NewLink['target'] =>
  pick.choices.rarely(2) ? { kind: 'claim', claim: pick.one('claims') } : { kind: 'span', ...pick.place() }

/** Mostly what the attribute holds, and now and then what it does not. */
function saidOf(pick: Picks, attribute: never): AttributeValue {
  const number = (pick.project.get('attributes', attribute) as Attribute | undefined)?.kind === 'number'
  return number === pick.choices.rarely(20) ? pick.word() : pick.choices.below(3)
}

function claimFields(pick: Picks): Omit<ClaimPatch, 'spans'> {
  const { choices } = pick
  return choices.of<Omit<ClaimPatch, 'spans'>>([
    { label: pick.oneOrNone('labels') },
    { attribution: choices.rarely(3) ? null : { name: pick.word(), entity: pick.oneOrNone('entities') } },
    { entities: pick.some('entities') },
    { attributes: Object.fromEntries(pick.some('attributes').map(name => [name, saidOf(pick, name)])) },
    { quantity: { relation: choices.of(quantityRelations), value: choices.below(5), measure: 'soldiers' } },
    { certainty: choices.of(certainties), status: choices.of(claimStatuses) },
    { wording: pick.word() },
  ])
}
